"""The report in a few lines, for the person who started the command."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from banjie.faces.cli.watch_report import figure_tables, finding_tables, overview
from banjie.faces.cli.watch_report.document import Cell, Sentence, Table
from banjie.faces.cli.watch_report.markdown import sign, words_of_cell
from banjie.faces.cli.watch_report.rule_words import RuleWords
from banjie.faces.cli.watch_report.wording import report_words
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
_FIGURES, _RULES, _DOUBTS = 8, 6, 4
_STYLES = {"red": "bold red", "yellow": "bold yellow", "pre": "yellow", "none": "green"}


def show(report: Report, console: Console, language: str, rules_words: RuleWords) -> None:
    """Print the answer, the figures, the rules with findings and what was not checked, in at most forty lines."""
    words = report_words(language)
    for line in overview.head_lines(report, words):
        _say(console, Text(_shown(line), style="dim"))
    for sentence in overview.answer(report, words):
        _say(console, _text(sentence))
    _say(console, *_states(report, words))
    console.print()
    _grid(console, words, figure_tables.figures(report, words), columns=4, limit=_FIGURES)
    console.print()
    fired = finding_tables.fired(report, words, rules_words)
    _grid(console, words, fired, columns=3, limit=_RULES)
    _say(console, *(Text(line) for line in _closing(report, words)))


def _closing(report: Report, words: Words) -> Iterator[str]:
    quiet = sum(one["checked"] and not one["findings"] for one in report["rules"])
    blind = [one["rule"] for one in report["rules"] if not one["checked"]]
    if quiet:
        yield words("rules.quiet_count", n=quiet)
    if blind:
        yield words("terminal.unchecked", n=len(blind), rules=words("join").join(blind))
    doubts = report["data_quality"]
    for one in doubts[:_DOUBTS]:
        yield words("terminal.doubt", name=words.find(f"doubts.{one['code']}") or one["code"], n=one["count"])
    if len(doubts) > _DOUBTS:
        yield words("terminal.more", n=len(doubts) - _DOUBTS)


def _states(report: Report, words: Words) -> list[Text]:
    line = Text()
    for one in overview.severity(report, words):
        line.append(f"{sign(one.state)} {one.summary} ", style=_STYLES[one.state or ""]).append(f"{one.text}   ")
    return [line] if line else []


def _grid(console: Console, words: Words, table: Table, *, columns: int, limit: int) -> None:
    if not table.rows:
        return
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    for column in table.columns[:columns]:
        grid.add_column(column.title, justify="right" if column.figure else "left", no_wrap=True, overflow="ellipsis")
    for row in table.rows[:limit]:
        grid.add_row(*(Text(_shown(words_of_cell(cell))) for cell in row.cells[:columns]))
    console.print(grid)
    if len(table.rows) > limit:
        _say(console, Text(words("terminal.more", n=len(table.rows) - limit), style="dim"))


def _text(sentence: Sentence) -> Text:
    line = Text()
    for part in sentence:
        shown = part.text if isinstance(part, Cell) else part
        line.append(_shown(shown), style="bold" if isinstance(part, Cell) and part.sort is not None else "")
    return line


def _say(console: Console, *lines: Text) -> None:
    for line in lines:
        console.print(line, no_wrap=True, overflow="ellipsis")


def _shown(text: str) -> str:
    # a log's words must not move the cursor or paint the screen
    return "".join(one if one.isprintable() else " " if one.isspace() else "�" for one in text)
