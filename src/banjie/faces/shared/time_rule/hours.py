"""The rule of a limit in hours: a cell an hour up to two days of them, beyond that a cell a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from banjie.core.clock.hours import hours_stopped, instant_of_start, midnight
from banjie.core.clock.limit import Limit
from banjie.core.clock.running import ClockDates, Running
from banjie.core.values.office_time import office_date
from banjie.faces.shared.time_rule.model import Cell, CellKind, Counts, Grain, HourMarks, RuleModel, RuleState

_MOST_HOURS = 48
_MOST_CELLS = 72  # with the hours late and the days stopped
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Counted:
    """A clock in hours, counted up to the instant `until`."""

    model: RuleModel
    running: Running
    dates: ClockDates
    longest: Limit
    until: datetime

    @property
    def start(self) -> datetime:
        return instant_of_start(self.running.start)

    @property
    def promised(self) -> int | None:
        return self.running.promised.days if self.model.promised_days is not None else None

    @property
    def due_at(self) -> datetime | None:
        return self.dates.due_at if self.model.promised_days is not None else None

    @property
    def legal_at(self) -> datetime | None:
        return self.dates.legal_at if self.model.legal_days is not None else None

    def stopped(self, first: datetime, last: datetime) -> timedelta:
        return hours_stopped(first, last, self.running.stops, self.running.zone) if last > first else timedelta()

    def is_stopped(self, day: date) -> bool:
        return any(stop.holds(day) for stop in self.running.stops)


def in_hours(model: RuleModel, running: Running, dates: ClockDates, at: datetime | None, longest: Limit) -> RuleModel:
    """Return the rule with its hours counted up to the instant `at`, the beginning of the day where none is known."""
    zone, start = running.zone, instant_of_start(running.start)
    until = max(start, at or midnight(model.finished_date or model.today, zone)).astimezone(UTC)
    one = _Counted(model=model, running=running, dates=dates, longest=longest, until=until)
    due_at = dates.due_at if model.promised_days is not None else dates.legal_at
    model = replace(
        model, start_at=start.astimezone(zone), due_at=due_at, counts=_counts(one), state=_state(one)
    )  # fmt: skip
    cells = tuple(_hours(one))
    if longest.days > _MOST_HOURS or len(cells) > _MOST_CELLS:
        return replace(model, cells=tuple(_days(one)))
    return replace(model, cells=cells, grain=Grain.HOUR, hour_marks=_marks(one, cells))


def _hours(one: _Counted) -> Iterator[Cell]:
    """Yield the hours of the limit and those late, a stopped day as one cell among them."""
    now, place, zone = one.start.astimezone(UTC), 0, one.running.zone
    while place < one.longest.days or (now < one.until and place <= one.longest.days + _MOST_CELLS):
        day = office_date(now, zone)
        if place < one.longest.days and one.is_stopped(day):
            yield Cell(date=now.astimezone(zone), kind=CellKind.STOPPED)
            # The whole day is left out; of the day it began only what was left of it.
            now = midnight(day + _DAY, zone) if now == one.start else now + _DAY
            continue
        place += 1
        yield Cell(date=now.astimezone(zone), kind=_kind(one, place, now))
        now += _HOUR


def _kind(one: _Counted, place: int, now: datetime) -> CellKind:
    finished, begun = one.model.finished_date is not None, now < one.until
    if place > one.longest.days:
        return CellKind.OVER if one.legal_at else CellKind.LATE
    if place > (one.promised or one.longest.days):
        return CellKind.LATE if begun else CellKind.RESERVE
    if not begun:
        return CellKind.SAVED if finished else CellKind.LEFT
    return CellKind.TODAY if now + _HOUR > one.until and not finished else CellKind.USED


def _marks(one: _Counted, cells: Sequence[Cell]) -> HourMarks:
    counted = [cell.date for cell in cells if cell.kind is not CellKind.STOPPED]
    begun = [cell.date for cell in cells if isinstance(cell.date, datetime) and cell.date <= one.until]
    last = begun[-1]
    return HourMarks(
        promised=counted[one.promised - 1] if one.promised else None,
        legal=counted[one.longest.days - 1] if one.legal_at else None,
        finished=last if one.model.finished_date else None,
        now=None if one.model.finished_date else last,
    )


def _days(one: _Counted) -> Iterator[Cell]:
    ends = [one.until, *(at for at in (one.due_at, one.legal_at) if at)]
    first, last = one.model.start_date, max(office_date(at, one.running.zone) for at in ends)
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        yield Cell(date=day, kind=_day_kind(one, day))


def _day_kind(one: _Counted, day: date) -> CellKind:
    model, until = one.model, office_date(one.until, one.running.zone)
    due, legal, finished = model.due or day, model.legal_due or model.due or day, model.finished_date is not None
    if one.is_stopped(day) and day <= legal:
        return CellKind.STOPPED
    if day > until:
        if day > due:
            return CellKind.RESERVE
        return CellKind.SAVED if finished else CellKind.LEFT
    if day > due:
        return CellKind.OVER if model.legal_due is not None and day > legal else CellKind.LATE
    return CellKind.TODAY if day == model.today and not finished else CellKind.USED


def _counts(one: _Counted) -> Counts:
    def left(due: datetime | None) -> int:
        return max(0, -((one.until + one.stopped(one.until, due) - due) // _HOUR)) if due else 0

    def beyond(due: datetime | None) -> int:
        return max(0, -((due - one.until) // _HOUR)) if due else 0

    until = office_date(one.until, one.running.zone)
    days = {stop.first_date + timedelta(days=step) for stop in one.running.stops
            for step in range(((stop.last_date or until) - stop.first_date).days + 1)}  # fmt: skip
    return Counts(
        used=max(timedelta(), one.until - one.start - one.stopped(one.start, one.until)) // _HOUR,
        stopped=sum(one.model.start_date <= day <= until for day in days),
        promised_left=left(one.due_at),
        legal_left=left(one.legal_at),
        late=beyond(one.due_at),
        over=beyond(one.legal_at),
    )


def _state(one: _Counted) -> RuleState:
    """Return the state by the hour: a limit in hours is over in the middle of a day."""
    if one.model.state not in (RuleState.RUNNING, RuleState.LATE, RuleState.OVER):
        return one.model.state
    if one.legal_at and one.until > one.legal_at:
        return RuleState.OVER
    return RuleState.LATE if one.due_at and one.until > one.due_at else RuleState.RUNNING
