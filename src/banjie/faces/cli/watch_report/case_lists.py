"""The cases behind a number: which lists a report has, what they are called, how many more there are.

Keys of `report["cases_of"]` read here: `late`, `open`, `closed`, `overdue_open`, the code of a figure,
`severity.S`, `rule.R`, and `office.N`, `officer.N`, `item.N`, `month.N` with the name as in `by_office` and so on.
The cases of a rule are taken from its findings where the report has no list of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from banjie.faces.cli.watch_report.rule_words import RuleWords, rule_name
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
REPORT_LIMIT = 1000
"""At most so many cases stand in one list of a report."""
SHOWN = 200
"""At most so many of them are shown on the page."""
SHORT = 30
"""A list that is no longer is opened on paper, too."""
GROUPS = {"office": "offices", "officer": "officers", "item": "items", "month": "months"}


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseList:
    """The cases behind one number, worst first; `more` are not shown, and all `found` ones stand in the findings."""

    anchor: str
    title: str
    cases: tuple[str, ...]
    more: int
    found: bool

    @property
    def total(self) -> int:
        """How many cases there are, shown or not."""
        return len(self.cases) + self.more

    @property
    def short(self) -> bool:
        """Whether the list is short enough to be printed without being asked for."""
        return len(self.cases) <= SHORT


def case_lists(report: Report, words: Words, rules: RuleWords) -> dict[str, CaseList]:
    """Return every list of cases by its key, in the order of the report; empty ones are left out."""
    found = _of_rules(report) | {key: list(cases) for key, cases in report["cases_of"].items()}
    named = [(key, cases) for key, cases in found.items() if cases and _title(key, words, rules)]
    ordered = sorted(named, key=lambda one: _place(one[0]))
    return {
        key: _list(key, f"cases-{number}", _title(key, words, rules), cases, _stated(report, key))
        for number, (key, cases) in enumerate(ordered, 1)
    }


def _list(key: str, anchor: str, title: str, cases: list[str], stated: int | None) -> CaseList:
    # a list below the limit is complete, whatever the figure beside it counts
    total = max(len(cases), stated or 0) if len(cases) >= REPORT_LIMIT else len(cases)
    shown = tuple(str(case) for case in cases[:SHOWN])
    return CaseList(anchor=anchor, title=title, cases=shown, more=total - len(shown), found=key.startswith("rule."))


def _of_rules(report: Report) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for finding in report["findings"]:
        found.setdefault(f"rule.{finding['rule']}", {})[finding["case"]] = None
    return {key: list(cases) for key, cases in found.items()}


def _place(key: str) -> tuple[int, str]:
    kinds = ("late", "overdue_open", "open", "closed")
    prefixes = ("severity", "rule", "month", "office", "officer", "item")
    if key in kinds:
        return kinds.index(key), ""
    prefix = key.partition(".")[0]
    # a figure stands between the answer and the groups; within a kind the report's own order is kept by the sort
    return (len(kinds) + 1 + prefixes.index(prefix), "") if prefix in prefixes else (len(kinds), "")


def _title(key: str, words: Words, rules: RuleWords) -> str:
    prefix, _, name = key.partition(".")
    if prefix == "severity":
        return words("cases.severity", state=words.find(f"states.{name}") or name)
    if prefix == "rule":
        return words("cases.rule", rule=f"{name} {rule_name(rules, name)}".strip())
    if prefix in GROUPS:
        return words("cases.group", kind=words(f"groups.{GROUPS[prefix]}.name"), name=name)
    return words.find(f"cases.{key}") or words.find(f"figures.{key}.name") or words("figures.other", code=key)


def _stated(report: Report, key: str) -> int | None:
    prefix = key.partition(".")[0]
    counts: Mapping[str, int | None]
    if prefix in GROUPS:
        counts = {f"{prefix}.{one}": group["cases"] for one, group in report[f"by_{prefix}"].items()}
    elif prefix == "severity":
        counts = {f"severity.{one}": count for one, count in report["severity"].items()}
    else:
        named = {"late": report["late"]["date"], **{one: report[one] for one in ("open", "closed", "overdue_open")}}
        counts = {one["code"]: one["num"] for one in report["figures"]} | named
    return counts.get(key)
