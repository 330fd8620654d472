"""Making the rule of a limit that runs forwards.

Cells, dates and counts are those of `core.clock`: every day of the working-out is one cell, or lies between two. An
open stop is drawn up to today, and what is left after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import run_out, start_date
from banjie.core.clock.ruler import ruler_of
from banjie.core.clock.running import ClockDates, Running, clock_dates
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import ReasonCode, Row, work_out
from banjie.faces.shared.time_rule.cells import NO_COUNTS, provisional_year, shown
from banjie.faces.shared.time_rule.hours import in_hours
from banjie.faces.shared.time_rule.model import Cell, CellKind, Counts, RuleModel, RuleState


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """A clock and when it is looked at: on `today`, or at the instant `at` where the hour is known.

    `finished` is the day of the answer (`at` is then its hour). `told_due` is a later day that was told before.
    `promised` and `legal` say which of the two limits the office and the law really give.
    """

    running: Running
    today: date
    finished: date | None = None
    at: datetime | None = None
    told_due: date | None = None
    promised: bool = True
    legal: bool = True
    on_the_spot: bool = False

    @property
    def until(self) -> date:
        """The day up to which days are used."""
        return self.finished or self.today

    @property
    def drawn(self) -> Running:
        """The clock with an open stop that ends on the last day looked at."""
        return replace(self.running, stops=tuple(_closed(self.running.stops, self.until)))

    @property
    def longest(self) -> Limit:
        """The limit whose days are drawn."""
        return self.running.legal if self.legal else self.running.promised


def running_rule(calendar: Calendar, looked: Looked) -> RuleModel:
    """Return the rule of a clock; raises what `limit_due` raises."""
    running, drawn = looked.running, looked.drawn
    start = start_date(running.start, running.zone)
    dates = clock_dates(calendar, drawn)
    bare = RuleModel(
        start_date=start,
        today=looked.today,
        state=RuleState.RUNNING,
        counts=NO_COUNTS,
        promised_days=running.promised.days if looked.promised else None,
        legal_days=running.legal.days if looked.legal else None,
        promised_due=dates.due_date if looked.promised else None,
        legal_due=dates.legal_date if looked.legal else None,
        finished_date=looked.finished,
        unit=looked.longest.unit,
        told_due=looked.told_due,
    )
    bare = replace(
        bare,
        state=_state(bare, running.stops, on_the_spot=looked.on_the_spot),
        promised_held=_held(bare, bare.promised_due, running.stops),
        legal_held=_held(bare, bare.legal_due, running.stops),
    )
    if bare.unit is Unit.HOUR:
        return shown(in_hours(bare, drawn, dates, looked.at, looked.longest), calendar)
    return shown(_in_days(bare, looked, calendar, dates), calendar)


def rule_model(
    *,
    calendar: Calendar,
    start: date,
    promised_days: int | None,
    legal_days: int | None,
    stops: Sequence[Stop] = (),
    today: date,
    finished: date | None = None,
    on_the_spot: bool = False,
) -> RuleModel:
    """Return the rule of limits in working days that began with `start` (day 0); at least one must be given.

    `finished` is the day of the answer; `on_the_spot` says that the item is done in one visit. Raises ValueError
    without a limit, and the calendar's error outside its table.
    """
    if promised_days is None and legal_days is None and finished != start:
        raise ValueError("a time rule needs a promised or a legal limit in working days; give at least one")
    legal = Limit(days=legal_days or promised_days or 1)
    running = Running(start=start, legal=legal, promised=Limit(days=promised_days or legal.days), stops=tuple(stops))
    return running_rule(
        calendar,
        Looked(
            running=running,
            today=today,
            finished=finished,
            promised=promised_days is not None,
            legal=legal_days is not None,
            on_the_spot=on_the_spot,
        ),
    )


def _closed(stops: Sequence[Stop], until: date) -> Sequence[Stop]:
    seen = [stop for stop in stops if stop.last_date is not None or stop.first_date <= until]
    return [stop if stop.last_date is not None else replace(stop, last_date=until) for stop in seen]


def _held(model: RuleModel, due: date | None, stops: Sequence[Stop]) -> bool:
    if model.finished_date is not None or due is None:
        return False
    return any(stop.last_date is None and stop.first_date <= due for stop in stops)


def _state(model: RuleModel, stops: Sequence[Stop], *, on_the_spot: bool) -> RuleState:
    if model.finished_date is not None:
        one_day = RuleState.ON_THE_SPOT if on_the_spot else RuleState.SAME_DAY
        same = model.finished_date <= model.start_date and model.unit is not Unit.HOUR
        return one_day if same else RuleState.FINISHED
    today, told = model.today, model.told_due or model.start_date
    if any(stop.first_date <= today and (stop.last_date is None or today < stop.last_date) for stop in stops):
        return RuleState.STOPPED
    if model.legal_due is not None and today > max(model.legal_due, told):
        return RuleState.OVER
    if model.promised_due is not None and today > max(model.promised_due, told):
        return RuleState.LATE
    return RuleState.RUNNING


def _in_days(model: RuleModel, looked: Looked, calendar: Calendar, dates: ClockDates) -> RuleModel:
    running, longest, until = looked.drawn, looked.longest, max(looked.until, looked.told_due or looked.until)
    out = work_out(calendar, running.start, longest, running.stops, until, running.zone)
    rows = tuple(row for row in out.rows if _is_cell(row, model))
    ended = run_out(calendar, model.start_date, running.promised if looked.promised else longest, running.stops).date
    waits = out.due.provisional or dates.provisional
    cells = tuple(_cell(row, model, waits=waits and (model.unit is Unit.WORKING_DAY or row.date >= (ended or row.date)))
                  for row in rows)  # fmt: skip
    return replace(
        model,
        counts=_counts(calendar, rows, model),
        cells=cells,
        provisional_year=provisional_year(cells),
        carried_from=ended if ended != model.due else None,
    )


def _is_cell(row: Row, model: RuleModel) -> bool:
    if row.reason.code is ReasonCode.START:
        return False
    return model.unit is not Unit.WORKING_DAY or row.kind.is_working


def _cell(row: Row, model: RuleModel, *, waits: bool) -> Cell:
    makeup = row.kind in (DayKind.MAKE_UP, DayKind.ORDERED) and model.unit is Unit.WORKING_DAY
    return Cell(date=row.date, kind=_kind(row, model), makeup=makeup, provisional=row.provisional and waits)


def _kind(row: Row, model: RuleModel) -> CellKind:
    day, until, told = row.date, model.finished_date or model.today, model.told_due or model.start_date
    due, legal = max(model.due or day, told), model.legal_due and max(model.legal_due, told)
    if row.running is None:
        return CellKind.STOPPED if row.stop is not None else CellKind.CARRIED
    if day > until:
        if day > due:
            return CellKind.RESERVE
        return CellKind.LEFT if model.finished_date is None else CellKind.SAVED
    if legal is not None and day > legal:
        return CellKind.OVER
    if day > due:
        return CellKind.LATE
    return CellKind.TODAY if day == model.today and model.finished_date is None else CellKind.USED


def _counts(calendar: Calendar, rows: Sequence[Row], model: RuleModel) -> Counts:
    finished, today = model.finished_date, model.today
    last_used, until = finished or today - timedelta(days=1), finished or today
    ruler, told = ruler_of(calendar, model.unit), model.told_due or model.start_date

    def left(due: date | None) -> int:
        usable = [row.date for row in rows if row.running is not None or row.stop is None]
        return sum(last_used < day <= max(due, told) for day in usable) if due else 0

    def beyond(due: date | None) -> int:
        return max(0, ruler.count(max(due, told), until)) if due else 0

    return Counts(
        used=sum(row.running is not None and row.date <= last_used for row in rows),
        stopped=sum(row.running is None and row.stop is not None and row.date <= until for row in rows),
        promised_left=left(model.promised_due),
        legal_left=left(model.legal_due),
        late=beyond(model.promised_due),
        over=beyond(model.legal_due),
    )
