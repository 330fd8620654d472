"""From the rows of a catalogue to items: new ones, new versions of those that changed, and those that stand already.

An item is known by its office and its code. What the office has added since (limits, materials) stays in the next
version: the file only says name, type and main item.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from banjie.core.procedure.item import OTHER, ItemVersion
from banjie.core.procedure.item_text import item_of, item_text
from banjie.core.procedure.procedure import Material
from banjie.core.values.canonical import digest
from banjie.records.catalogue.entering import HeldItem, NewItem, NewVersion, held_items
from banjie.services.cases.deed import new_id
from banjie.services.catalogue.import_offices import PlannedOffice, PlannedOffices
from banjie.services.catalogue.import_report import ImportedRow, RowStatus
from banjie.services.ports.catalogue_rows import CatalogueReading, CatalogueRow, RowFinding, Severity

FORM = Material(code="form", words={"zh-Hans": "申请材料", "zh-Hant": "申請資料", "en": "Application papers"})
"""What stands for the materials of an item while nobody has listed them, so that a case of it can be handled."""

_TOLD = 500  # rows between two words of how far it is


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedItems:
    """What is to be written, what is told of each row, and what was found besides."""

    new: tuple[NewItem, ...]
    changed: tuple[NewVersion, ...]
    rows: tuple[ImportedRow, ...]
    findings: tuple[RowFinding, ...]
    absent: int


@dataclass(kw_only=True, slots=True)
class _Known:
    """The moment, what stands already by code, and the codes given to rows so far."""

    now: datetime
    day: date
    held: Mapping[str, HeldItem]
    given: set[str] = field(default_factory=set)

    def code_for(self, row: CatalogueRow, office: PlannedOffice) -> str:
        """Return the code the row is kept under: its own, unless another office has it."""
        code, other = _codes(row, office)
        while not self._is_free(code, office):
            code, other = other, f"{other}@{office.step}"
        self.given.add(code)
        return code

    def _is_free(self, code: str, office: PlannedOffice) -> bool:
        holder = self.held.get(code)
        return code not in self.given and (holder is None or holder.path == office.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Planned:
    """One row: what is to be written of it, if anything."""

    told: ImportedRow
    new: NewItem | None = None
    changed: NewVersion | None = None
    finding: RowFinding | None = None


def plan_items(
    reading: CatalogueReading, planned: PlannedOffices, now: datetime, day: date, watch: Callable[[int], None]
) -> PlannedItems:
    """Return what becomes of every item of the reading; nothing is written. `watch` is told the rows planned."""
    offices = {office.department.name: office for office in planned.offices}
    wanted = {code for row in reading.rows for code in _codes(row, offices[row.department])}
    held = {item.code: item for item in held_items(planned.place.path, tuple(wanted))}
    known = _Known(now=now, day=day, held=held)
    rows = []
    for row in reading.rows:
        rows.append(_plan(row, offices[row.department], known))
        if len(rows) % _TOLD == 0:
            watch(len(rows))
    paths = {office.path for office in planned.offices}
    return PlannedItems(
        new=tuple(one.new for one in rows if one.new),
        changed=tuple(one.changed for one in rows if one.changed),
        rows=tuple(one.told for one in rows),
        findings=tuple(one.finding for one in rows if one.finding),
        absent=sum(item.path in paths and item.code not in known.given for item in held.values()),
    )


def _codes(row: CatalogueRow, office: PlannedOffice) -> tuple[str, str]:
    """Return the code a row asks for, and the one it gets where another office has that one already."""
    if row.item_code:
        return row.item_code, f"{row.item_code}@{office.step}"
    made = digest(f"{row.main_item}\n{row.name}").removeprefix("sha256:")[:10]
    return f"{office.step}-{made}", f"{office.step}-{made}@{office.step}"


def _plan(row: CatalogueRow, office: PlannedOffice, known: _Known) -> _Planned:
    code = known.code_for(row, office)
    standing = known.held.get(code)
    one = _compared(row, standing, known.day) if standing else _new(row, office, code, known)
    return replace(one, finding=_told_code(row, code))


def _new(row: CatalogueRow, office: PlannedOffice, code: str, known: _Known) -> _Planned:
    version = ItemVersion(
        code=code,
        version=1,
        words={"zh-Hans": row.name},
        type=row.type_code,
        kind=OTHER,
        from_date=known.day,
        materials=(FORM,),
        main_item=row.main_item,
    )
    new = NewItem(
        item_id=new_id(known.now),
        code=code,
        type_code=row.type_code,
        node_id=office.node,
        from_date=known.day,
        body=item_text(version),
    )
    return _Planned(told=_told(row, version, RowStatus.NEW), new=new)


def _compared(row: CatalogueRow, held: HeldItem, day: date) -> _Planned:
    stands = item_of(held.body)
    named = stands.words if stands.words.get("zh-Hans") == row.name else {"zh-Hans": row.name}
    wanted = replace(stands, words=named, type=row.type_code, main_item=row.main_item)
    if wanted == stands:
        return _Planned(told=_told(row, stands, RowStatus.UNCHANGED))
    # A version that stands today holds through today: two versions of one day would leave a case without its law.
    begins = max(day, held.from_date + timedelta(days=1))
    wanted = replace(wanted, version=held.version + 1, from_date=begins)
    changed = NewVersion(
        item_id=held.item_id,
        version=wanted.version,
        type_code=wanted.type,
        from_date=begins,
        body=item_text(wanted),
    )
    return _Planned(told=_told(row, wanted, RowStatus.CHANGED), changed=changed)


def _told(row: CatalogueRow, version: ItemVersion, status: RowStatus) -> ImportedRow:
    return ImportedRow(
        line=row.line,
        status=status,
        department=row.department,
        name=row.name,
        code=version.code,
        type_code=version.type,
        version=version.version,
        from_date=version.from_date,
    )


def _told_code(row: CatalogueRow, code: str) -> RowFinding | None:
    if code == row.item_code:
        return None
    finding, what = ("code_qualified", "another office has") if row.item_code else ("code_made", "no code is given for")
    return RowFinding(
        severity=Severity.NOTE,
        line=row.line,
        code=finding,
        what=f"{what} {row.item_code or row.name}; the item is kept as {code}",
        remedy="give the item its own code and import again where that matters",
        params={"kept": code, "written": row.item_code},
    )
