"""Making a time rule from a calendar, limits in working days, stops and today.

The dates are counted as `core.clock` counts them: the day of acceptance does not count, days inside a stop do not
count, a stop begun after the due date does not move it. An open stop is drawn up to today and what is left after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from banjie.core.calendar.day import Day, DayKind
from banjie.core.calendar.table import Calendar
from banjie.faces.shared.time_rule.model import Cell, CellKind, Counts, OffRun, RuleModel, RuleState

WEEKS_FROM = 41  # more working days than 40 are drawn as weeks
_SHORT = 25  # a promise up to here keeps its days; a far legal date is cut off instead


class StopLike(Protocol):
    """A stop of the clock: both its days inclusive and not counted; open while `last_date` is None."""

    @property
    def first_date(self) -> date:
        """The day the stop begins."""

    @property
    def last_date(self) -> date | None:
        """The day of the restart, or None while it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Counted:
    """One working day with its running count; `number` is 0 while stopped."""

    day: Day
    number: int


def rule_model(
    *,
    calendar: Calendar,
    start: date,
    promised_days: int | None,
    legal_days: int | None,
    stops: Sequence[StopLike] = (),
    today: date,
    finished: date | None = None,
    on_the_spot: bool = False,
) -> RuleModel:
    """Return the rule of a limit that began with `start` (day 0); at least one of the two limits must be given.

    `finished` is the day of the answer; `on_the_spot` says that the item is done in one visit. Raises ValueError
    without a limit, and the calendar's error outside its table.
    """
    if promised_days is None and legal_days is None and finished != start:
        raise ValueError("a time rule needs a promised or a legal limit in working days; give at least one")
    longest = max(promised_days or 0, legal_days or 0)
    until = today if finished is None else finished
    walked = tuple(_walk(calendar, start, longest, stops, until))
    bare = RuleModel(
        start_date=start,
        today=today,
        state=RuleState.RUNNING,
        counts=Counts(used=0, stopped=0, promised_left=0, legal_left=0, late=0, over=0),
        promised_days=promised_days,
        legal_days=legal_days,
        promised_due=_due(walked, promised_days, start),
        legal_due=_due(walked, legal_days, start),
        finished_date=finished,
    )
    counted = replace(
        bare,
        counts=_counts(calendar, walked, bare),
        state=_state(bare, stops, on_the_spot=on_the_spot),
        promised_held=_held(bare.promised_due, stops, finished),
        legal_held=_held(bare.legal_due, stops, finished),
    )
    cells = tuple(_cell(one, counted) for one in walked)
    return _shown(replace(counted, cells=cells, provisional_year=_provisional_year(cells)), calendar)


def _walk(calendar: Calendar, start: date, longest: int, stops: Sequence[StopLike], until: date) -> Iterator[_Counted]:
    number, day = 0, start
    while number < longest or day < until:
        day += timedelta(days=1)
        known = calendar.day(day)
        if not known.kind.is_working:
            continue
        stopped = number < longest and any(_inside(stop, day, until) for stop in stops)
        number += not stopped
        yield _Counted(day=known, number=0 if stopped else number)


def _inside(stop: StopLike, day: date, until: date) -> bool:
    return stop.first_date <= day <= (stop.last_date or until)


def _due(walked: Sequence[_Counted], days: int | None, start: date) -> date | None:
    if not days:
        return None if days is None else start
    return next(one.day.date for one in walked if one.number == days)


def _held(due: date | None, stops: Sequence[StopLike], finished: date | None) -> bool:
    return finished is None and due is not None and any(s.last_date is None and s.first_date <= due for s in stops)


def _counts(calendar: Calendar, walked: Sequence[_Counted], model: RuleModel) -> Counts:
    finished, today = model.finished_date, model.today
    last_used = finished or today - timedelta(days=1)
    counted = [one.day.date for one in walked if one.number]
    late_until = finished or today
    promised, legal = model.promised_due, model.legal_due
    return Counts(
        used=sum(day <= last_used for day in counted),
        stopped=sum(not one.number and one.day.date <= late_until for one in walked),
        promised_left=sum(last_used < day <= promised for day in counted) if promised else 0,
        legal_left=sum(last_used < day <= legal for day in counted) if legal else 0,
        late=max(0, calendar.count(promised, late_until)) if promised else 0,
        over=max(0, calendar.count(legal, late_until)) if legal else 0,
    )


def _state(model: RuleModel, stops: Sequence[StopLike], *, on_the_spot: bool) -> RuleState:
    if model.finished_date is not None:
        one_day = RuleState.ON_THE_SPOT if on_the_spot else RuleState.SAME_DAY
        return one_day if model.finished_date <= model.start_date else RuleState.FINISHED
    today = model.today
    if any(stop.first_date <= today and (stop.last_date is None or today < stop.last_date) for stop in stops):
        return RuleState.STOPPED
    if model.legal_due is not None and today > model.legal_due:
        return RuleState.OVER
    if model.promised_due is not None and today > model.promised_due:
        return RuleState.LATE
    return RuleState.RUNNING


def _cell(one: _Counted, model: RuleModel) -> Cell:
    return Cell(
        date=one.day.date,
        kind=_kind(one, model),
        makeup=one.day.kind in (DayKind.MAKE_UP, DayKind.ORDERED),
        provisional=one.day.provisional,
    )


def _kind(one: _Counted, model: RuleModel) -> CellKind:
    day, until = one.day.date, model.finished_date or model.today
    due = model.promised_due or model.legal_due or model.start_date
    if not one.number:
        return CellKind.STOPPED
    if day > until:
        return _kind_to_come(day, due, model)
    if model.legal_due is not None and day > model.legal_due:
        return CellKind.OVER
    if day > due:
        return CellKind.LATE
    return CellKind.TODAY if day == model.today and model.finished_date is None else CellKind.USED


def _kind_to_come(day: date, due: date, model: RuleModel) -> CellKind:
    if day > due:
        return CellKind.RESERVE
    return CellKind.LEFT if model.finished_date is None else CellKind.SAVED


def _provisional_year(cells: Sequence[Cell]) -> int | None:
    first = next((cell.date for cell in cells if cell.provisional), None)
    # The last days of December are provisional because the next year's notice may rearrange them.
    return None if first is None else first.year + (first.month == 12)


def _shown(model: RuleModel, calendar: Calendar) -> RuleModel:
    """Return the model with its drawing chosen: days, a cut axis or weeks; the counts stay those of the whole."""
    if model.in_one_day:
        return replace(model, cells=())
    needed = sum(cell.kind is not CellKind.RESERVE for cell in model.cells)
    if len(model.cells) >= WEEKS_FROM:
        if needed <= _SHORT:
            model = replace(model, cells=model.cells[: needed + max(5, needed // 2)], cut=True)
        else:
            model = replace(model, by_week=True)
    return replace(model, off_runs=tuple(off_runs(calendar, model.start_date, model.end_date)))


_NAMED = (DayKind.HOLIDAY, DayKind.CLOSED)


def off_runs(calendar: Calendar, after: date, until: date) -> Iterator[OffRun]:
    """Yield the runs of days off after `after` up to `until`; a run is named by its first holiday or closure."""
    run: list[Day] = []
    for step in range(1, (until - after).days + 1):
        day = calendar.day(after + timedelta(days=step))
        if not day.kind.is_working:
            run.append(day)
        if run and (day.kind.is_working or day.date == until):
            name = next((one.name for one in run if one.kind in _NAMED), "")
            yield OffRun(first_date=run[0].date, days=len(run), name=name)
            run = []
