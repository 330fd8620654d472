"""The rows around a case: its people, texts, codes and names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from banjie.records.statement import Statement


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


_PARTIES = Statement("""
SELECT id, role, kind, name, id_kind, id_number, phone, authority_note FROM party
WHERE case_id = :case_id::uuid ORDER BY id
""")
_CONTENTS = Statement("SELECT id, body FROM content WHERE case_id = :case_id::uuid")
_TRACKING = Statement("SELECT code FROM tracking WHERE case_id = :case_id::uuid LIMIT 1")
_BY_NUMBER = Statement('SELECT id FROM "case" WHERE number = :number::text')
_BY_TRACKING = Statement("SELECT case_id, scope_path FROM case_by_tracking(:code::text)")
_BY_CHECK = Statement("""
SELECT number, granted, decided_date, valid_until, delivered_date, item_code, scope_path
FROM result_by_check_code(:code::text)
""")
_PEOPLE = Statement("SELECT id::text, name FROM person WHERE id::text = ANY (:ids::text[])")
_OFFICE = Statement("SELECT name, code FROM node WHERE path = :path::text ORDER BY from_date DESC LIMIT 1")


def parties_of(case_id: UUID) -> tuple[PartyLine, ...]:
    """Return the people and firms of a case."""
    return tuple(
        PartyLine(
            id=row[0],
            role=row[1],
            kind=row[2],
            name=row[3],
            id_kind=row[4],
            id_number=row[5],
            phone=row[6],
            authority_note=row[7],
        )
        for row in _PARTIES.rows({"case_id": case_id})
    )


def contents_of(case_id: UUID) -> Mapping[str, str]:
    """Return the texts kept for a case by their id; an erased one is simply not there."""
    return {str(row[0]): str(row[1]) for row in _CONTENTS.rows({"case_id": case_id})}


def tracking_code_of(case_id: UUID) -> str:
    """Return the code an applicant follows the case by, empty where there is none."""
    row = _TRACKING.row({"case_id": case_id})
    return "" if row is None else str(row[0])


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
    return {str(row[0]): str(row[1]) for row in _PEOPLE.rows({"ids": list(people)})}


def office_of(path: str) -> tuple[str, str]:
    """Return name and code of the office at a path of the tree, empty where there is none."""
    row = _OFFICE.row({"path": path})
    return ("", "") if row is None else (str(row[0]), str(row[1]))
