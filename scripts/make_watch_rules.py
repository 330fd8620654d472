"""Write docs/reference/watch-rules.md from packs/cn/watch/rules.yaml; `--check` compares instead of writing."""

import sys
from collections.abc import Iterator
from pathlib import Path

from banjie.adapters.pack_files import read_yaml
from banjie.core.facts.catalogue import FACTS
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
    facts_needed,
)
from banjie.core.rules.reading import read_rules
from banjie.core.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "watch-rules.md"
RULES = ROOT / "packs" / "cn" / "watch" / "rules.yaml"
HEAD = """# Rules of supervision

What `banjie watch` looks for in a log. A finding is evidence and a sentence, never a penalty. Where a fact is unknown,
the rule does not fire; where a log cannot tell the facts of a rule at all, the report says that it was not checked.
This page is made by `scripts/make_watch_rules.py` from `packs/cn/watch/rules.yaml`: change the rules, not the page.

A region sets its own thresholds in a file with `params:` (names and numbers) and `source:` (who sets them).

## How a condition is written

| Written | Holds where |
|---|---|
| `{fact: F, above: N}`, `below`, `at_least`, `at_most` | the number is so |
| `{fact: F, is: V}`, `is_not` | the fact is, or is not, that value |
| `{fact: F, known: true}` | the fact is known |
| `all: [...]`, `any: [...]`, `not: ...` | all, at least one, or none of them |

A threshold is a value, a parameter of the rule `{param: P}` or another fact of the case `{fact: F}`. What is unknown
stays unknown through `not`, and decides `all` and `any` only where the rest does.

## The rules
"""
SIGNS = {
    Comparison.ABOVE: ">",
    Comparison.BELOW: "<",
    Comparison.AT_LEAST: "≥",
    Comparison.AT_MOST: "≤",
    Comparison.IS: "=",
    Comparison.IS_NOT: "≠",
}


def main(arguments: list[str]) -> int:
    """Write or check the page; exit code 0, 1 where it differs, 2 for an unknown argument."""
    if arguments not in ([], ["--check"]):
        print("usage: make_watch_rules.py [--check]", file=sys.stderr)
        return 2
    text = page()
    if not arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{PAGE} is not what the rules say; run scripts/make_watch_rules.py", file=sys.stderr)
    return 1


def page() -> str:
    """Return the text of the page."""
    rules = read_rules(read_yaml(RULES.read_bytes()).data)
    needed = sorted(frozenset().union(*(facts_needed(rule.condition) for rule in rules)))
    facts = "".join(f"| `{name}` | {FACTS[name].meaning} | {' '.join(FACTS[name].needs)} |\n" for name in needed)
    head = "\n## The facts they rest on\n\n| Fact | Meaning | A log needs |\n|---|---|---|\n"
    return HEAD + "".join(_section(rule) for rule in rules) + head + facts


def _section(rule: Rule) -> str:
    words = rule.words
    names = " · ".join(words[language].name for language in ("zh-Hans", "zh-Hant", "en"))
    lines = "".join(f"- {line}\n" for line in _lines(rule))
    return f"\n### `{rule.code}`\n\n{names}\n\n{lines}"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"Severity: {rule.severity}"
    yield f"Fires where: `{_told(rule.condition)}`"
    if rule.citation is not None:
        yield f"Article: {rule.citation}"
    for name, held in rule.thresholds.items():
        yield f"`{name}`: {held.value} ({held.source})"
    yield f"Says: {rule.words['en'].sentence}"


def _told(condition: Condition) -> str:
    match condition:
        case Compared(fact=fact, comparison=Comparison.KNOWN, than=than):
            return f"{fact} is {'known' if than else 'unknown'}"
        case Compared(fact=fact, comparison=comparison, than=than):
            return f"{fact} {SIGNS[comparison]} {_threshold(than)}"
        case Every(of=parts):
            return " and ".join(_bracketed(part) for part in parts)
        case Some(of=parts):
            return " or ".join(_bracketed(part) for part in parts)
        case Denied(of=part):
            return f"not ({_told(part)})"


def _bracketed(condition: Condition) -> str:
    return _told(condition) if isinstance(condition, Compared | Denied) else f"({_told(condition)})"


def _threshold(than: Threshold) -> str:
    match than:
        case Param(name=name) | OtherFact(name=name):
            return name
        case bool():
            return "yes" if than else "no"
        case _:
            return str(than)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
