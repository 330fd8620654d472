"""Reading a case for an act, and its history."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from banjie.core.act.event import Event
from banjie.core.act.shape import event_of
from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a request with this key was answered before: the case, its sequence then, the digest of what was asked."""

    case_id: UUID
    seq: int
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildRow:
    """Where a child of a case stands."""

    id: UUID
    number: str
    phase: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """The case as an act needs it; `earlier` is the answer to the same request key, if there is one.

    `turn` is that of the calendars: an act decided under another one is not written. `children` are there only where
    they were asked for.
    """

    id: UUID
    number: str
    scope_path: str
    item_code: str
    item_version: int
    procedure: str
    channel: str
    version: int
    head: str
    phase: str
    state: str
    turn: int
    earlier: Answer | None
    children: tuple[ChildRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredRow:
    """An event exactly as it stands in the table."""

    case_id: UUID
    seq: int
    kind: str
    happened_date: date
    recorded_at: datetime
    body: str
    digest: str
    stored_at: datetime


_COLUMNS = tuple(part.name for part in fields(CaseRow) if part.name not in {"earlier", "children"})
_SELECT = """
SELECT held.id, held.number, scope_path, item_code, item_version, procedure, channel, version, head, held.phase, state,
       (SELECT turn FROM calendar_turn), {children}, known.case_id, known.seq, known.digest"""
_CHILDREN = "(SELECT json_agg(json_build_array(id, number, phase) ORDER BY id) FROM children_of(held.id, false))"
_ONE = """
FROM "case" AS held LEFT JOIN request_key AS known ON known.principal = :principal::text AND known.key = :key::text
WHERE held.id = :case_id::uuid
"""
_CASE = Statement(_SELECT.format(children="null") + _ONE)
_CASE_AND_CHILDREN = Statement(_SELECT.format(children=_CHILDREN) + _ONE)
_CASES = Statement(
    _SELECT.format(children="null")
    + """, wanted.key
FROM unnest(:cases::uuid[], :keys::text[]) AS wanted(case_id, key) JOIN "case" AS held ON held.id = wanted.case_id
LEFT JOIN request_key AS known ON known.principal = :principal::text AND known.key = wanted.key
"""
)
_ANSWER = Statement("""
SELECT case_id, seq, digest FROM request_key WHERE principal = :principal::text AND key = :key::text
""")
_STORED = tuple(part.name for part in fields(StoredRow))
_EVENTS = Statement("""
SELECT case_id, seq, kind, happened_date, recorded_at, body, digest, stored_at
FROM event WHERE case_id = :case_id::uuid ORDER BY seq
""")


def read_case(case_id: UUID, principal: str, key: str, *, children: bool = False) -> CaseRow | None:
    """Return the case with the earlier answer to this request, in one round trip; None where it is not in scope.

    With `children` also those of its children, in the same trip: of all of them, whichever offices see them.
    """
    statement = _CASE_AND_CHILDREN if children else _CASE
    row = statement.row({"case_id": case_id, "principal": principal, "key": key})
    return None if row is None else _case_row(row)


def read_cases(principal: str, keys: Mapping[str, UUID]) -> Mapping[str, CaseRow]:
    """Return, by request key, the case of each with the earlier answer to it; those not in scope are left out."""
    values = {"principal": principal, "cases": list(keys.values()), "keys": list(keys)}
    return {row[-1]: _case_row(row[:-1]) for row in _CASES.rows(values)}


def child_rows(rows: Iterable[Sequence[str]]) -> tuple[ChildRow, ...]:
    """Return the children of rows of id, number and phase."""
    return tuple(ChildRow(id=UUID(str(child)), number=number, phase=phase) for child, number, phase in rows)


def earlier_answer(principal: str, key: str) -> Answer | None:
    """Return what this request was answered before: for an opening, whose case cannot be read yet."""
    row = _ANSWER.row({"principal": principal, "key": key})
    return None if row is None else Answer(case_id=row[0], seq=row[1], digest=row[2])


def history(case_id: UUID) -> tuple[Event, ...]:
    """Return all events of a case in order of sequence; empty where the case is not in scope."""
    return tuple(event_of(json.loads(row.body)) for row in stored_events(case_id))


def stored_events(case_id: UUID) -> tuple[StoredRow, ...]:
    """Return the rows of all events of a case, as they stand, in order of sequence."""
    return tuple(stored_row(row) for row in _EVENTS.rows({"case_id": case_id}))


def _case_row(row: Row) -> CaseRow:
    *own, children, case, seq, digest = row
    earlier = None if case is None else Answer(case_id=case, seq=seq, digest=digest)
    return CaseRow(**dict(zip(_COLUMNS, own, strict=True)), earlier=earlier, children=child_rows(children or ()))


def stored_row(row: Row) -> StoredRow:
    """Return the row of a statement that selects all columns of `event` in order."""
    return StoredRow(**dict(zip(_STORED, row, strict=True)))
