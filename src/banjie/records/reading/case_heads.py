"""What a list shows of its cases, read by id; and finding a case by what a person has at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseHead:
    """A case in one line; `procedure` and `state` are what its clock is drawn from, `applicant` is unmasked."""

    id: UUID
    number: str
    scope_path: str
    procedure: str
    state: str
    turn: int
    received_date: date
    applicant: str
    applicant_kind: str


_HEAD = """
SELECT held.id, held.number, held.scope_path, held.procedure, held.state, (SELECT turn FROM calendar_turn),
       held.received_date,
       coalesce(applicant.name, ''), coalesce(applicant.kind, '')
FROM "case" AS held
LEFT JOIN LATERAL (
    SELECT name, kind FROM party WHERE party.case_id = held.id AND party.role = 'applicant' LIMIT 1
) AS applicant ON true
"""
_BY_ID = Statement(_HEAD + "WHERE held.id = ANY (:ids::uuid[])")
_BY_NUMBER = Statement(_HEAD + "WHERE held.number ^@ :wanted::text ORDER BY held.number DESC LIMIT :most::integer")
_BY_PERSON = Statement(
    _HEAD
    + """
WHERE held.id IN (
    SELECT case_id FROM party WHERE party.id_number = :wanted::text OR party.name = :wanted::text LIMIT :most::integer
)
ORDER BY held.received_date DESC, held.id LIMIT :most::integer
"""
)


def case_heads(ids: Iterable[UUID]) -> Mapping[UUID, CaseHead]:
    """Return the heads of these cases by id; those out of scope are left out."""
    return {row[0]: _head(row) for row in _BY_ID.rows({"ids": list(ids)})}


def find_cases(wanted: str, most: int) -> tuple[CaseHead, ...]:
    """Return cases whose number begins with `wanted`, then those of a party of exactly this name or document."""
    values = {"wanted": wanted, "most": most}
    rows = [*_BY_NUMBER.rows(values), *_BY_PERSON.rows(values)]
    return tuple({row[0]: _head(row) for row in rows}.values())[:most]


def _head(row: Row) -> CaseHead:
    return CaseHead(
        id=row[0],
        number=row[1],
        scope_path=row[2],
        procedure=row[3],
        state=row[4],
        turn=row[5],
        received_date=row[6],
        applicant=row[7],
        applicant_kind=row[8],
    )
