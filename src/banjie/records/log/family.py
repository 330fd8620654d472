"""Cases of cases: how children and parent stand, whichever office sees them; held while an act that depends is written.

Whoever sees a case sees how its children and its parent stand, and nothing that hangs on them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction

from banjie.records.log.read import ChildRow, child_rows
from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class KinRow:
    """A child or a parent of a case as it stands; `turn` is that of the calendars."""

    id: UUID
    number: str
    scope_path: str
    item_code: str
    procedure: str
    phase: str
    state: str
    turn: int


_COLUMNS = "id, number, scope_path, item_code, procedure, phase, state, (SELECT turn FROM calendar_turn)"
_NAMES = tuple(part.name for part in fields(KinRow))
_CHILDREN = Statement(f"SELECT {_COLUMNS} FROM children_of(:case_id::uuid, false) ORDER BY id")
_PARENT = Statement(f"SELECT {_COLUMNS} FROM parent_of(:case_id::uuid, false)")
EVENTS_OF_FAMILIES = Statement("""
SELECT place.position, event.case_id, event.seq, event.kind, event.happened_date, event.recorded_at, event.body,
       event.digest, event.stored_at
FROM event_position AS place
JOIN event ON event.case_id = place.case_id AND event.seq = place.seq
JOIN "case" AS held ON held.id = place.case_id
WHERE place.position > :position::bigint AND place.position <= :last::bigint
    AND event.kind IN ('referred', 'stopped', 'resumed', 'accepted', 'corrected')
    AND (event.kind = 'referred' OR held.parent_id IS NOT NULL
         OR EXISTS (SELECT FROM "case" AS child WHERE child.parent_id = held.id))
ORDER BY place.position LIMIT :most::integer
""")
"""What opens a child, or may let one stop or go on."""
_HOLD_CHILDREN = Statement("SELECT id, number, phase FROM children_of(:case_id::uuid, true) ORDER BY id")
_HOLD_PARENT = Statement(f"SELECT {_COLUMNS} FROM parent_of(:case_id::uuid, true)")


def children_of(case_id: UUID) -> tuple[KinRow, ...]:
    """Return the children that were opened, in order of id; empty where the case is not in scope."""
    return tuple(_kin(row) for row in _CHILDREN.rows({"case_id": case_id}))


def parent_of(case_id: UUID) -> KinRow | None:
    """Return the case that referred this one, or None."""
    row = _PARENT.row({"case_id": case_id})
    return None if row is None else _kin(row)


@contextmanager
def children_held(case_id: UUID) -> Iterator[tuple[ChildRow, ...]]:
    """Give the children as they stand, and let nobody change them until what the block writes is written."""
    with transaction.atomic():
        yield child_rows(_HOLD_CHILDREN.rows({"case_id": case_id}))


@contextmanager
def parent_held(case_id: UUID) -> Iterator[KinRow | None]:
    """Give the parent as it stands, and let nobody change it, or the case, until what the block writes is written."""
    with transaction.atomic():
        row = _HOLD_PARENT.row({"case_id": case_id})
        yield None if row is None else _kin(row)


def _kin(row: Row) -> KinRow:
    return KinRow(**dict(zip(_NAMES, row, strict=True)))
