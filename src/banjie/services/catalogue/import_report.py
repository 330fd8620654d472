"""What an import did, or in a dry run would do, to every row of the file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banjie.services.ports.catalogue_rows import CatalogueReport, RowFinding


class RowStatus(StrEnum):
    """What became of a row or an office."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedRow:
    """One row of the file, by its line; `code` is the code the item is kept under.

    `version` and `from_date` say which version the row is now; 0 and None for duplicates and errors, whose texts are
    empty: the finding of the line says what stands there.
    """

    line: int
    status: RowStatus
    department: str = ""
    name: str = ""
    code: str = ""
    type_code: str = ""
    version: int = 0
    from_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedOffice:
    """A department of the file as the office it is kept as, with all its codes."""

    status: RowStatus
    name: str
    path: str
    codes: tuple[str, ...]
    items: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """The whole report: every row once, every office, and everything that was found.

    `read` says how the file was read. `guide_only` counts items by type for which no pack holds the law: they are
    shown in the guide, and no case of them can be opened yet. `absent` counts items of these offices that the file
    does not name; they stay as they are.
    """

    dry_run: bool
    place: str
    read: CatalogueReport
    rows: tuple[ImportedRow, ...]
    offices: tuple[ImportedOffice, ...]
    findings: tuple[RowFinding, ...]
    guide_only: Mapping[str, int]
    absent: int

    @property
    def counts(self) -> Mapping[RowStatus, int]:
        """Return how many rows of each status there are; they add up to the rows of the file."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in RowStatus}
