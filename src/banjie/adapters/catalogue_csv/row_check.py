"""Judges one record: an item with its warnings, or an error that says what to do."""

import unicodedata
from collections.abc import Iterator

from banjie.adapters.catalogue_csv.decoding import UNREADABLE
from banjie.adapters.catalogue_csv.header import REQUIRED, Header
from banjie.adapters.catalogue_csv.item_type import is_known, type_code
from banjie.adapters.catalogue_csv.table import Record
from banjie.core.values.item_code import is_clean
from banjie.services.ports.catalogue_rows import CatalogueRow, RowFinding, Severity

_FAULTS = {
    "unclosed_quote": ("a quotation mark is opened and never closed", "close it, or write it twice inside the cell"),
    "cell_too_long": ("a cell is longer than 131,072 characters", "shorten it, or close the quotation mark before it"),
}


def fields_of(record: Record, header: Header) -> dict[str, str]:
    """Return the text of each field, blanks and control characters tidied; a field without column or cell is empty."""
    return {
        field: _tidy(record.cells[place]) if place < len(record.cells) else "" for field, place in header.places.items()
    }


def errors_in(record: Record, header: Header, fields: dict[str, str]) -> Iterator[RowFinding]:
    """Yield why the record cannot be an item."""
    if record.fault:
        what, remedy = _FAULTS[record.fault]
        yield _error(record, record.fault, what, remedy)
        return
    if any(cell.strip() for cell in record.cells[header.width :]):
        remedy = "put the cell that holds the delimiter in quotation marks"
        yield _error(record, "too_many_cells", _count(record, header), remedy, **_counts(record, header))
    for field in REQUIRED:
        if not fields[field]:
            yield _error(record, f"{field}_empty", f"no {field} is given", "fill the cell in", header.names[field])
    for field, text in fields.items():
        if UNREADABLE in text:
            what = f"{text[:40]!r} holds bytes that could not be read"
            yield _error(record, "unreadable", what, "write the cell again", header.names[field], text=text[:40])


def warnings_in(record: Record, header: Header, fields: dict[str, str]) -> Iterator[RowFinding]:
    """Yield what somebody should look at in an item, first the record as a whole, then its fields."""
    if record.lines > 1:
        what = f"this row runs over {record.lines} lines, to line {record.line + record.lines - 1}"
        remedy = "if it is two rows, close the quotation mark"
        yield _warning(record, "row_over_lines", what, remedy, lines=str(record.lines))
    if len(record.cells) < header.width:
        remedy = "look whether the row was cut off"
        yield _warning(record, "too_few_cells", _count(record, header), remedy, **_counts(record, header))
    for field in ("item_code", "department_code", "type"):
        if field in header.places and not fields[field]:
            yield _warning(record, f"{field}_empty", f"no {field} is given", "fill the cell in", header.names[field])
    code, kind = fields.get("item_code", ""), fields.get("type", "")
    if code and not is_clean(code):
        what, remedy = f"the code {code!r} holds blanks or signs beyond ASCII", "write it without them"
        yield _warning(record, "item_code_unclean", what, remedy, header.names["item_code"], written=code)
    if kind and not is_known(type_code(kind)):
        what, remedy = f"the type {kind!r} is none of 01-10 and 20", "map it after the import"
        yield _warning(record, "type_unknown", what, remedy, header.names["type"], written=kind)


def item(record: Record, fields: dict[str, str], warnings: tuple[str, ...]) -> CatalogueRow:
    """Return the item that a record without errors is."""
    return CatalogueRow(
        line=record.line,
        department=fields["department"],
        department_code=fields.get("department_code", ""),
        main_item=fields.get("main_item", ""),
        name=fields["name"],
        item_code=fields.get("item_code", ""),
        type_code=type_code(fields.get("type", "")),
        warnings=warnings,
    )


def _tidy(cell: str) -> str:
    seen = (" " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in cell)
    shown = (character for character in seen if unicodedata.category(character) != "Cf")
    return " ".join("".join(shown).split())


def _count(record: Record, header: Header) -> str:
    return f"{len(record.cells)} cells, but the header names {header.width}: the cells may be shifted"


def _counts(record: Record, header: Header) -> dict[str, str]:
    return {"cells": str(len(record.cells)), "columns": str(header.width)}


def _error(record: Record, code: str, what: str, remedy: str, column: str = "", **params: str) -> RowFinding:
    return RowFinding(
        severity=Severity.ERROR, line=record.line, code=code, what=what, remedy=remedy, column=column, params=params
    )


def _warning(record: Record, code: str, what: str, remedy: str, column: str = "", **params: str) -> RowFinding:
    return RowFinding(
        severity=Severity.WARNING, line=record.line, code=code, what=what, remedy=remedy, column=column, params=params
    )
