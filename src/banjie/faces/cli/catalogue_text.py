"""The report of an import as text, as JSON and as a table."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import IO, Any

from banjie.faces.cli.wording import Words
from banjie.services.catalogue.import_report import Imported, ImportedRow, RowStatus
from banjie.services.ports.catalogue_rows import RowFinding, Severity

_LISTED = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def as_text(imported: Imported, words: Words) -> str:
    """Return the report in words: the sums, then what was found, errors first."""
    counts = imported.counts
    offices = [office.status for office in imported.offices]
    lines = [
        words("catalogue.rows", place=imported.place, rows=imported.read.rows, **_counted(counts)),
        words("catalogue.offices", offices=len(offices), new=offices.count(RowStatus.NEW)),
    ]
    found = sorted(imported.findings, key=lambda finding: (_WEIGHT[finding.severity], finding.line))
    lines += [_sentence(finding, words) for finding in found[:_LISTED]]
    if len(found) > _LISTED:
        lines.append(words("catalogue.more", count=len(found) - _LISTED))
    if imported.dry_run:
        lines.append(words("catalogue.dry_run"))
    return "\n".join(lines)


def as_json(imported: Imported) -> dict[str, Any]:  # what json.dumps takes
    """Return the report for a program."""
    return {
        "dry_run": imported.dry_run,
        "place": imported.place,
        "rows": imported.read.rows,
        "counts": _counted(imported.counts),
        "encoding": imported.read.encoding,
        "columns": dict(imported.read.columns),
        "guide_only": dict(imported.guide_only),
        "absent": imported.absent,
        "offices": [asdict(office) for office in imported.offices],
        "lines": [_plain(row) for row in imported.rows],
        "findings": [asdict(finding) for finding in imported.findings],
    }


def write_rows(out: IO[str], imported: Imported, words: Words) -> None:
    """Write a table: each line of the file with each thing found in it, then what was found of the file as a whole."""
    found: defaultdict[int, list[RowFinding]] = defaultdict(list)
    for finding in imported.findings:
        found[finding.line].append(finding)
    columns = [field.name for field in fields(ImportedRow)]
    table = csv.writer(out)
    table.writerow([*columns, "severity", "finding", "what"])
    for row in imported.rows:
        told = [_cell(_plain(row)[column]) for column in columns]
        table.writerows([*told, *finding] for finding in _findings(found.pop(row.line, ()), words))
    for line, rest in sorted(found.items()):
        blank = [str(line), *("" for _ in columns[1:])]
        table.writerows([*blank, *finding] for finding in _findings(rest, words))


def _findings(found: Iterable[RowFinding], words: Words) -> Iterator[list[str]]:
    listed = [[one.severity.value, one.code, _cell(_what(one, words))] for one in found]
    yield from listed or [["", "", ""]]


def _counted(counts: Mapping[RowStatus, int]) -> dict[str, int]:
    return {status.value: counts[status] for status in RowStatus}


def _sentence(finding: RowFinding, words: Words) -> str:
    severity = words(f"catalogue.severity.{finding.severity}")
    key = "catalogue.at_line" if finding.line else "catalogue.of_file"
    return words(key, line=finding.line, column=finding.column, severity=severity, what=_what(finding, words))


def _what(finding: RowFinding, words: Words) -> str:
    known = words.find(f"catalogue.findings.{finding.code}")
    return known.format_map(finding.params) if known else f"{finding.what}; {finding.remedy}"


def _plain(row: ImportedRow) -> dict[str, Any]:
    return {**asdict(row), "from_date": row.from_date and row.from_date.isoformat()}


def _cell(value: object) -> str:
    """Return the value as a cell that a spreadsheet does not take for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
