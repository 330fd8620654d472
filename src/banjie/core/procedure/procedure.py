"""The procedure a case runs under: fixed on the day of receipt, stored by digest, kept for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import EXPIRY, ClockRule
from banjie.core.procedure.form import FormField, Paper, Words
from banjie.core.values.citation import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """What a matter of this kind reaches beside the acts that every matter has; its name is its event's.

    `planned`: the act must say the day of the event it announces. `after`: one of these events must stand before it.
    `closes`: the matter has ended with it.
    """

    name: str
    citation: Citation
    roles: tuple[str, ...] = ("officer",)
    planned: bool = False
    after: tuple[str, ...] = ()
    closes: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """A paper the applicant hands in. `source` says how it comes: `applicant`, `register` (not asked for), `form`."""

    code: str
    words: Words
    required: bool = True
    copies: int = 1
    source: str = "applicant"


@dataclass(frozen=True, kw_only=True, slots=True)
class StopGround:
    """A lawful reason to stop the clock; the law's list is closed."""

    code: str
    words: Words
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class ActRule:
    """What the law asks of one kind of act: its article, and who may do it.

    `roles` are the actor roles (`officer`, `party`, `system`); officers also need an authority for the act.
    `backdate_days` is how many calendar days before the day of recording the act may be dated.
    `signers` is the least number of officers who sign (2 for inspections).
    """

    kind: str
    citation: Citation
    roles: tuple[str, ...] = ("officer",)
    backdate_days: int = 0
    signers: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """What a refused applicant must be told: where and how long.

    Sources: 行政許可法 Art. 38; 行政復議法 Art. 20; 行政訴訟法 Art. 46.
    """

    body: str
    days: int
    court: str
    months: int
    citations: tuple[Citation, ...]


NO_REMEDY = Remedy(body="", days=0, court="", months=0, citations=())  # a matter that decides on nobody's rights


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """The law of one case. `flow` is the flow's plain data, compiled by the room above; `leading` names the clock
    that the work list shows first. `supplement_times` is how often a supplement may be asked for (once: Art. 32(4)).
    `labels` are the pack's words by key: `choice.<step>.<choice>`, `clock.<name>`, `delivery.<way>` and so on.
    """

    matter: str
    pack: str
    law_date: str
    item: str
    item_version: int
    words: Words
    clocks: tuple[ClockRule, ...]
    leading: tuple[str, ...]
    acts: tuple[ActRule, ...]
    materials: tuple[Material, ...]
    stop_grounds: tuple[StopGround, ...]
    acceptance_grounds: tuple[str, ...]
    delivery_ways: tuple[str, ...]
    remedy: Remedy
    flow: Mapping[str, Any]
    on_the_spot: bool = False
    supplement_times: int = 1
    parameters: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[FormField, ...] = ()
    papers: tuple[Paper, ...] = ()
    labels: Mapping[str, Words] = field(default_factory=dict)
    milestones: tuple[Milestone, ...] = ()

    @property
    def counts_hours(self) -> bool:
        """Whether a clock counts hours, so that the hour of every act matters."""
        return any(clock.legal and clock.legal.unit is Unit.HOUR for clock in self.clocks)

    @property
    def times_steps(self) -> bool:
        """Whether a clock begins or ends with what becomes of one step, so that every step is remembered."""
        return any("." in name for clock in self.clocks for name in (*clock.starts, *clock.ends))

    @property
    def asks_expiry(self) -> bool:
        """Whether a clock is counted from the last day of a permission, which an application to renew it must say."""
        return any(EXPIRY in clock.before or (clock.until and clock.until.event == EXPIRY) for clock in self.clocks)

    def rule(self, kind: str) -> ActRule | None:
        """Return what the law asks of an act of this kind, or None where the procedure does not know it."""
        return next((rule for rule in self.acts if rule.kind == kind), None)

    def clock(self, name: str) -> ClockRule:
        """Return the clock rule called `name`; KeyError names it where there is none."""
        for rule in self.clocks:
            if rule.name == name:
                return rule
        raise KeyError(name)

    def milestone(self, name: str) -> Milestone | None:
        """Return the milestone called `name`, or None where the procedure knows none."""
        return next((milestone for milestone in self.milestones if milestone.name == name), None)
