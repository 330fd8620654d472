"""Conditions on the facts of a case: poor on purpose, and unknown where a fact is unknown.

Logic is Kleene's: what is unknown decides nothing unless the rest decides alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = int | bool | str | date | None
Facts = Mapping[str, Value]
Params = Mapping[str, int]


class Comparison(StrEnum):
    """How a fact is held against its threshold."""

    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    IS = "is"
    IS_NOT = "is_not"
    KNOWN = "known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Param:
    """A threshold that a region may set."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherFact:
    """A threshold that is another fact of the same case."""

    name: str


Threshold = int | bool | str | Param | OtherFact


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A fact held against a threshold; `known` asks only whether it is known and is never unknown itself."""

    fact: str
    comparison: Comparison
    than: Threshold


@dataclass(frozen=True, kw_only=True, slots=True)
class Every:
    """All of the conditions."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Some:
    """At least one of the conditions."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Denied:
    """The contrary of the condition."""

    of: "Condition"


Condition = Compared | Every | Some | Denied


def holds(condition: Condition, facts: Facts, params: Params) -> bool | None:
    """Return whether the condition holds, None where the known facts do not decide it."""
    match condition:
        case Compared():
            return _compared(condition, facts, params)
        case Every(of=parts):
            return _every(holds(part, facts, params) for part in parts)
        case Some(of=parts):
            contrary = _every(_denied(holds(part, facts, params)) for part in parts)
            return _denied(contrary)
        case Denied(of=part):
            return _denied(holds(part, facts, params))


def facts_needed(condition: Condition) -> frozenset[str]:
    """Return the names of all facts the condition speaks of."""
    match condition:
        case Compared(fact=fact, than=OtherFact(name=other)):
            return frozenset({fact, other})
        case Compared(fact=fact):
            return frozenset({fact})
        case Every(of=parts) | Some(of=parts):
            return frozenset().union(*(facts_needed(part) for part in parts))
        case Denied(of=part):
            return facts_needed(part)


def params_needed(condition: Condition) -> frozenset[str]:
    """Return the names of all parameters the condition speaks of."""
    match condition:
        case Compared(than=Param(name=name)):
            return frozenset({name})
        case Every(of=parts) | Some(of=parts):
            return frozenset().union(*(params_needed(part) for part in parts))
        case Denied(of=part):
            return params_needed(part)
        case _:
            return frozenset()


def missing(condition: Condition, told: Iterable[str], *, contrary: bool = False) -> frozenset[str]:
    """Return the facts without which the condition can never hold, where only those in `told` are ever known.

    Of several ways to hold, one that is fed is enough. `contrary` asks the same of the condition's contrary.
    """
    known = frozenset(told)
    match condition:
        case Compared():
            return facts_needed(condition) - known
        case Denied(of=part):
            return missing(part, known, contrary=not contrary)
        case Every(of=parts) | Some(of=parts):
            each = [missing(part, known, contrary=contrary) for part in parts]
            one_is_enough = isinstance(condition, Some) is not contrary
            return frozenset() if one_is_enough and not all(each) else frozenset().union(*each)


def _compared(condition: Compared, facts: Facts, params: Params) -> bool | None:
    held = facts.get(condition.fact)
    if condition.comparison is Comparison.KNOWN:
        return (held is not None) is bool(condition.than)
    than = _threshold(condition.than, facts, params)
    if held is None or than is None:
        return None
    if condition.comparison is Comparison.IS:
        return held == than
    if condition.comparison is Comparison.IS_NOT:
        return held != than
    return _ordered(condition.comparison, held, than)


def _ordered(comparison: Comparison, held: Value, than: Value) -> bool:
    if not isinstance(held, int) or not isinstance(than, int):
        raise TypeError(f"{held!r} and {than!r} have no order that rules know; only numbers have")
    match comparison:
        case Comparison.ABOVE:
            return held > than
        case Comparison.BELOW:
            return held < than
        case Comparison.AT_LEAST:
            return held >= than
        case _:
            return held <= than


def _threshold(than: Threshold, facts: Facts, params: Params) -> Value:
    match than:
        case Param(name=name):
            return params[name]
        case OtherFact(name=name):
            return facts.get(name)
        case _:
            return than


def _every(parts: Iterable[bool | None]) -> bool | None:
    held = list(parts)
    if False in held:
        return False
    return None if None in held else True


def _denied(held: bool | None, /) -> bool | None:  # noqa: FBT001 - the truth itself is the argument
    return None if held is None else not held
