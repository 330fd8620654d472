"""The working-out: every day from the start to the due date, what it is, its number, and why.

Reasons are codes with parameters; words files turn them into sentences in each language.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from banjie.core.calendar.day import Day, DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due, due_date
from banjie.core.clock.limit import Limit
from banjie.core.clock.stop import Stop

SHORTEST_RUN = 3


class ReasonCode(StrEnum):
    """Why a day has a number or has none."""

    START = "start"  # the day it began is not counted
    COUNTED = "counted"
    COUNTED_MAKE_UP = "counted_make_up"  # a weekend day worked by a notice: param name
    WEEKEND = "weekend"
    HOLIDAY = "holiday"  # param name
    STOPPED = "stopped"  # params ground, notice
    LAST = "last"  # the last day of the limit: params days, unit
    LATE = "late"  # counted, after the due date


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """A code and the values its sentence needs (`name` is a holiday's key, `ground` a ground's key)."""

    code: ReasonCode
    params: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One day. `running` is its number in the count, None where it is not counted; `weekday` 1 is Monday.

    `stop` is the place, in `WorkingOut.stops`, of the stop that holds this day, also on days off; else None.
    """

    date: date
    weekday: int
    kind: DayKind
    running: int | None
    reason: Reason
    provisional: bool
    stop: int | None = None

    @property
    def is_off(self) -> bool:
        """Whether offices are closed on this day."""
        return not self.kind.is_working


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Three or more days off in a row that a page may fold into one line."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the holidays in the run, in order, each once."""
        return tuple(dict.fromkeys(row.reason.params["name"] for row in self.rows if "name" in row.reason.params))


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingOut:
    """How a due date came about. The last row is the due date, or the first day of the open stop that holds it.

    Where rows were asked for beyond the due date they follow it, counted on with the reason `late`.
    `stops` are the stops that moved the date, in order; `due_without_stops` is the date had there been none.
    """

    start: date
    limit: Limit
    due: Due
    due_without_stops: date
    stops: tuple[Stop, ...]
    rows: tuple[Row, ...]
    calendar_version: str

    def folded(self) -> tuple[Row | Run, ...]:
        """Return the rows with every run of three or more days off as one `Run`."""
        return tuple(_fold(self.rows))


def work_out(
    calendar: Calendar, start: date, limit: Limit, stops: Iterable[Stop] = (), until: date | None = None
) -> WorkingOut:
    """Return the day-by-day working-out of `due_date`, up to the due date or to `until` where that is later.

    `until` (today, or the day it was finished) shows the days late and the days of an open stop.
    """
    due = due_date(calendar, start, limit.days, stops)
    end = due.date or due.moved_by[-1].first_date
    last = max(end, until or end, start)
    return WorkingOut(
        start=start,
        limit=limit,
        due=due,
        due_without_stops=calendar.add(start, limit.days),
        stops=due.moved_by,
        rows=tuple(_rows(calendar, start, last, limit, due)),
        calendar_version=calendar.version,
    )


def _rows(calendar: Calendar, start: date, last: date, limit: Limit, due: Due) -> Iterator[Row]:
    running = 0
    for ordinal in range(start.toordinal(), last.toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        stop = _stop_on(due.moved_by, day.date)
        counted = day.date != start and day.kind.is_working and stop is None
        running += counted
        reason = _reason(day, start, limit, due, stop)
        yield Row(
            date=day.date,
            weekday=day.date.isoweekday(),
            kind=day.kind,
            running=running if counted else None,
            reason=reason,
            provisional=day.provisional,
            stop=stop,
        )


def _stop_on(stops: tuple[Stop, ...], day: date) -> int | None:
    return next((place for place, stop in enumerate(stops) if stop.holds(day)), None)


def _reason(day: Day, start: date, limit: Limit, due: Due, stop: int | None) -> Reason:
    name = {"name": day.name} if day.name else {}
    if day.date == start:
        return Reason(code=ReasonCode.START, params=name)
    if not day.kind.is_working:
        return Reason(code=ReasonCode.HOLIDAY if name else ReasonCode.WEEKEND, params=name)
    if stop is not None:
        held_by = due.moved_by[stop]
        return Reason(code=ReasonCode.STOPPED, params={"ground": held_by.ground, "notice": held_by.notice, **name})
    return Reason(code=_counted(day, due), params={"days": str(limit.days), "unit": limit.unit.value, **name})


def _counted(day: Day, due: Due) -> ReasonCode:
    if due.date is not None and day.date >= due.date:
        return ReasonCode.LAST if day.date == due.date else ReasonCode.LATE
    return ReasonCode.COUNTED_MAKE_UP if day.kind is DayKind.MAKE_UP else ReasonCode.COUNTED


def _fold(rows: tuple[Row, ...]) -> Iterator[Row | Run]:
    first = rows[0]
    yield first  # the start is always shown
    for is_off, group in groupby(rows[1:], key=lambda row: row.is_off):
        members = tuple(group)
        if is_off and len(members) >= SHORTEST_RUN:
            yield Run(rows=members)
        else:
            yield from members
