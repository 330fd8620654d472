"""Reads a catalogue file: every row becomes an item, a duplicate that is told, or an error that is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from banjie.adapters.catalogue_csv.code_check import code_findings, department_findings, departments_of
from banjie.adapters.catalogue_csv.decoding import Decoded, decode
from banjie.adapters.catalogue_csv.header import FIELDS, Header, find_header
from banjie.adapters.catalogue_csv.row_check import errors_in, fields_of, item, warnings_in
from banjie.adapters.catalogue_csv.sameness import Seen
from banjie.adapters.catalogue_csv.table import Record, records, split_lines
from banjie.services.ports.catalogue_rows import (
    CatalogueReading,
    CatalogueReport,
    CatalogueRow,
    CatalogueUnreadable,
    RowFinding,
    Severity,
)

LARGEST = 64 * 1024 * 1024


@dataclass(kw_only=True, slots=True)
class _Tally:
    """What has been read so far."""

    items: list[CatalogueRow] = field(default_factory=list)
    findings: list[RowFinding] = field(default_factory=list)
    duplicates: int = 0
    errors: int = 0
    seen: Seen = field(default_factory=Seen)


def read_catalogue(source: Path | BinaryIO) -> CatalogueReading:
    """Return the items, departments and report of a table of service items; fulfils the port `CatalogueReader`.

    Raise `CatalogueUnreadable` where the file is no text table, is larger than 64 MB, or names no column for the
    department or the item; every smaller fault is a finding of its row.
    """
    decoded = decode(_bytes_of(source))
    lines = split_lines(decoded.text)
    header = find_header(lines)
    tally = _Tally(findings=list(_header_findings(lines, header)))
    for record in records(lines, header.delimiter, header.index + 1, header.width):
        if not record.blank:
            _take(record, header, tally)
    return _reading(tally, header, decoded)


def _bytes_of(source: Path | BinaryIO) -> bytes:
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                return _bytes_of(file)
        except OSError as error:
            message = f"{source} cannot be read ({error.strerror}); give the path of a CSV file"
            raise CatalogueUnreadable("file", message, path=str(source)) from error
    data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise CatalogueUnreadable("too_large", f"the file is larger than {LARGEST:,} bytes; divide it", limit=LARGEST)
    return data


def _take(record: Record, header: Header, tally: _Tally) -> None:
    """Make the record an item, a duplicate or an error."""
    if record.cells == header.cells:
        tally.findings.append(_note(record.line, "header_again", "the header stands here again", "it is no row"))
        return
    fields = fields_of(record, header)
    errors = list(errors_in(record, header, fields))
    warnings = [] if record.fault else list(warnings_in(record, header, fields))
    tally.findings.extend([*errors, *warnings])
    if errors:
        tally.errors += 1
    else:
        _compare(item(record, fields, tuple(found.code for found in warnings)), tally)


def _compare(row: CatalogueRow, tally: _Tally) -> None:
    """Keep the row as an item unless it was read before."""
    verdict = tally.seen.verdict(row)
    tally.findings.extend([verdict] if verdict else [])
    if verdict is None:
        _keep(row, tally)
    elif verdict.severity is Severity.WARNING:
        _keep(replace(row, warnings=(*row.warnings, verdict.code)), tally)
    elif verdict.severity is Severity.NOTE:
        tally.duplicates += 1
    else:
        tally.errors += 1


def _keep(row: CatalogueRow, tally: _Tally) -> None:
    tally.seen.add(row)
    tally.items.append(row)


def _header_findings(lines: list[str], header: Header) -> Iterator[RowFinding]:
    line = header.index + 1
    for index in range(header.index):
        if text := lines[index].strip()[:80]:
            what = f"this line stands above the header: {text!r}"
            yield _note(index + 1, "before_header", what, "it is no row", text=text)
    for name in header.unused:
        what = f"the column {name!r} is not read"
        yield replace(_note(line, "column_unused", what, "nothing to do", name=name), column=name)
    for missing in FIELDS:
        if missing not in header.places:
            what, remedy = f"no column for {missing}", "it stays empty for all items; add the column to have it"
            note = _note(line, "column_missing", what, remedy, field=missing)
            yield replace(note, severity=Severity.WARNING)


def _reading(tally: _Tally, header: Header, decoded: Decoded) -> CatalogueReading:
    departments = departments_of(tally.items)
    column = header.names.get("department_code", "")
    about_codes = [*code_findings(tally.items, column), *department_findings(departments, column)]
    odd = {code.params["code"]: code.code for code in about_codes if code.severity is Severity.WARNING}
    rows = tuple(
        replace(row, warnings=(*row.warnings, odd[row.department_code])) if row.department_code in odd else row
        for row in tally.items
    )
    report = CatalogueReport(
        rows=len(rows) + tally.duplicates + tally.errors,
        items=len(rows),
        duplicates=tally.duplicates,
        errors=tally.errors,
        offices=len(departments),
        encoding=decoded.encoding,
        delimiter=header.delimiter,
        columns=header.names,
        findings=tuple(sorted([*tally.findings, *about_codes], key=lambda finding: finding.line)),
    )
    return CatalogueReading(rows=rows, departments=departments, report=report)


def _note(line: int, code: str, what: str, remedy: str, **params: str) -> RowFinding:
    return RowFinding(severity=Severity.NOTE, line=line, code=code, what=what, remedy=remedy, params=params)
