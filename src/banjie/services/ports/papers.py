"""Legal papers in print: what a paper says, as plain data, and the press that makes a PDF of it.

A paper's words are all given: the press adds no word of its own, so that each language is written in the word files.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class PaperKind(StrEnum):
    """The papers an office hands out; the kind chooses the form, never the words."""

    RECEIPT = "receipt"
    SUPPLEMENT_NOTICE = "supplement_notice"
    STOP_NOTICE = "stop_notice"
    ACCEPTANCE_REFUSAL = "acceptance_refusal"
    REFUSAL = "refusal"
    DECISION = "decision"
    RESULT = "result"
    WORKING_OUT = "working_out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One line of the head of a paper: what it is called and what it says."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperTable:
    """A table: `columns` name the cells (may be empty: no head row); a short row is filled with empty cells.

    `looks` may say for each row how it looks: `off`, `stop`, `due`, or `note` for one text across the whole table.
    """

    heading: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleCell:
    """One cell of a drawn time rule: its place and width in percent, and its kind, which chooses pattern and height."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleMark:
    """A mark on a drawn time rule at `x` percent: `start`, `now`, `due`, `legal`, `told`, `end`, `from` or `event`."""

    x: float
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleText:
    """Words beside a drawn time rule, `above` or below it; `anchor` says which part of them stands at `x` percent."""

    x: float
    anchor: str
    text: str
    above: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperRule:
    """A time rule on paper; whatever it shows is said in words beside it."""

    cells: tuple[RuleCell, ...]
    marks: tuple[RuleMark, ...]
    texts: tuple[RuleText, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """What the reader can expect or must do, in numbered order."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracking:
    """How the reader finds the case again: the printed code and the text inside the square code."""

    caption: str
    code: str
    qr: str
    qr_caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal:
    """The round seal: the office along the rim, the purpose below, `specimen` (样章) in the middle of a demo paper."""

    office: str
    purpose: str = ""
    specimen: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One legal paper. Texts are printed as they are, never read as markup; an empty part is left out.

    `language` is a BCP 47 tag (`zh-Hans`, `zh-Hant`, `en`). `addressee` opens a notice; `due` is the one sentence the
    reader must not miss and `due_note` what follows it in ordinary weight. `dated` is the date of the paper in words
    and stands with `signed_by` under the seal; `printed_at` is the foot line that says when it was printed.
    """

    kind: PaperKind
    language: str
    office: str
    title: str
    number: str = ""
    addressee: str = ""
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    due: str = ""
    due_note: str = ""
    rule: PaperRule | None = None
    tables: tuple[PaperTable, ...] = ()
    steps: Steps | None = None
    tracking: Tracking | None = None
    seal: Seal | None = None
    signed_by: str = ""
    dated: str = ""
    footnotes: tuple[str, ...] = ()
    printed_at: str = ""


class PaperNotPrinted(ValueError):
    """The paper could not be set; the message says which part and why."""


class PaperPress(Protocol):
    """Makes papers."""

    def print(self, paper: Paper, at: datetime) -> bytes:
        """Return `paper` as PDF (A4); the same paper and instant give the same bytes. Raise `PaperNotPrinted`."""
        ...
