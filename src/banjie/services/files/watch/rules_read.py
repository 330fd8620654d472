"""The rules of supervision with a region's own thresholds, and their words for a page."""

from collections.abc import Callable, Mapping
from pathlib import Path

from banjie.core.rules.reading import read_params, read_rules
from banjie.core.rules.rule import Rule
from banjie.core.rules.wrong import RuleWrong

Read = Callable[[Path], object]


class RulesUnreadable(Exception):
    """The rules cannot be read; the message names the file, the place and what to write."""


def load_rules(read: Read, shipped: Path, own: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of the file `shipped`, or those of `own`, or those shipped with the thresholds of `own`.

    A file of one's own with `rules:` takes the place of those shipped; one with `params:` and `source:` sets numbers.
    Raises `RulesUnreadable`.
    """
    rules = _read(shipped, lambda: read_rules(read(shipped)))
    if own is None:
        return rules
    plain = read(own)
    if isinstance(plain, Mapping) and "rules" in plain:
        return _read(own, lambda: read_rules(plain))
    return _read(own, lambda: read_params(plain, rules))


def rule_words(rules: tuple[Rule, ...], language: str) -> dict[str, dict[str, str]]:
    """Return the name and the sentence of every rule in a language, by its code."""
    return {rule.code: {"name": rule.words[language].name, "sentence": rule.words[language].sentence} for rule in rules}


def _read(path: Path, rules: Callable[[], tuple[Rule, ...]]) -> tuple[Rule, ...]:
    try:
        return rules()
    except RuleWrong as wrong:
        raise RulesUnreadable(f"{path.name}: {wrong}") from None
