"""Take a published catalogue over: departments become offices, rows become items, and every row is told."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from banjie.core.values.office_time import office_date
from banjie.records.catalogue.entering import add_items, add_versions
from banjie.records.whole import whole
from banjie.services.catalogue.import_items import PlannedItems, plan_items
from banjie.services.catalogue.import_offices import PlannedOffices, enter_offices, plan_offices
from banjie.services.catalogue.import_place import Place
from banjie.services.catalogue.import_report import Imported, ImportedRow, RowStatus
from banjie.services.ports.catalogue_rows import CatalogueReader, CatalogueReading, RowFinding, Severity
from banjie.services.ports.plugged import plugged

Watch = Callable[[int, int], None]
T = TypeVar("T")
_CHUNK = 500


def catalogue_import(
    read: CatalogueReader, source: Path, place: Place, now: datetime, *, dry_run: bool, watch: Watch
) -> Imported:
    """Bring the file's offices and items under `place` as of the office's day of `now`, and return the report.

    All is written or nothing; a `dry_run` reports the same and writes nothing. Imported again, the same file changes
    nothing. `watch` is told how many steps of how many are done: each row is compared, then written.
    Raises `CatalogueUnreadable`, `PlaceRefused` and `StoreUnavailable`.
    """
    reading = read(source)
    rows = len(reading.rows)
    with whole("catalogue"):
        day = office_date(now)
        offices = plan_offices(place, reading.departments, now, day)
        items = plan_items(reading, offices, now, day, lambda done: watch(done, 2 * rows))
        if not dry_run:
            enter_offices(offices, day)
            _enter_items(items, lambda done: watch(rows + done, 2 * rows))
    return _report(reading, offices, items, dry_run=dry_run)


def _enter_items(items: PlannedItems, watch: Callable[[int], None]) -> None:
    done = 0
    for new in _chunks(items.new):
        add_items(new)
        done += len(new)
        watch(done)
    for changed in _chunks(items.changed):
        add_versions(changed)
        done += len(changed)
        watch(done)


def _chunks(rows: Sequence[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


def _report(reading: CatalogueReading, offices: PlannedOffices, items: PlannedItems, *, dry_run: bool) -> Imported:
    types = Counter(row.type_code for row in reading.rows)
    guide_only = {code: types[code] for code in sorted(types) if plugged().packs.pack_for(code) is None}
    findings = (*reading.report.findings, *items.findings, *_about_all(items, guide_only))
    return Imported(
        dry_run=dry_run,
        place=offices.place.path,
        read=reading.report,
        rows=tuple(sorted((*items.rows, *_left_out(reading)), key=lambda row: row.line)),
        offices=tuple(office.told() for office in offices.offices),
        findings=tuple(sorted(findings, key=lambda finding: finding.line)),
        guide_only=guide_only,
        absent=items.absent,
    )


def _left_out(reading: CatalogueReading) -> Iterator[ImportedRow]:
    """Yield the lines that are no items: errors, and rows that stand in the file twice."""
    wrong = {finding.line for finding in reading.report.findings if finding.severity is Severity.ERROR}
    again = {finding.line for finding in reading.report.findings if finding.code == RowStatus.DUPLICATE}
    for line in wrong:
        yield ImportedRow(line=line, status=RowStatus.ERROR)
    for line in again - wrong:
        yield ImportedRow(line=line, status=RowStatus.DUPLICATE)


def _about_all(items: PlannedItems, guide_only: dict[str, int]) -> Iterator[RowFinding]:
    if items.new:
        yield _note(
            "materials_unknown",
            f"the file lists no materials and no limits: {len(items.new)} new items ask for one general set of papers, "
            "and the limits of their pack apply",
            "list the materials and limits of each item as its next version",
            count=str(len(items.new)),
        )
    if guide_only:
        listed = ", ".join(f"{code or '?'}: {count}" for code, count in guide_only.items())
        yield _note(
            "guide_only",
            f"no pack holds the law of {sum(guide_only.values())} items (by type {listed})",
            "they are in the guide only, and no case of them can be opened until a pack covers their type",
            count=str(sum(guide_only.values())),
            types=listed,
        )
    if items.absent:
        yield _note(
            "absent",
            f"{items.absent} items of these offices are not in the file",
            "they stay as they are; end those that are no longer offered",
            count=str(items.absent),
        )


def _note(code: str, what: str, remedy: str, **params: str) -> RowFinding:
    return RowFinding(severity=Severity.NOTE, line=0, code=code, what=what, remedy=remedy, params=params)
