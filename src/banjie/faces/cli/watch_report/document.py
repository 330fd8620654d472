"""What the report is made of before it is a page or Markdown: sentences, cells and tables of plain text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One value as text; `opens` names the list of cases behind it, `sort` is what it is ordered by."""

    text: str
    sort: float | str | None = None
    opens: str | None = None
    state: str | None = None
    code: bool = False
    empty: bool = False
    unit: str = ""
    details: tuple[str, ...] = ()
    summary: str = ""


Sentence = tuple[Cell | str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """The head of a column; figures stand right-aligned, `wide` ones take what room is left."""

    title: str
    figure: bool = False
    wide: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """The cells of a row and the marks (severity, rule) by which readers filter it."""

    cells: tuple[Cell, ...]
    marks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with its caption; `note` says what is not shown here and where it is, or why there are no rows."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str | None = None


def told(template: str, **cells: Cell) -> Sentence:
    """Return `template` with each `{name}` replaced by its cell."""
    parts: list[Cell | str] = []
    for literal, name, _, _ in Formatter().parse(template):
        parts += [literal] if literal else []
        parts += [cells[name]] if name else []
    return tuple(parts)


def plain(sentence: Sentence) -> str:
    """Return a sentence as text alone."""
    return "".join(part if isinstance(part, str) else part.text for part in sentence)
