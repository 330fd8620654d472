"""From the departments of a catalogue to offices: one node each under the place, by name, with all its codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banjie.core.values.canonical import digest
from banjie.records.organisation.codes import add_code, codes_under
from banjie.records.organisation.entering import add_node
from banjie.records.organisation.nodes import NodeRow, nodes_under
from banjie.services.cases.deed import new_id
from banjie.services.catalogue.import_place import Place, stands
from banjie.services.catalogue.import_report import ImportedOffice, RowStatus
from banjie.services.ports.catalogue_rows import CatalogueDepartment

_NOT_IN_PATHS = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedOffice:
    """A department and the node it is, or will be; `new_codes` are those it was not known by before."""

    node: UUID
    path: str
    code: str
    department: CatalogueDepartment
    known: bool
    new_codes: tuple[str, ...]

    @property
    def step(self) -> str:
        """The last step of the path: what tells the office apart under its county."""
        return self.path.rstrip("/").rpartition("/")[2]

    def told(self) -> ImportedOffice:
        """Return the office as the report tells it."""
        status = RowStatus.NEW if not self.known else RowStatus.CHANGED if self.new_codes else RowStatus.UNCHANGED
        return ImportedOffice(
            status=status,
            name=self.department.name,
            path=self.path,
            codes=self.department.codes,
            items=self.department.items,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedOffices:
    """The place and the offices under it; `county` is given where its node is to be made."""

    place: Place
    county: UUID | None
    offices: tuple[PlannedOffice, ...]


def plan_offices(place: Place, departments: Iterable[CatalogueDepartment], now: datetime, day: date) -> PlannedOffices:
    """Return which nodes the departments are or will be; raise `PlaceRefused`. Nothing is written."""
    known = stands(place, day)
    nodes = nodes_under(place.path, day) if known else ()
    codes = codes_under(place.path)
    by_name = {node.name: node for node in nodes if node.path.count("/") == place.path.count("/") + 1}
    taken = {node.path for node in nodes}
    planned = []
    for department in departments:
        node = by_name.get(department.name)
        planned.append(
            _known(node, department, codes.get(node.id, ())) if node else _new(place, department, taken, now)
        )
        taken.add(planned[-1].path)
    return PlannedOffices(place=place, county=None if known else new_id(now), offices=tuple(planned))


def enter_offices(planned: PlannedOffices, day: date) -> None:
    """Write what is planned."""
    place = planned.place
    if planned.county:
        add_node(node=planned.county, path=place.path, code=place.code, name=place.name, kind="county", from_date=day)
    for office in planned.offices:
        if not office.known:
            name = office.department.name
            add_node(node=office.node, path=office.path, code=office.code, name=name, kind="department", from_date=day)
        for code in office.new_codes:
            add_code(node=office.node, code=code, from_date=day)


def _known(node: NodeRow, department: CatalogueDepartment, codes: tuple[str, ...]) -> PlannedOffice:
    fresh = tuple(code for code in department.codes if code not in codes)
    return PlannedOffice(
        node=node.id, path=node.path, code=node.code, department=department, known=True, new_codes=fresh
    )


def _new(place: Place, department: CatalogueDepartment, taken: set[str], now: datetime) -> PlannedOffice:
    """A new office: its path ends in its first code, or where that is taken or no code, in a digest of its name."""
    named = digest(department.name).removeprefix("sha256:")[:8]
    first = department.codes[0] if department.codes else ""
    step = _NOT_IN_PATHS.sub("-", first) or named
    path = f"{place.path}{step}/"
    if path in taken:
        path = f"{place.path}{step}-{named}/"
    return PlannedOffice(
        node=new_id(now),
        path=path,
        code=first or step,
        department=department,
        known=False,
        new_codes=department.codes,
    )
