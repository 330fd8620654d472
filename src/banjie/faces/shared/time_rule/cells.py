"""What is common to rules of every kind: days off between the cells, how long a cell is, where the axis is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from banjie.core.calendar.day import Day, DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Unit
from banjie.faces.shared.time_rule.model import Cell, CellKind, Counts, Grain, OffRun, RuleModel

MOST_CELLS = 40  # more are drawn by the week, then by the month
_SHORT = 25  # a promise up to here keeps its days; a far legal date is cut off instead
_NAMED = (DayKind.HOLIDAY, DayKind.CLOSED)
NO_COUNTS = Counts(used=0, stopped=0, promised_left=0, legal_left=0, late=0, over=0)


def shown(model: RuleModel, calendar: Calendar) -> RuleModel:
    """Return the model with its drawing chosen: days, a cut axis, weeks or more; the counts stay those of the whole."""
    if model.in_one_day:
        return replace(model, cells=())
    if model.grain is Grain.HOUR:
        return model
    needed = sum(cell.kind is not CellKind.RESERVE for cell in model.cells)
    if len(model.cells) > MOST_CELLS:
        if needed <= _SHORT:
            model = replace(model, cells=model.cells[: needed + max(5, needed // 2)], cut=True)
        else:
            model = replace(model, grain=_grain(model.cells))
    if model.unit is not Unit.WORKING_DAY or model.grain in (Grain.MONTH, Grain.YEAR):
        return model  # days off are cells like all others, or too narrow to be seen
    after = min(model.start_date, model.cells[0].date) if model.cells else model.start_date
    return replace(model, off_runs=tuple(off_runs(calendar, after, model.end_date)))


def _grain(cells: Sequence[Cell]) -> Grain:
    for grain in (Grain.WEEK, Grain.MONTH):
        if len({grain.of(cell.date) for cell in cells}) <= MOST_CELLS:
            return grain
    return Grain.YEAR


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


def provisional_year(cells: Sequence[Cell]) -> int | None:
    """Return the year whose notice the cells wait for, or None."""
    first = next((cell.date for cell in cells if cell.provisional), None)
    # The last days of December are provisional because the next year's notice may rearrange them.
    return None if first is None else first.year + (first.month == 12)
