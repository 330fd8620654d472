"""The rows around a case: its people, texts, codes and names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from banjie.records.statement import Statement

_OFFICER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # parties and the system sign otherwise


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyLine:
    """A party as it is kept, unmasked: whoever shows it masks it."""

    id: UUID
    role: str
    kind: str
    name: str
    id_kind: str
    id_number: str
    phone: str
    authority_note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What is kept beside a case: its people and firms, texts by id (an erased one is not there), code and office."""

    parties: tuple[PartyLine, ...]
    contents: Mapping[str, str]
    tracking_code: str
    office: str


# One statement, because each round trip costs more than these four short reads.
_AROUND = Statement("""
SELECT (SELECT json_agg(json_build_array(id, role, kind, name, id_kind, id_number, phone, authority_note) ORDER BY id)
        FROM party WHERE case_id = :case_id::uuid),
       (SELECT json_object_agg(id, body) FROM content WHERE case_id = :case_id::uuid),
       (SELECT code FROM tracking WHERE case_id = :case_id::uuid LIMIT 1),
       (SELECT name FROM node WHERE path = :path::text ORDER BY from_date DESC LIMIT 1)
""")
_BY_NUMBER = Statement('SELECT id FROM "case" WHERE number = :number::text')
_BY_TRACKING = Statement("SELECT case_id, scope_path FROM case_by_tracking(:code::text)")
_BY_CHECK = Statement("""
SELECT number, granted, decided_date, valid_until, delivered_date, item_code, scope_path
FROM result_by_check_code(:code::text)
""")
_PEOPLE = Statement("SELECT id::text, name FROM person WHERE id = ANY (:ids::uuid[])")
_OFFICES = Statement("""
SELECT DISTINCT ON (path) path, name FROM node WHERE path = ANY (:paths::text[]) ORDER BY path, from_date DESC
""")
_OFFICE = Statement("SELECT name, code FROM node WHERE path = :path::text ORDER BY from_date DESC LIMIT 1")


def around(case_id: UUID, path: str) -> Around:
    """Return what is kept beside a case whose office stands at `path`; a missing code or office is empty."""
    row = _AROUND.row({"case_id": case_id, "path": path})
    assert row is not None
    parties, contents, code, office = row
    return Around(
        parties=tuple(_party(*values) for values in parties or ()),
        contents=contents or {},
        tracking_code=code or "",
        office=office or "",
    )


def case_id_of_number(number: str) -> UUID | None:
    """Return the id of the case with this number in scope, or None."""
    row = _BY_NUMBER.row({"number": number})
    return None if row is None else row[0]


def case_by_tracking(code: str) -> tuple[UUID, str] | None:
    """Return the case of a tracking code and the path of its office; open to the public, one code at a time."""
    row = _BY_TRACKING.row({"code": code})
    return None if row is None or row[0] is None else (row[0], str(row[1]))


def result_by_check_code(code: str) -> Mapping[str, object] | None:
    """Return the register entry of a check code; open to the public, one code at a time."""
    row = _BY_CHECK.row({"code": code})
    if row is None or row[0] is None:
        return None
    names = ("number", "granted", "decided_date", "valid_until", "delivered_date", "item_code", "scope_path")
    return dict(zip(names, row, strict=True))


def names_of(people: Iterable[str]) -> Mapping[str, str]:
    """Return the names of officers by id; ids that are no officers are left out."""
    ids = [person for person in people if _OFFICER.fullmatch(person)]
    return {str(row[0]): str(row[1]) for row in _PEOPLE.rows({"ids": ids})}


def office_of(path: str) -> tuple[str, str]:
    """Return name and code of the office at a path of the tree, empty where there is none."""
    row = _OFFICE.row({"path": path})
    return ("", "") if row is None else (str(row[0]), str(row[1]))


def offices_of(paths: Iterable[str]) -> Mapping[str, str]:
    """Return the names of the offices at these paths of the tree; a path without one is left out."""
    return {str(path): str(name) for path, name in _OFFICES.rows({"paths": list(paths)})}


def _party(  # noqa: PLR0917 - a row, in the order of its statement
    party_id: str, role: str, kind: str, name: str, id_kind: str, id_number: str, phone: str, authority_note: str
) -> PartyLine:
    return PartyLine(
        id=UUID(party_id),
        role=role,
        kind=kind,
        name=name,
        id_kind=id_kind,
        id_number=id_number,
        phone=phone,
        authority_note=authority_note,
    )
