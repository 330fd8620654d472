"""The chain of batches: one event for each, its exact text hashed with the digest before it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import instant_text
from banjie.records.statement import Row, Statement

SHAPE = 1
CALENDAR_APPLIED = "calendar_applied"


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchRow:
    """A batch event as it stands."""

    number: int
    kind: str
    scope_path: str
    happened_date: date
    recorded_at: datetime
    body: str
    digest: str
    stored_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class NewBatch:
    """A batch to be added: who did it, for which node, and its own facts in `about`, which are hashed with the rest."""

    kind: str
    scope_path: str
    happened_date: date
    recorded_at: datetime
    person: str
    post: str
    about: dict[str, object]
    entries: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a batch has come: `last_case` is the last that was looked at, `digest` that of the last piece.

    It looks at the offices at and below `nodes`, at clocks that run, and at those that ended on `ended_from` or later.
    """

    batch: int
    scope_path: str
    nodes: tuple[str, ...]
    happened_date: date
    ended_from: date
    pieces: int
    last_case: UUID
    cases: int
    clocks: int
    moved: int
    is_over: bool
    digest: str


_COLUMNS = "number, kind, scope_path, happened_date, recorded_at, body, digest, stored_at"
_NAMES = tuple(part.name for part in fields(BatchRow))
_LAST = Statement("SELECT number, digest FROM batch_event ORDER BY number DESC LIMIT 1")
_ALL = Statement(f"SELECT {_COLUMNS} FROM batch_event ORDER BY number")
_ADD = Statement("""
INSERT INTO batch_event (number, kind, scope_path, happened_date, recorded_at, body, digest)
VALUES (:number::bigint, :kind::text, :scope_path::text, :happened_date::date, :recorded_at::timestamptz, :body::text,
        :digest::text)
""")
_TAKE = Statement("INSERT INTO batch_entry (entry_id, batch) SELECT unnest(:entries::uuid[]), :batch::bigint")
_PROGRESS = Statement("""
SELECT batch.number, batch.scope_path,
       ARRAY(SELECT scope_path FROM calendar_use WHERE calendar_use.batch = batch.number ORDER BY 1),
       batch.happened_date,
       (SELECT min(settles_from) FROM calendar_use WHERE calendar_use.batch = batch.number), coalesce(last.piece, 0),
       coalesce(last.last_case, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(done.cases, 0),
       coalesce(done.clocks, 0), coalesce(done.moved, 0), coalesce(last.is_last, false),
       coalesce(last.digest, batch.digest)
FROM batch_event AS batch
LEFT JOIN LATERAL (
    SELECT piece, last_case, is_last, digest FROM batch_piece WHERE batch_piece.batch = batch.number
    ORDER BY piece DESC LIMIT 1
) AS last ON true
LEFT JOIN LATERAL (
    SELECT sum(cases)::integer AS cases, sum(clocks)::integer AS clocks, sum(moved)::integer AS moved
    FROM batch_piece WHERE batch_piece.batch = batch.number
) AS done ON true
WHERE :number::bigint IN (0, batch.number) ORDER BY batch.number
""")
_PROGRESS_NAMES = tuple(part.name for part in fields(Progress))


def add_batch(new: NewBatch) -> int:
    """Add the event of a batch, and what it takes into use; return its number. Needs the scope `/` and a turn of its
    own (`whole`), so that no other batch takes the same number.
    """
    last, previous = _LAST.row({}) or (0, "")
    body = canonical_json(
        {
            **new.about,
            "shape": SHAPE,
            "number": last + 1,
            "kind": new.kind,
            "scope_path": new.scope_path,
            "happened_date": new.happened_date.isoformat(),
            "recorded_at": instant_text(new.recorded_at),
            "by": {"person": new.person, "post": new.post},
            "previous": previous,
        }
    )
    values = {part.name: getattr(new, part.name) for part in fields(NewBatch)}
    _ADD.count({**values, "number": last + 1, "body": body, "digest": digest(body)})
    _TAKE.count({"entries": list(new.entries), "batch": last + 1})
    return int(last) + 1


def batches() -> Iterable[BatchRow]:
    """Return the batch events in scope, in order."""
    return tuple(_batch(row) for row in _ALL.rows({}))


def progress_of(number: int) -> Progress | None:
    """Return how far a batch has come, None where there is no such batch in scope."""
    row = _PROGRESS.row({"number": number})
    return None if row is None else _progress(row)


def progress() -> tuple[Progress, ...]:
    """Return how far every batch in scope has come, in order."""
    return tuple(_progress(row) for row in _PROGRESS.rows({"number": 0}))


def _batch(row: Row) -> BatchRow:
    return BatchRow(**dict(zip(_NAMES, row, strict=True)))


def _progress(row: Row) -> Progress:
    return Progress(**dict(zip(_PROGRESS_NAMES, row, strict=True)))
