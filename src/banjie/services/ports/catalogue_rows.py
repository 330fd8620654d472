"""A catalogue of service items as a government publishes it: rows, departments, and what was found while reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol


class Severity(StrEnum):
    """How much a finding weighs: an error keeps its line out, a warning asks for a look, a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFinding:
    """Something found in the file. `line` is the line of the file where the row begins (1 = the first; 0 = all of it).

    `column` is the header as the file writes it, empty where the whole row is meant. `what` and `remedy` are English;
    `code` and `params` say the same for other languages.
    """

    severity: Severity
    line: int
    code: str
    what: str
    column: str = ""
    remedy: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueRow:
    """One service item of the file, texts trimmed, codes as written. `type_code` is two digits, empty where unknown.

    `warnings` are the codes of the warnings found in this row.
    """

    line: int
    department: str
    department_code: str
    main_item: str
    name: str
    item_code: str
    type_code: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueDepartment:
    """A department by the name the file gives it, with every code it is written with, and the number of its items."""

    name: str
    codes: tuple[str, ...]
    items: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueReport:
    """What became of every row: `rows` = `items` + `duplicates` + `errors`; blank lines are no rows.

    `encoding` and `delimiter` are what the file was read with, `columns` which header stands for which field.
    """

    rows: int
    items: int
    duplicates: int
    errors: int
    offices: int
    encoding: str
    delimiter: str
    columns: Mapping[str, str]
    findings: tuple[RowFinding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueReading:
    """A catalogue file, read: its items, their departments, and the report."""

    rows: tuple[CatalogueRow, ...]
    departments: tuple[CatalogueDepartment, ...]
    report: CatalogueReport


class CatalogueUnreadable(ValueError):
    """A file from which no row can be read; `code` and `params` say the same as the English message."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.code = code
        self.params: Mapping[str, object] = params


class CatalogueReader(Protocol):
    """Reads catalogue files."""

    def __call__(self, source: Path | BinaryIO) -> CatalogueReading:
        """Return what the file holds, every line accounted for; raise `CatalogueUnreadable` where it holds no table."""
        ...
