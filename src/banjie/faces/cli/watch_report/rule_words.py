"""What a rule is called, and the sentence it says of one case."""

from collections.abc import Mapping
from typing import Any

from banjie.faces.cli.watch_report.amounts import value_text
from banjie.faces.cli.wording import Words

RuleWords = Mapping[str, Mapping[str, str]]
"""By the code of a rule: its `name` and its `sentence`, in which `{fact}` stands for a fact of the case."""


class _Facts(dict[str, str]):
    """Facts as text; one that the finding does not have is said to be unknown."""

    def __init__(self, words: Words, facts: Mapping[str, Any]) -> None:
        super().__init__({name: value_text(words, value) for name, value in facts.items()})
        self._unknown = words("unknown")

    def __missing__(self, key: str) -> str:
        return self._unknown


def rule_name(rules: RuleWords, code: str) -> str:
    """Return what a rule is called; nothing where it has no words, for its code always stands beside."""
    return rules.get(code, {}).get("name", "")


def finding_sentence(words: Words, rules: RuleWords, finding: Mapping[str, Any]) -> str:
    """Return what was found, in one sentence; the facts themselves where the rule has no sentence."""
    facts = _Facts(words, finding["facts"])
    sentence = rules.get(finding["rule"], {}).get("sentence")
    if sentence is None:
        return words("join").join(f"{name} {value}" for name, value in facts.items())
    return sentence.format_map(facts)
