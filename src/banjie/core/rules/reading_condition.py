"""Conditions read from plain data; what is wrong is named with its place."""

from collections.abc import Collection, Mapping
from typing import Any

from banjie.core.facts.catalogue import FACTS, Kind
from banjie.core.rules.condition import (
    Compared,
    Comparison,
    Condition,
    Denied,
    Every,
    OtherFact,
    Param,
    Some,
    Threshold,
)
from banjie.core.rules.wrong import RuleWrong

_ORDERED = (Comparison.ABOVE, Comparison.BELOW, Comparison.AT_LEAST, Comparison.AT_MOST)
_PLAIN: Mapping[Kind, type] = {Kind.NUMBER: int, Kind.FLAG: bool, Kind.TEXT: str}
_DEEPEST = 8


def read_condition(data: Any, place: str, params: Collection[str], depth: int = 0) -> Condition:
    """Return the condition that `data` writes; raise `RuleWrong` at the place that is wrong.

    `params` are the names of the parameters it may use.
    """
    if depth > _DEEPEST:
        raise RuleWrong(place, f"conditions are nested deeper than {_DEEPEST}; write two rules")
    if not isinstance(data, Mapping):
        raise RuleWrong(place, f"{data!r} is no condition; write {{fact: name, above: 1}}, all: [...], any: or not:")
    if "fact" in data:
        return _read_compared(data, place, params)
    if len(data) != 1 or not set(data) <= {"all", "any", "not"}:
        raise RuleWrong(place, f"{', '.join(map(str, data)) or 'nothing'}: write one of fact, all, any, not")
    ((word, inner),) = data.items()
    if word == "not":
        return Denied(of=read_condition(inner, f"{place}.not", params, depth + 1))
    if not isinstance(inner, list) or not inner:
        raise RuleWrong(f"{place}.{word}", "write a list of conditions")
    parts = tuple(
        read_condition(part, f"{place}.{word}[{index}]", params, depth + 1) for index, part in enumerate(inner)
    )
    return Every(of=parts) if word == "all" else Some(of=parts)


def _read_compared(data: Mapping[str, Any], place: str, params: Collection[str]) -> Compared:
    fact, others = data["fact"], [key for key in data if key != "fact"]
    if fact not in FACTS:
        raise RuleWrong(f"{place}.fact", f"{fact!r} is no fact; docs list the facts there are")
    if len(others) != 1 or others[0] not in set(Comparison):
        raise RuleWrong(place, f"write one comparison beside the fact: {', '.join(Comparison)}")
    comparison = Comparison(others[0])
    place = f"{place}.{comparison}"
    if comparison in _ORDERED and FACTS[fact].kind is not Kind.NUMBER:
        raise RuleWrong(place, f"{fact} is no number; write is, is_not or known")
    return Compared(
        fact=fact, comparison=comparison, than=_read_than(data[comparison], place, fact, comparison, params)
    )


def _read_than(than: Any, place: str, fact: str, comparison: Comparison, params: Collection[str]) -> Threshold:
    kind = FACTS[fact].kind
    if comparison is Comparison.KNOWN:
        if not isinstance(than, bool):
            raise RuleWrong(place, f"{than!r} is neither true nor false")
        return than
    if isinstance(than, Mapping):
        return _read_named(than, place, fact, params)
    if kind not in _PLAIN or type(than) is not _PLAIN[kind]:
        raise RuleWrong(place, f"{than!r} cannot be compared with {fact}, which is a {kind}")
    assert isinstance(than, int | str)
    return than


def _read_named(than: Mapping[str, Any], place: str, fact: str, params: Collection[str]) -> Threshold:
    kind = FACTS[fact].kind
    if set(than) == {"param"}:
        if than["param"] not in params:
            raise RuleWrong(place, f"{than['param']!r} is no parameter of this rule; add it under params")
        if kind is not Kind.NUMBER:
            raise RuleWrong(place, f"parameters are numbers, {fact} is a {kind}")
        return Param(name=than["param"])
    if set(than) == {"fact"}:
        if than["fact"] not in FACTS or FACTS[than["fact"]].kind is not kind:
            raise RuleWrong(place, f"{than['fact']!r} is no fact of the kind {kind}")
        return OtherFact(name=than["fact"])
    raise RuleWrong(place, "write a number, {param: name} or {fact: name}")
