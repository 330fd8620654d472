"""The report as Markdown: the same sentences and tables as the page, for mail, tickets and repositories."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from banjie.faces.cli.watch_report import figure_tables, finding_tables, overview
from banjie.faces.cli.watch_report.document import Cell, Sentence, Table
from banjie.faces.cli.watch_report.rule_words import RuleWords
from banjie.faces.cli.watch_report.wording import report_words
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
FINDINGS = 100
"""At most so many findings stand in the Markdown; the files have them all."""
_SIGNS = {"red": "▮", "yellow": "▯", "pre": "△", "none": "✓┤"}
_OTHER_SIGN = "◌"
_SPACES = re.compile(r"\s+")
# whatever could open an element, a link, a code span, a table cell or emphasis when a log's word holds it
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def render_markdown(report: Report, language: str, rules_words: RuleWords) -> str:
    """Return the report as Markdown; the same report gives the same text, and words of the log stay words."""
    words = report_words(language)
    return "\n".join(_lines(report, words, rules_words)) + "\n"


def _lines(report: Report, words: Words, rules: RuleWords) -> Iterator[str]:
    yield f"# {words('title')}"
    yield ""
    names, seen = overview.head_lines(report, words)
    yield f"{words('head.files')}{words('colon')}{escaped(names)}  "
    yield escaped(seen)
    yield ""
    yield f"## {words('answer.heading')}"
    yield ""
    yield from (f"- {_sentence(one)}" for one in overview.answer(report, words))
    basis = overview.basis(report, words)
    yield from [f"- {escaped(basis)}"] if basis else []
    states = [f"{sign(one.state)} {one.summary} **{one.text}**" for one in overview.severity(report, words)]
    yield from [f"- {' · '.join(states)}"] if states else []
    yield ""
    for title, tables in _sections(report, words, rules):
        yield from (f"## {title}", "")
        for table in tables:
            yield from _table(table)
    yield from _looked_at(report, words)
    yield words("footer")


def _sections(report: Report, words: Words, rules: RuleWords) -> Iterator[tuple[str, tuple[Table, ...]]]:
    found = finding_tables.findings(report, words, rules, FINDINGS)
    yield words("figures.heading"), (figure_tables.figures(report, words),)
    yield words("throughput.heading"), (figure_tables.throughput(report, words),)
    yield words("findings.heading"), (found,)
    yield words("rules.fired"), (finding_tables.fired(report, words, rules),)
    yield words("rules.quiet"), (finding_tables.quiet(report, words, rules),)
    yield words("rules.unchecked"), (finding_tables.unchecked(report, words, rules),)
    for kind in ("months", "offices", "items", "officers"):
        yield words(f"groups.{kind}.heading"), (figure_tables.groups(report, words, kind),)
    yield words("steps.heading"), (figure_tables.steps(report, words),)
    yield words("variants.heading"), (figure_tables.variants(report, words),)
    yield words("quality.heading"), (finding_tables.quality(report, words),)


def _table(table: Table) -> Iterator[str]:
    if table.rows:
        yield _row([escaped(column.title) for column in table.columns])
        yield _row(["---:" if column.figure else "---" for column in table.columns])
        yield from (_row([_cell(cell) for cell in row.cells]) for row in table.rows)
        yield ""
    if table.note:
        yield from (escaped(table.note), "")


def _looked_at(report: Report, words: Words) -> Iterator[str]:
    yield from (f"## {words('head.heading')}", "")
    for term, values in overview.looked_at(report, words):
        yield f"- {term}{words('colon')}{escaped(words('join').join(values))}"
    yield ""


def _sentence(sentence: Sentence) -> str:
    return "".join(escaped(part) if isinstance(part, str) else _strong(part) for part in sentence)


def _strong(cell: Cell) -> str:
    return escaped(cell.text) if cell.sort is None or cell.empty else f"**{escaped(cell.text)}**"


def _cell(cell: Cell) -> str:
    mark = f"{sign(cell.state)} " if cell.state else ""
    return mark + escaped(words_of_cell(cell))


def words_of_cell(cell: Cell) -> str:
    """Return all that a cell says: its text with the unit, or its details one after the other."""
    return "; ".join(cell.details) if cell.details else f"{cell.text} {cell.unit}".strip()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def sign(state: str | None) -> str:
    """Return the sign that stands before the word of a state, so that it is not told by colour alone."""
    return _SIGNS.get(state or "", _OTHER_SIGN)


def escaped(text: str) -> str:
    """Return text on one line in which no sign has a meaning for Markdown."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text))
