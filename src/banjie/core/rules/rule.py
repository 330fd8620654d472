"""A rule of supervision, and what it says of one case: evidence and a sentence, never a penalty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from string import Formatter

from banjie.core.facts.catalogue import FACTS
from banjie.core.rules.condition import Condition, Facts, Params, facts_needed, holds
from banjie.core.rules.wrong import RuleWrong
from banjie.core.values.citation import Citation
from banjie.core.values.finding import Finding, Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """A number that a region may set, and where its value comes from."""

    value: int
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleWords:
    """What a rule is called in one language, and the sentence it says, in which `{name}` is a fact or a parameter."""

    name: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A condition on the facts of a case that supervision should look at.

    `evidence` are the acts whose events show it; none of them named: the first and the last event. `fires` and
    `fires_not` are sample facts for which it must and must not fire.
    """

    code: str
    severity: Severity
    condition: Condition
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    citation: Citation | None = None
    evidence: tuple[str, ...] = ()
    words: Mapping[str, RuleWords] = field(default_factory=dict)
    fires: tuple[Facts, ...] = ()
    fires_not: tuple[Facts, ...] = ()

    @property
    def params(self) -> Params:
        """Return the values of its parameters."""
        return {name: held.value for name, held in self.thresholds.items()}

    @property
    def told(self) -> tuple[str, ...]:
        """Return the facts it tells of a case: those it rests on and those its sentences name, sorted."""
        named = {name for words in self.words.values() for name in fields(words.sentence) if name in FACTS}
        return tuple(sorted(named | facts_needed(self.condition)))


class Outcome(StrEnum):
    """What a rule says of a case."""

    FIRES = "fires"
    DOES_NOT = "does_not"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a rule says of a case; `missing` are the unknown facts that kept it from being checked."""

    rule: str
    outcome: Outcome
    finding: Finding | None = None
    missing: tuple[str, ...] = ()


def check(rule: Rule, facts: Facts) -> Verdict:
    """Return whether the rule fires for a case; where the known facts do not decide, it was not checked."""
    held = holds(rule.condition, facts, rule.params)
    if held is None:
        unknown = sorted(name for name in facts_needed(rule.condition) if facts.get(name) is None)
        return Verdict(rule=rule.code, outcome=Outcome.NOT_CHECKED, missing=tuple(unknown))
    if not held:
        return Verdict(rule=rule.code, outcome=Outcome.DOES_NOT)
    told = {name: facts.get(name) for name in rule.told} | dict(rule.params)
    params = {name: str(value) for name, value in told.items() if value is not None}
    finding = Finding(code=rule.code, severity=rule.severity, params=params, citation=rule.citation)
    return Verdict(rule=rule.code, outcome=Outcome.FIRES, finding=finding)


def with_params(
    rules: Iterable[Rule], values: Mapping[str, int], source: str, place: str = "params"
) -> tuple[Rule, ...]:
    """Return the rules with a region's own thresholds; raise `RuleWrong` for a parameter that no rule has.

    `source` says where the region sets them. A parameter of one name is one number, whatever rules use it.
    """
    rules = tuple(rules)
    known = {name for rule in rules for name in rule.thresholds}
    for name, value in values.items():
        if name not in known:
            raise RuleWrong(f"{place}.{name}", f"no rule has this parameter; write one of {', '.join(sorted(known))}")
        if type(value) is not int:
            raise RuleWrong(f"{place}.{name}", f"{value!r} is no whole number")
    return tuple(replace(rule, thresholds=_set(rule.thresholds, values, source)) for rule in rules)


def fields(sentence: str) -> tuple[str, ...]:
    """Return the names that stand in braces in a sentence; raise `ValueError` where the braces do not close."""
    return tuple(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def _set(held: Mapping[str, Threshold], values: Mapping[str, int], source: str) -> Mapping[str, Threshold]:
    return {name: Threshold(value=values[name], source=source) if name in values else one for name, one in held.items()}
