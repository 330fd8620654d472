"""What was entered for a node: a notice, an override, or that an earlier entry is taken back. Only added to."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryRow:
    """An entry: `body` is canonical text with its `digest`; `batch` took it into use, None while it waits."""

    id: UUID
    scope_path: str
    kind: str
    body: str
    digest: str
    person: str
    post: str
    recorded_at: datetime
    batch: int | None = None


_COLUMNS = (
    "entry.id, entry.scope_path, entry.kind, entry.body, entry.digest, entry.person, entry.post, entry.recorded_at"
)
_FROM = f"""
SELECT {_COLUMNS}, taken.batch
FROM calendar_entry AS entry LEFT JOIN batch_entry AS taken ON taken.entry_id = entry.id
"""
_ADD = Statement("""
INSERT INTO calendar_entry (id, scope_path, kind, body, digest, person, post, recorded_at)
VALUES (:id::uuid, :scope_path::text, :kind::text, :body::text, :digest::text, :person::text, :post::text,
        :recorded_at::timestamptz)
""")
_AROUND = Statement(f"""
{_FROM}
WHERE starts_with(entry.scope_path, :path::text) OR starts_with(:path::text, entry.scope_path)
ORDER BY taken.batch NULLS LAST, entry.recorded_at, entry.id
""")
_ONE = Statement(f"{_FROM} WHERE entry.id = :id::uuid")
_NAMES = tuple(part.name for part in fields(EntryRow))


def add_entry(entry: EntryRow) -> None:
    """Enter it; it counts from the batch on that takes it into use."""
    _ADD.count({name: getattr(entry, name) for name in _NAMES})


def entries_around(path: str) -> tuple[EntryRow, ...]:
    """Return the entries of the node, of those above and of those below it, as they were taken into use; waiting ones
    last, as they were entered.
    """
    return tuple(_entry(row) for row in _AROUND.rows({"path": path}))


def entry_of(entry_id: UUID) -> EntryRow | None:
    """Return one entry, None where it is not in scope."""
    row = _ONE.row({"id": entry_id})
    return None if row is None else _entry(row)


def _entry(row: Row) -> EntryRow:
    return EntryRow(**dict(zip(_NAMES, row, strict=True)))
