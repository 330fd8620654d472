"""The law of a pack: every value with the day from which it holds and the article it comes from.

Old law stays beside the new. `in_force` is the one place that chooses by date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from banjie.core.clock.limit import Limit
from banjie.core.procedure.clock_rule import Breach, Extension, Restart, Runs, Silence, Until
from banjie.core.procedure.form import FormField, Paper, Words
from banjie.core.procedure.procedure import ActRule, Milestone, StopGround
from banjie.core.values.citation import Citation

T_co = TypeVar("T_co", covariant=True)
NEW_CASES, PENDING = "new_cases", "pending_from_effect_date"
APPLIES_TO = (NEW_CASES, PENDING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated(Generic[T_co]):
    """A value that holds from `from_date` until the next entry begins.

    `applies_to` says whether cases already running go on under the old entry (`new_cases`) or come under this one.
    """

    from_date: date
    value: T_co
    citation: Citation
    applies_to: str = NEW_CASES


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockLaw:
    """A clock of the pack; the dated entries are those of `ClockRule`, `promisable` lets an item promise less.

    A clock whose end the case itself brings (`until`) has no limits.
    """

    name: str
    ends: tuple[str, ...]
    limits: tuple[Dated[Limit], ...]
    starts: tuple[str, ...] = ()
    runs: Runs = Runs.FORWARDS
    before: tuple[str, ...] = ()
    untils: tuple[Dated[Until], ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    cards: bool = True
    breach: Breach = Breach.FINDING
    stoppable: bool = False
    promisable: bool = False
    extensions: tuple[Dated[Extension], ...] = ()
    restarts: tuple[Dated[Restart], ...] = ()
    silences: tuple[Dated[Silence], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildrenLaw:
    """What ties a case to those it referred: whether they stop with it, and whether it waits for their decisions."""

    stops_children: bool = True
    decide_after_children: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A value a region may set itself. `least` and `most` bound whole numbers; a text has neither."""

    value: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLaw:
    """Everything a pack says, for all days. `labels` holds every visible word by key and language."""

    matter: str
    pack: str
    types: tuple[str, ...]
    acts: Mapping[str, tuple[Dated[ActRule], ...]]
    clocks: tuple[ClockLaw, ...]
    leading: tuple[str, ...]
    flows: Mapping[str, tuple[Dated[Mapping[str, Any]], ...]]
    stop_grounds: tuple[Dated[tuple[StopGround, ...]], ...]
    acceptance_grounds: tuple[Dated[tuple[str, ...]], ...]
    delivery_ways: tuple[Dated[tuple[str, ...]], ...]
    reconsideration: tuple[Dated[int], ...]
    litigation: tuple[Dated[int], ...]
    supplement_times: tuple[Dated[int], ...]
    fields: tuple[Dated[tuple[FormField, ...]], ...] = ()
    papers: tuple[Paper, ...] = ()
    parameters: Mapping[str, tuple[Dated[Parameter], ...]] = field(default_factory=dict)
    labels: Mapping[str, Words] = field(default_factory=dict)
    milestones: Mapping[str, tuple[Dated[Milestone], ...]] = field(default_factory=dict)
    children: tuple[Dated[ChildrenLaw], ...] = ()


def in_force(entries: Iterable[Dated[T_co]], on: date) -> Dated[T_co] | None:
    """Return the entry that holds on the day, or None where none has begun."""
    begun = [entry for entry in entries if entry.from_date <= on]
    return max(begun, key=lambda entry: entry.from_date) if begun else None
