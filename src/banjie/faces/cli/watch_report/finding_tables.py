"""Tables of rules and of what they found, and of what is doubtful in the data."""

from collections.abc import Mapping
from typing import Any

from banjie.faces.cli.watch_report.amounts import amount, moment, number
from banjie.faces.cli.watch_report.document import Cell, Column, Row, Table
from banjie.faces.cli.watch_report.rule_words import RuleWords, finding_sentence, rule_name
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
ROWS = 500
"""At most so many findings stand on the page; the files have them all."""
_WORST_FIRST = ("red", "yellow", "pre", "verify", "note")


def fired(report: Report, words: Words, rules: RuleWords) -> Table:
    """Return the rules that found something, the one with most findings first."""
    found = [one for one in report["rules"] if one["checked"] and one["findings"]]
    rows = tuple(
        Row(cells=(*_rule(one, rules), amount(words, one["findings"], opens=f"rule.{one['rule']}")))
        for one in sorted(found, key=lambda one: (-one["findings"], one["rule"]))
    )
    columns = (*_heads(words), Column(title=words("rules.findings"), figure=True))
    return Table(name="fired", caption=words("rules.fired"), columns=columns, rows=rows, note=_none(rows, words))


def quiet(report: Report, words: Words, rules: RuleWords) -> Table:
    """Return the rules that were checked and found nothing."""
    rows = tuple(Row(cells=_rule(one, rules)) for one in report["rules"] if one["checked"] and not one["findings"])
    return Table(name="quiet", caption=words("rules.quiet"), columns=_heads(words), rows=rows, note=_none(rows, words))


def unchecked(report: Report, words: Words, rules: RuleWords) -> Table:
    """Return the rules that the log cannot feed, each with what is missing."""
    rows = tuple(
        Row(cells=(*_rule(one, rules), Cell(text=words("join").join(missing_words(words, one["missing"])))))
        for one in report["rules"]
        if not one["checked"]
    )
    columns = (*_heads(words), Column(title=words("rules.missing"), wide=True))
    return Table(
        name="unchecked", caption=words("rules.unchecked"), columns=columns, rows=rows, note=_none(rows, words)
    )


def missing_words(words: Words, missing: list[str]) -> list[str]:
    """Return what a log lacks, column by column and act by act, in words."""
    told = []
    for one in missing:
        kind, _, act = one.partition(":")
        if kind == "act" and act:
            told.append(words("rules.act", act=words.find(f"acts.{act}") or act))
        else:
            told.append(words("rules.column", role=words.find(f"roles.{one}") or one))
    return told


def in_order(report: Report) -> list[Mapping[str, Any]]:
    """Return the findings, the gravest first, else as the report has them."""
    return sorted(report["findings"], key=lambda one: _grave(one["severity"]))


def _grave(severity: str) -> int:
    return _WORST_FIRST.index(severity) if severity in _WORST_FIRST else len(_WORST_FIRST)


def findings(report: Report, words: Words, rules: RuleWords, limit: int = ROWS) -> Table:
    """Return at most `limit` findings with the case, the sentence and the evidence of each."""
    wanted = ("severity", "rule", "case", "told", "office", "item", "evidence")
    columns = tuple(Column(title=words(f"findings.{key}"), wide=key == "told") for key in wanted)
    shown = in_order(report)[:limit]
    rows = tuple(_finding(one, words, rules) for one in shown)
    more = len(report["findings"]) - len(shown)
    note = words("findings.more", shown=number(len(shown)), more=number(more)) if more else None
    kept = note if rows else words("findings.empty")
    return Table(name="findings", caption=words("findings.caption"), columns=columns, rows=rows, note=kept)


def _finding(one: Mapping[str, Any], words: Words, rules: RuleWords) -> Row:
    severity, rule = one["severity"], one["rule"]
    evidence = tuple(evidence_words(words, each) for each in one["evidence"])
    cells = (
        Cell(text=words.find(f"states.{severity}") or severity, state=severity, sort=_grave(severity)),
        Cell(text=f"{rule} {rule_name(rules, rule)}".strip()),
        Cell(text=str(one["case"]), code=True),
        Cell(text=finding_sentence(words, rules, one)),
        Cell(text=one.get("office") or words("unknown")),
        Cell(text=one.get("item") or words("unknown")),
        Cell(
            text="", sort=len(evidence), details=evidence,
            summary=words("findings.evidence_count", n=len(evidence)),
        ),
    )  # fmt: skip
    return Row(cells=cells, marks={"severity": severity, "rule": rule})


def evidence_words(words: Words, one: Mapping[str, Any]) -> str:
    """Return one record that proves a finding: its number in the log, its time, its activity."""
    return words("findings.evidence_row", row=one["row"], at=moment(one["at"]), activity=one["activity"] or "").strip()


def quality(report: Report, words: Words) -> Table:
    """Return what is doubtful in the data, how much of it, and what became of it."""
    columns = (
        Column(title=words("quality.code"), wide=True),
        Column(title=words("quality.count"), figure=True),
        Column(title=words("quality.kept")),
        Column(title=words("quality.examples"), wide=True),
    )
    rows = tuple(_doubt(one, words) for one in report["data_quality"])
    note = None if rows else words("quality.clean")
    return Table(name="quality", caption=words("quality.caption"), columns=columns, rows=rows, note=note)


def _doubt(one: Mapping[str, Any], words: Words) -> Row:
    kept = words("quality.was_kept" if one["kept"] in {"kept", True} else "quality.left_out")
    examples = words("join").join(str(example) for example in one["examples"])
    name = words.find(f"doubts.{one['code']}") or one["code"]
    return Row(cells=(Cell(text=name), amount(words, one["count"]), Cell(text=kept), Cell(text=examples, code=True)))


def _heads(words: Words) -> tuple[Column, ...]:
    return (Column(title=words("rules.code")), Column(title=words("rules.name"), wide=True))


def _rule(one: Mapping[str, Any], rules: RuleWords) -> tuple[Cell, ...]:
    return (Cell(text=one["rule"], code=True), Cell(text=rule_name(rules, one["rule"]) or one["rule"]))


def _none(rows: tuple[Row, ...], words: Words) -> str | None:
    return None if rows else words("rules.none")
