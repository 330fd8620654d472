"""A clock of a case as its procedure has it: what starts and ends it, how long, and what follows when it is over."""

from dataclasses import dataclass
from enum import StrEnum

from banjie.core.clock.limit import Limit
from banjie.core.values.citation import Citation

EXPIRY = "expiry"  # the last day of the permission that is to be renewed, as the application says it


class Runs(StrEnum):
    """Which way a limit is counted, and so which date is worked out."""

    FORWARDS = "forwards"  # the last lawful day after what starts it
    BACKWARDS = "backwards"  # the last lawful day before an event whose day is known
    AT_LEAST = "at_least"  # the first lawful day after what starts it: so long it must last
    ONLY_AFTER = "only_after"  # the first lawful day is the one after the limit has run out


class Breach(StrEnum):
    """What becomes of an act that does not keep the limit."""

    FINDING = "finding"  # it is done, and supervision finds it
    REFUSE = "refuse"  # it is not done
    NONE = "none"  # it is done and nothing follows: the time is somebody's outside the office


class CountsFrom(StrEnum):
    """From which day an act supplied by the law counts."""

    START = "start"  # the day the clock began: deemed accepted from the day of receipt
    EXPIRY = "expiry"  # the last day of the limit


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """How a clock may be extended: by at most `days` of its unit, `times` times, approved by `approver` (a code)."""

    days: int
    approver: str
    citation: Citation
    times: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Restart:
    """The grounds on which a clock begins anew."""

    grounds: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """What the law supplies when a clock runs out and nobody acted.

    `act` is the kind of the act, `milestone` the one it reaches where that is `reach`. With `draft` the office only
    drafts it and a person signs; else the law itself supplies it and the log says so. With `starts` it follows only
    where the clock began with one of these events, not with its others.
    """

    act: str
    citation: Citation
    milestone: str = ""
    counts_from: CountsFrom = CountsFrom.EXPIRY
    draft: bool = False
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Until:
    """The day on which a clock ends is brought by the case: that of a permission (`expiry`) or a milestone's."""

    event: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRule:
    """A clock of the case: it starts with one of `starts`, ends with one of `ends` (names of events).

    A name is a past-tense kind of event, a milestone, or `step_opened.<step>`, `step_started.<step>`,
    `step_completed.<step>`. A clock that runs backwards has no `starts`: it is counted back from the day that one of
    the milestones `before` announced last, or from the last day of a permission (`expiry`). `legal` is None for a clock
    that ends on a day the case itself brings (`until`). `promised` is the office's own limit, never longer than
    `legal`. `stoppable` clocks do not run while the case is stopped.

    A clock with `when` or `unless` is there only by these events: the latest of them decides. Where none has happened
    yet, a clock with `when` waits for it.

    `warn_days` is how many working days before the promised due date the pre-warning begins; `red_days` is how many
    days beyond the legal limit, counted in its unit, a red card begins (1 = the first late day). A limit that is
    nobody's duty in the office has no `cards`.
    """

    name: str
    ends: tuple[str, ...]
    legal: Limit | None
    starts: tuple[str, ...] = ()
    runs: Runs = Runs.FORWARDS
    before: tuple[str, ...] = ()
    until: Until | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    cards: bool = True
    promised: Limit | None = None
    stoppable: bool = False
    warn_days: int = 1
    red_days: int = 1
    breach: Breach = Breach.FINDING
    extension: Extension | None = None
    restart: Restart | None = None
    silence: Silence | None = None

    @property
    def limit(self) -> Limit:
        """The law's limit, of a clock that has one: all but those that end on a day the case itself brings."""
        assert self.legal is not None, f"the clock {self.name} has no limit"
        return self.legal
