"""Rules of limits that run otherwise than forwards: back from an event, at least so long, up to a day that is given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.before import latest_before
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.ruler import Ruler, ruler_of
from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.cells import NO_COUNTS, provisional_year, shown
from banjie.faces.shared.time_rule.model import Cell, CellKind, Counts, RuleModel, RuleState

_ONE_DAY = timedelta(days=1)
_AHEAD = 7  # days shown from the day on which something may end
Kind = Callable[[date, RuleModel], CellKind]


def backwards_rule(
    calendar: Calendar, limit: Limit, event: date, *, start: date, today: date, finished: date | None = None
) -> RuleModel:
    """Return the rule of what must be done `limit` before `event`; `start` is the day on which that became known.

    `legal_due` is the last lawful day; the days between it and the event are kept free, and a late act shortens them.
    """
    latest = latest_before(calendar, event, limit)
    bare = replace(_bare(start, today, finished, latest), unit=limit.unit, runs=Runs.BACKWARDS, event_date=event)
    first = min(start, latest, finished or start)
    counts = _counts_before(ruler_of(calendar, limit.unit), bare, latest)
    return _drawn(replace(bare, legal_days=limit.days, counts=counts), first, event - _ONE_DAY, _before, calendar)


def least_rule(
    calendar: Calendar, limit: Limit, first_lawful: date, *, start: date, today: date, finished: date | None = None
) -> RuleModel:
    """Return the rule of what must last `limit` from `start`: `legal_due` is the first lawful day of its end."""
    bare = replace(_bare(start, today, finished, first_lawful), unit=limit.unit, runs=Runs.AT_LEAST)
    if finished is None:
        bare = replace(bare, state=RuleState.OPEN if today >= first_lawful else RuleState.RUNNING)
    counts = _counts_least(ruler_of(calendar, limit.unit), bare, first_lawful)
    last = max(first_lawful + _AHEAD * _ONE_DAY, finished or today)
    return _drawn(replace(bare, legal_days=limit.days, counts=counts), start + _ONE_DAY, last, _least, calendar)


def given_rule(calendar: Calendar, end: date, *, start: date, today: date, finished: date | None = None) -> RuleModel:
    """Return the rule of a clock that runs to a day the case itself brings; every day of the year is a cell."""
    bare = replace(_bare(start, today, finished, end), unit=Unit.CALENDAR_DAY)
    until, last_used = finished or today, finished or today - _ONE_DAY
    counts = replace(
        NO_COUNTS,
        used=max(0, (last_used - start).days),
        legal_left=max(0, (end - max(last_used, start)).days),
        over=max(0, (until - end).days),
    )
    return _drawn(replace(bare, counts=counts), start + _ONE_DAY, max(end, until), _given, calendar)


def _bare(start: date, today: date, finished: date | None, due: date) -> RuleModel:
    ended = RuleState.FINISHED if finished else RuleState.OVER if today > due else RuleState.RUNNING
    return RuleModel(
        start_date=start,
        today=today,
        state=ended,
        counts=NO_COUNTS,
        promised_days=None,
        legal_days=None,
        promised_due=None,
        legal_due=due,
        finished_date=finished,
    )


def _drawn(model: RuleModel, first: date, last: date, kind: Kind, calendar: Calendar) -> RuleModel:
    by_work = model.unit is Unit.WORKING_DAY
    days = [calendar.day(first + step * _ONE_DAY) for step in range((last - first).days + 1)]
    cells = tuple(
        Cell(
            date=day.date,
            kind=kind(day.date, model),
            makeup=by_work and day.kind in (DayKind.MAKE_UP, DayKind.ORDERED),
            provisional=by_work and day.provisional,
        )
        for day in days
        if day.kind.is_working or not by_work
    )
    return shown(replace(model, cells=cells, provisional_year=provisional_year(cells)), calendar)


def _ahead(day: date, model: RuleModel) -> CellKind:
    """Return what a day is before the one that must be kept."""
    if model.finished_date is not None:
        return CellKind.USED if day <= model.finished_date else CellKind.SAVED
    if day == model.today:
        return CellKind.TODAY
    return CellKind.USED if day < model.today else CellKind.LEFT


def _before(day: date, model: RuleModel) -> CellKind:
    if model.legal_due is None or day <= model.legal_due:
        return _ahead(day, model)
    return CellKind.SHORT if day <= (model.finished_date or model.today) else CellKind.KEPT


def _least(day: date, model: RuleModel) -> CellKind:
    if model.legal_due is not None and day >= model.legal_due:
        return CellKind.FREE
    kind = _ahead(day, model)
    return CellKind.SHORT if kind is CellKind.SAVED else kind


def _given(day: date, model: RuleModel) -> CellKind:
    return CellKind.OVER if model.legal_due is not None and day > model.legal_due else _ahead(day, model)


def _counts_before(ruler: Ruler, model: RuleModel, latest: date) -> Counts:
    """Count what is left before the last lawful day (of a finished act: how much earlier it was), or what is beyond."""
    until = model.finished_date or model.today
    last_used = until if model.finished_date else until - _ONE_DAY
    return replace(
        NO_COUNTS, legal_left=max(0, ruler.count(last_used, latest)), over=max(0, ruler.count(latest, until))
    )


def _counts_least(ruler: Ruler, model: RuleModel, first_lawful: date) -> Counts:
    """Count what has lasted, and what is left to last (of what ended: how much was missing)."""
    until = model.finished_date or model.today
    missing = max(0, ruler.count(until, first_lawful))
    lasted = ruler.count(model.start_date, until)
    return replace(NO_COUNTS, used=lasted, **{"over" if model.finished_date else "legal_left": missing})
