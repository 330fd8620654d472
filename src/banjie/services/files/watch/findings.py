"""What the rules find in the cases of a log: every finding with the rows that show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from banjie.bulk.log.rule_columns import checked, fired, undecided
from banjie.core.facts.catalogue import FACTS
from banjie.core.rules.rule import Rule
from banjie.core.values.finding import Severity

_GRAVEST_FIRST = (Severity.RED, Severity.YELLOW, Severity.IRREGULAR, Severity.NOTE)
_MOST_ROWS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """`findings`, the gravest first, and what became of each of the `rules`."""

    findings: list[dict[str, Any]]
    rules: list[dict[str, Any]]


def find(rules: Sequence[Rule], cases: pl.DataFrame, events: pl.DataFrame, told: frozenset[str] = frozenset()) -> Found:
    """Return what the rules find. A rule that the log cannot feed is told as not checked, with what the log lacks.

    `told` are the roles and acts that the log has. A fact that is unknown for every case is one that it does not tell.

    The evidence of a finding are the rows of the acts its rule names, the first and the last row of the case where it
    names none, twelve at most.
    """
    cases = cases.select(name for name in cases.columns if name == "case" or cases[name].null_count() < cases.height)
    fires = [(rule, fired(rule, cases)) for rule in rules]
    ordered = sorted(fires, key=lambda one: _GRAVEST_FIRST.index(one[0].severity))
    beside = _beside(cases, [frame for _, frame in ordered])
    rows = _Rows.of(events, [frame["case"] for _, frame in ordered])
    findings = [one for rule, frame in ordered for one in _findings(rule, frame, beside, rows)]
    return Found(findings=findings, rules=[_rule(rule, frame, cases, told) for rule, frame in fires])


def together(one: Found, other: Found) -> Found:
    """Return what was found of cases and of other things: a rule counts as checked where it was checked once."""
    other_rules = {told["rule"]: told for told in other.rules}
    rules = [other_rules[told["rule"]] if other_rules[told["rule"]]["checked"] else told for told in one.rules]
    order = [severity.value for severity in _GRAVEST_FIRST]
    findings = sorted([*one.findings, *other.findings], key=lambda found: order.index(found["severity"]))
    return Found(findings=findings, rules=rules)


def _rule(rule: Rule, frame: pl.DataFrame, cases: pl.DataFrame, told: frozenset[str]) -> dict[str, Any]:
    missing = checked(rule, cases)
    needed = dict.fromkeys(role for fact in missing for role in FACTS[fact].needs)
    lacking = [role for role in needed if role not in told] or list(needed)
    return {
        "rule": rule.code,
        "severity": rule.severity.value,
        "checked": not missing,
        "missing": lacking,
        "undecided": 0 if missing else undecided(rule, cases),
        "findings": frame.height,
        "params": dict(rule.params),
        "article": f"{rule.citation.law} {rule.citation.article}" if rule.citation else None,
    }


def _findings(
    rule: Rule, frame: pl.DataFrame, beside: Mapping[str, Mapping[str, Any]], rows: "_Rows"
) -> Iterator[dict[str, Any]]:
    for row in frame.sort("case").iter_rows(named=True):
        case = row.pop("case")
        facts = {name: _plain(value) for name, value in row.items()} | dict(rule.params)
        found = {"rule": rule.code, "severity": rule.severity.value, "case": case, "facts": facts}
        yield found | {"evidence": rows.of_case(case, rule.evidence)} | dict(beside[case])


def _beside(cases: pl.DataFrame, frames: Iterable[pl.DataFrame]) -> dict[str, dict[str, Any]]:
    found = pl.concat([frame.select("case") for frame in frames]).unique() if frames else cases.clear().select("case")
    names = [name for name in ("office", "item") if name in cases.columns]
    told = cases.select("case", *names).join(found, on="case", how="semi")
    return {row["case"]: {"office": row.get("office"), "item": row.get("item")} for row in told.iter_rows(named=True)}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rows:
    """The rows of the cases in which something was found."""

    by_case: Mapping[str, list[dict[str, Any]]]

    @classmethod
    def of(cls, events: pl.DataFrame, cases: Sequence[pl.Series]) -> "_Rows":
        wanted = pl.DataFrame({"case": pl.concat(cases).unique()}) if cases else pl.DataFrame({"case": []})
        names = [name for name in ("row", "at", "activity", "act") if name in events.columns]
        shown = events.join(wanted.cast({"case": pl.String}), on="case", how="semi").select("case", *names)
        by_case: dict[str, list[dict[str, Any]]] = {}
        for row in shown.iter_rows(named=True):
            by_case.setdefault(row.pop("case"), []).append(row)
        return cls(by_case=by_case)

    def of_case(self, case: str, acts: Sequence[str]) -> list[dict[str, Any]]:
        rows = self.by_case.get(case, [])
        shown = [row for row in rows if row.get("act") in acts] if acts else []
        chosen = shown[:_MOST_ROWS] or ([rows[0], rows[-1]] if len(rows) > 1 else rows)
        return [{"row": row["row"], "at": _plain(row["at"]), "activity": row["activity"]} for row in chosen]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
