"""What a time rule shows, as plain values: its cells, its marks and its counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import Runs

Name = Mapping[str, str]  # a word by language


class CellKind(StrEnum):
    """What became, or is to become, of one day (or hour)."""

    USED = "used"  # counted, before today
    STOPPED = "stopped"  # inside a stop: not counted
    TODAY = "today"  # counted, still to use today
    LEFT = "left"  # counted, still to use
    LATE = "late"  # counted beyond the promise
    OVER = "over"  # counted beyond the law
    SAVED = "saved"  # promised, not needed
    RESERVE = "reserve"  # after the promise, within the law
    CARRIED = "carried"  # from a last day that is a day off on to the working day that ends the limit
    KEPT = "kept"  # must lie between the act and the event it comes before
    SHORT = "short"  # should have been kept, or lasted, and was not
    FREE = "free"  # what had to last has lasted: it may end from here on


class RuleState(StrEnum):
    """How the limit stands; the text twin has one sentence for each."""

    RUNNING = "running"
    STOPPED = "stopped"
    LATE = "late"
    OVER = "over"
    OPEN = "open"  # what had to last has lasted
    FINISHED = "finished"
    ON_THE_SPOT = "on_the_spot"  # of an item that is done in one visit
    SAME_DAY = "same_day"  # of any other, answered on the day the limit began


class Grain(StrEnum):
    """How long one drawn cell is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def of(self, day: date) -> tuple[int, ...]:
        """Return the name of the cell that holds `day`."""
        if self in (Grain.DAY, Grain.HOUR):
            return (day.toordinal(), day.hour if isinstance(day, datetime) else 0)
        if self is Grain.WEEK:
            return day.isocalendar()[:2]
        return (day.year, day.month) if self is Grain.MONTH else (day.year,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One day, or the hour that begins with the instant `date`.

    `makeup`: a weekend day worked by a notice; `provisional`: no notice for that day yet.
    """

    date: date
    kind: CellKind
    makeup: bool = False
    provisional: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OffRun:
    """Consecutive days off between two cells; `name` is the holiday's key or empty."""

    first_date: date
    days: int
    name: str = ""

    @property
    def dates(self) -> tuple[date, ...]:
        """The days of the run."""
        return tuple(self.first_date + timedelta(days=step) for step in range(self.days))


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """The numbers of the text twin: working days, hours, or days of the year where a limit is in days or months.

    `promised_left` and `legal_left` include today; `used` does not, unless the matter ended today.
    """

    used: int
    stopped: int
    promised_left: int
    legal_left: int
    late: int
    over: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """An extension: how much of the limit's unit was added, by whose approval, and the day that was due before."""

    days: int
    approver: Name
    before: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HourMarks:
    """The hours at whose ends the marks of a rule in hours stand; `now` is the hour that runs."""

    promised: date | None
    legal: date | None
    finished: date | None
    now: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleModel:
    """One limit. Day 0 is `start_date`; a limit that is not set is None; `promised_due` may not lie after `legal_due`.

    A limit is held while an open stop keeps its date from being known: `*_due` is then only where it is drawn.
    `cut` means that the cells end before `legal_due`; `grain` how long one drawn cell is. `told_due` is a later day
    that was told before the calendar changed: nothing is late before it. `carried_from` is the last counted day where
    the limit ends on another. For what runs backwards `event_date` is the day it is counted back from and `legal_due`
    the last lawful day; for what must last it is the first. `legal_days` is None where the case itself brings the day.
    """

    start_date: date
    today: date
    state: RuleState
    counts: Counts
    promised_days: int | None
    legal_days: int | None
    promised_due: date | None
    legal_due: date | None
    cells: tuple[Cell, ...] = ()
    off_runs: tuple[OffRun, ...] = ()
    finished_date: date | None = None
    provisional_year: int | None = None
    promised_held: bool = False
    legal_held: bool = False
    cut: bool = False
    unit: Unit = Unit.WORKING_DAY
    runs: Runs = Runs.FORWARDS
    grain: Grain = Grain.DAY
    start_word: str = "start"  # below `rule.label`: what day 0 is called, where it has no `start_name`
    start_name: Name | None = None
    began_anew: bool = False
    added: Added | None = None
    told_due: date | None = None
    carried_from: date | None = None
    event_date: date | None = None
    event_word: str = "planned"  # below `rule.label`
    start_at: datetime | None = None
    due_at: datetime | None = None
    hour_marks: HourMarks | None = None

    @property
    def in_one_day(self) -> bool:
        """Whether it began and ended on one day, so that there is nothing to measure."""
        return self.state in (RuleState.ON_THE_SPOT, RuleState.SAME_DAY)

    @property
    def counted_in(self) -> Unit:
        """The unit of the counts: a limit of months is counted in days."""
        return Unit.CALENDAR_DAY if self.unit is Unit.MONTH else self.unit

    @property
    def due(self) -> date | None:
        """The day it is to be done by: the promised one, else the law's."""
        return self.promised_due or self.legal_due

    @property
    def end_date(self) -> date:
        """The last day that is drawn."""
        return self.cells[-1].date if self.cells else self.start_date

    @property
    def marks(self) -> HourMarks:
        """Where the marks stand: on days, or on hours where a cell is an hour."""
        if self.hour_marks:
            return self.hour_marks
        now = self.today if self.finished_date is None else None
        return HourMarks(promised=self.promised_due, legal=self.legal_due, finished=self.finished_date, now=now)

    def on_days(self) -> "RuleModel":
        """Return the same rule with a cell a day, for an axis of days."""
        if self.grain is not Grain.HOUR:
            return self
        days = groupby(self.cells, key=lambda cell: _day(cell.date))
        cells = tuple(Cell(date=day, kind=tuple(hours)[-1].kind) for day, hours in days)
        return replace(self, cells=cells, grain=Grain.DAY, hour_marks=None)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
