"""Tells a row that was read before: the same row again, or another row under a code that is taken."""

from dataclasses import dataclass, field, replace

from banjie.services.ports.catalogue_rows import CatalogueRow, RowFinding, Severity

Key = tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class Seen:
    """The items read so far; grows while a file is read."""

    by_key: dict[Key, CatalogueRow] = field(default_factory=dict)
    by_code: dict[str, CatalogueRow] = field(default_factory=dict)

    def verdict(self, row: CatalogueRow) -> RowFinding | None:
        """Return None for a new item; else a note (same row again), an error (code taken), a warning (code shared)."""
        before = self.by_key.get(_key(row))
        if before is not None:
            return _again(row, before) if _same(row, before) else _taken(row, before)
        sharing = self.by_code.get(row.item_code) if row.item_code else None
        return None if sharing is None else _shared(row, sharing)

    def add(self, row: CatalogueRow) -> None:
        """Remember an item."""
        self.by_key[_key(row)] = row
        if row.item_code:
            self.by_code.setdefault(row.item_code, row)


def _key(row: CatalogueRow) -> Key:
    """Return what no two items of a catalogue share: department and code, or without a code department and names."""
    return (row.department, row.item_code) if row.item_code else (row.department, "", row.main_item, row.name)


def _same(row: CatalogueRow, before: CatalogueRow) -> bool:
    return replace(row, line=0, warnings=()) == replace(before, line=0, warnings=())


def _again(row: CatalogueRow, before: CatalogueRow) -> RowFinding:
    return RowFinding(
        severity=Severity.NOTE,
        line=row.line,
        code="duplicate",
        what=f"the same row stands in line {before.line}",
        remedy="nothing is lost; one of the two can go",
        params={"first_line": str(before.line)},
    )


def _taken(row: CatalogueRow, before: CatalogueRow) -> RowFinding:
    code = row.item_code or row.name
    return RowFinding(
        severity=Severity.ERROR,
        line=row.line,
        code="code_taken",
        what=f"{row.department} has {code!r} in line {before.line} already, as another item: {before.name!r}",
        remedy="give each item of a department its own code",
        params={"first_line": str(before.line), "code": row.item_code},
    )


def _shared(row: CatalogueRow, before: CatalogueRow) -> RowFinding:
    return RowFinding(
        severity=Severity.WARNING,
        line=row.line,
        code="code_shared",
        what=f"the code {row.item_code} stands in line {before.line} too, for {before.department}",
        remedy="both are kept; look whether they are one item of two departments",
        params={"first_line": str(before.line), "code": row.item_code},
    )
