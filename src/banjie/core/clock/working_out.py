"""The working-out: every day from the start to the due date, what it is, its number, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.clock.before import counted_back, latest_before
from banjie.core.clock.day_rows import DayCount, day_rows
from banjie.core.clock.due import Due
from banjie.core.clock.hour_rows import hour_rows
from banjie.core.clock.hours import instant_of_start
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due, run_out, start_date
from banjie.core.clock.rows import Reason, ReasonCode, Row, Run, folded
from banjie.core.clock.running import Running
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE

__all__ = [
    "Reason",
    "ReasonCode",
    "Row",
    "Run",
    "WorkingOut",
    "work_out",
    "work_out_before",
    "work_out_lasting",
    "work_out_running",
]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingOut:
    """How a due date came about. The last row is the due date, or the first day of the open stop that holds it.

    Where rows were asked for beyond the due date they follow it, counted on with the reason `late`.
    `stops` are the stops that moved the date, in order; `due_without_stops` is the date had there been none.
    Where `is_back` is set, `start` is the day of an event, the rows go back from it, and the due date is the last
    lawful day of the act. Where `is_least` is set the due date is the first lawful day. `base` is the limit before it
    was extended, and `base_date` the day that was due then; None where it was not, or where a stop held that day.
    """

    start: date
    limit: Limit
    due: Due
    due_without_stops: date
    stops: tuple[Stop, ...]
    rows: tuple[Row, ...]
    calendar_version: str
    is_back: bool = False
    is_least: bool = False
    base: Limit | None = None
    base_date: date | None = None

    def folded(self) -> tuple[Row | Run, ...]:
        """Return the rows with every run of three or more days off as one `Run`."""
        return tuple(folded(self.rows))


def work_out(  # noqa: PLR0917 - the question as `limit_due` takes it, and how far the rows go
    calendar: Calendar,
    start: date,
    limit: Limit,
    stops: Iterable[Stop] = (),
    until: date | None = None,
    zone: ZoneInfo = DEFAULT_ZONE,
) -> WorkingOut:
    """Return the day-by-day working-out of `limit_due`, up to the due date or to `until` where that is later.

    `until` (today, or the day it was finished) shows the days late and the days of an open stop.
    """
    held = tuple(stops)
    due = limit_due(calendar, start, limit, held, zone)
    begun = start_date(start, zone)
    end = due.date or due.moved_by[-1].first_date
    last = max(end, until or end, begun)
    return WorkingOut(
        start=start,
        limit=limit,
        due=due,
        due_without_stops=_without_stops(calendar, start, limit, due, zone),
        stops=due.moved_by,
        rows=_rows(calendar, start, limit, due, last, zone),
        calendar_version=calendar.version,
    )


def work_out_running(
    calendar: Calendar, running: Running, until: date | None = None, base: Limit | None = None
) -> WorkingOut:
    """Return the working-out of the due date of a running clock, as `clock_dates` has it.

    `base` is the promised limit as it was before it was extended, where it was.
    """
    out = work_out(calendar, running.start, running.promised, running.stops, until, running.zone)
    if base is None or base == running.promised:
        return out
    before = limit_due(calendar, running.start, base, running.stops, running.zone)
    return replace(out, base=base, base_date=before.date)


def work_out_lasting(calendar: Calendar, start: date, limit: Limit, *, gone_by: bool = False) -> WorkingOut:
    """Return the working-out of what must last: its last row is the first lawful day of its end.

    That is the last day of the limit, which stays where it is unless the limit says otherwise; or, where the limit must
    have `gone_by`, the day after its last.
    """
    limit = limit if gone_by else replace(limit, last_day=limit.last_day or LastDay.STAYS)
    out = work_out(calendar, start, limit)
    assert out.due.date is not None, "nothing stops what must last"
    days = {"days": str(limit.days), "unit": limit.unit.value}
    if gone_by:
        first = calendar.day(out.due.date + _ONE_DAY)
        row = Row(date=first.date, weekday=first.date.isoweekday(), kind=first.kind, running=None,
                  reason=Reason(code=ReasonCode.FIRST_LAWFUL, params=days), provisional=first.provisional)  # fmt: skip
        rows = (*out.rows, row)
    else:
        reason = Reason(code=ReasonCode.FIRST_LAWFUL, params={**out.rows[-1].reason.params, **days})
        rows = (*out.rows[:-1], replace(out.rows[-1], reason=reason))
    due = replace(out.due, date=rows[-1].date)
    return replace(out, due=due, due_without_stops=rows[-1].date, rows=rows, is_least=True)


def work_out_before(calendar: Calendar, event_date: date, limit: Limit) -> WorkingOut:
    """Return the working-out of `latest_before`: from the day of the event back to the last lawful day of the act."""
    ended, latest = counted_back(calendar, event_date, limit), latest_before(calendar, event_date, limit)
    count = DayCount(calendar=calendar, start=event_date, limit=limit, ended=ended, due=latest, is_back=True)
    rows = tuple(day_rows(count, latest))
    moves = limit.unit is Unit.WORKING_DAY or limit.last_day is LastDay.PREVIOUS_WORKING_DAY
    provisional = moves and any(row.provisional for row in rows[1:])
    return WorkingOut(
        start=event_date,
        limit=limit,
        due=Due(date=latest, left_when_resumed=None, provisional=provisional),
        due_without_stops=latest,
        stops=(),
        rows=rows,
        calendar_version=calendar.version,
        is_back=True,
    )


def _without_stops(calendar: Calendar, start: date, limit: Limit, due: Due, zone: ZoneInfo) -> date:
    without = limit_due(calendar, start, limit, (), zone) if due.moved_by else due
    assert without.date is not None  # only a stop holds a date
    return without.date


def _rows(  # noqa: PLR0917 - as above
    calendar: Calendar, start: date, limit: Limit, due: Due, last: date, zone: ZoneInfo
) -> tuple[Row, ...]:
    if limit.unit is Unit.HOUR:
        return tuple(hour_rows(calendar, instant_of_start(start), limit, due, last, zone))
    begun = start_date(start, zone)
    ended = run_out(calendar, begun, limit, due.moved_by).date
    count = DayCount(calendar=calendar, start=begun, limit=limit, ended=ended, due=due.date, stops=due.moved_by)
    return tuple(day_rows(count, last))
