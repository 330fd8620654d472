"""From events to the rows that are stored: exact text, digest, and the link to the event before."""

from collections.abc import Iterable
from uuid import UUID

from banjie.core.act.event import Event
from banjie.core.act.shape import plain_event
from banjie.core.values.canonical import canonical_json, digest
from banjie.records.log.rows import EventRow


def chain(events: Iterable[Event], case_id: UUID, head: str = "") -> tuple[EventRow, ...]:
    """Return the rows of new events of a case, linked to its `head` (empty for a new case)."""
    rows = []
    for event in events:
        row = _row(event, str(case_id), head)
        head = row.digest
        rows.append(row)
    return tuple(rows)


def _row(event: Event, case: str, previous: str) -> EventRow:
    body = canonical_json(plain_event(event, case, previous))
    return EventRow(
        seq=event.seq,
        kind=event.kind,
        happened_date=event.happened_date,
        recorded_at=event.recorded_at,
        body=body,
        digest=digest(body),
    )
