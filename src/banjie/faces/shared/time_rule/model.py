"""What a time rule shows, as plain values: its cells, its marks and its counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class CellKind(StrEnum):
    """What became, or is to become, of one working day."""

    USED = "used"  # counted, before today
    STOPPED = "stopped"  # inside a stop: not counted
    TODAY = "today"  # counted, still to use today
    LEFT = "left"  # counted, still to use
    LATE = "late"  # counted beyond the promise
    OVER = "over"  # counted beyond the law
    SAVED = "saved"  # promised, not needed
    RESERVE = "reserve"  # after the promise, within the law


class RuleState(StrEnum):
    """How the limit stands; the text twin has one sentence for each."""

    RUNNING = "running"
    STOPPED = "stopped"
    LATE = "late"
    OVER = "over"
    FINISHED = "finished"
    ON_THE_SPOT = "on_the_spot"  # of an item that is done in one visit
    SAME_DAY = "same_day"  # of any other, answered on the day the limit began


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One working day. `makeup`: a weekend day worked by a notice; `provisional`: no notice for that day yet."""

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
    """The numbers of the text twin, in working days.

    `promised_left` and `legal_left` include today; `used` does not, unless the matter ended today.
    """

    used: int
    stopped: int
    promised_left: int
    legal_left: int
    late: int
    over: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleModel:
    """One limit. Day 0 is `start_date`; a limit that is not set is None; `promised_due` may not lie after `legal_due`.

    A limit is held while an open stop keeps its date from being known: `*_due` is then only where it is drawn.
    `cut` means that the cells end before `legal_due`; `by_week` that one drawn cell is a week.
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
    by_week: bool = False
    cut: bool = False
    start_word: str = "start"  # below `rule.label`: what day 0 is called

    @property
    def in_one_day(self) -> bool:
        """Whether it began and ended on one day, so that there is nothing to measure."""
        return self.state in (RuleState.ON_THE_SPOT, RuleState.SAME_DAY)

    @property
    def end_date(self) -> date:
        """The last day that is drawn."""
        return self.cells[-1].date if self.cells else self.start_date
