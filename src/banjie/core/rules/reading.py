"""Rules read from the plain data of a file; what is wrong is named with its place."""

from collections.abc import Mapping
from typing import Any

from banjie.core.facts.catalogue import FACTS
from banjie.core.rules.condition import Facts
from banjie.core.rules.reading_condition import read_condition
from banjie.core.rules.rule import Rule, RuleWords, Threshold, fields, with_params
from banjie.core.rules.wrong import RuleWrong
from banjie.core.values.citation import Citation
from banjie.core.values.finding import Severity

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_REQUIRED = ("severity", "condition", "words", "samples")
_KEYS = (*_REQUIRED, "params", "citation", "evidence")


def read_rules(data: Any) -> tuple[Rule, ...]:
    """Return the rules of a file in its order; raise `RuleWrong` at the first place that is wrong.

    The file is `rules:`, a mapping of codes to rules.
    """
    rules = _mapping(_mapping(data, "rules", ("rules",)).get("rules"), "rules")
    return tuple(read_rule(str(code), one) for code, one in rules.items())


def read_params(data: Any, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules with the thresholds of a region's file: `params:`, and `source:` saying who sets them."""
    held = _mapping(data, "file", ("params", "source"), required=("params", "source"))
    return with_params(rules, _mapping(held["params"], "params"), _text(held["source"], "source"))


def read_rule(code: str, data: Any) -> Rule:
    """Return the rule that `data` writes; raise `RuleWrong` at the place that is wrong."""
    place = f"rules.{code}"
    held = _mapping(data, place, _KEYS, required=_REQUIRED)
    thresholds = _thresholds(held.get("params", {}), f"{place}.params")
    samples = _mapping(held["samples"], f"{place}.samples", ("fires", "not"), required=("fires", "not"))
    return Rule(
        code=code,
        severity=_severity(held["severity"], f"{place}.severity"),
        condition=read_condition(held["condition"], f"{place}.condition", thresholds),
        thresholds=thresholds,
        citation=_citation(held.get("citation"), f"{place}.citation"),
        evidence=tuple(_text(act, f"{place}.evidence") for act in _list(held.get("evidence", []), f"{place}.evidence")),
        words=_words(held["words"], f"{place}.words", thresholds),
        fires=_samples(samples["fires"], f"{place}.samples.fires"),
        fires_not=_samples(samples["not"], f"{place}.samples.not"),
    )


def _thresholds(data: Any, place: str) -> Mapping[str, Threshold]:
    found: dict[str, Threshold] = {}
    for name, one in _mapping(data, place).items():
        held = _mapping(one, f"{place}.{name}", ("value", "source"), required=("value", "source"))
        if name in FACTS:
            raise RuleWrong(f"{place}.{name}", "a fact has this name; choose another")
        if type(held["value"]) is not int:
            raise RuleWrong(f"{place}.{name}.value", f"{held['value']!r} is no whole number")
        found[name] = Threshold(value=held["value"], source=_text(held["source"], f"{place}.{name}.source"))
    return found


def _words(data: Any, place: str, thresholds: Mapping[str, Threshold]) -> Mapping[str, RuleWords]:
    found: dict[str, RuleWords] = {}
    for language, one in _mapping(data, place, LANGUAGES, required=LANGUAGES).items():
        here = f"{place}.{language}"
        held = _mapping(one, here, ("name", "sentence"), required=("name", "sentence"))
        sentence = _text(held["sentence"], f"{here}.sentence")
        _check_fields(sentence, f"{here}.sentence", thresholds)
        found[language] = RuleWords(name=_text(held["name"], f"{here}.name"), sentence=sentence)
    return found


def _check_fields(sentence: str, place: str, thresholds: Mapping[str, Threshold]) -> None:
    try:
        named = fields(sentence)
    except ValueError as error:
        raise RuleWrong(place, f"the braces do not fit: {error}") from None
    for name in named:
        if name not in FACTS and name not in thresholds:
            raise RuleWrong(place, f"{{{name}}} is neither a fact nor a parameter of this rule")


def _samples(data: Any, place: str) -> tuple[Facts, ...]:
    samples = _list(data, place)
    if not samples:
        raise RuleWrong(place, "write at least one sample")
    for index, sample in enumerate(samples):
        for name in _mapping(sample, f"{place}[{index}]"):
            if name not in FACTS:
                raise RuleWrong(f"{place}[{index}].{name}", "is no fact")
    return tuple(samples)


def _severity(data: Any, place: str) -> Severity:
    if data not in set(Severity):
        raise RuleWrong(place, f"{data!r} is no severity; write one of {', '.join(Severity)}")
    return Severity(data)


def _citation(data: Any, place: str) -> Citation | None:
    if data is None:
        return None
    held = _mapping(data, place, ("law", "article", "note"), required=("law", "article"))
    return Citation(**{key: _text(value, f"{place}.{key}") for key, value in held.items()})


def _mapping(data: Any, place: str, keys: tuple[str, ...] = (), required: tuple[str, ...] = ()) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise RuleWrong(place, f"{data!r} is no mapping; write name: value")
    for key in required:
        if key not in data:
            raise RuleWrong(place, f"the key {key} is missing")
    for key in data:
        if keys and key not in keys:
            raise RuleWrong(f"{place}.{key}", f"is not known here; write one of {', '.join(keys)}")
    return data


def _list(data: Any, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise RuleWrong(place, f"{data!r} is no list; write [one, two]")
    return data


def _text(data: Any, place: str) -> str:
    if not isinstance(data, str) or not data.strip():
        raise RuleWrong(place, f"{data!r} is no text; put it in quotes")
    return data
