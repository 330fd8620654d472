"""Followers read the log by position and remember how far they came."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from banjie.records.log.read import StoredRow, stored_row
from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Positioned:
    """An event with its position."""

    position: int
    event: StoredRow


_AFTER = Statement("""
SELECT place.position, event.case_id, event.seq, event.kind, event.happened_date, event.recorded_at, event.body,
       event.digest, event.stored_at
FROM event_position AS place JOIN event ON event.case_id = place.case_id AND event.seq = place.seq
WHERE place.position > :position::bigint ORDER BY place.position LIMIT :most::integer
""")
_FAR = 10_000
_BEGIN = Statement("INSERT INTO follower (name, position) VALUES (:name::text, 0) ON CONFLICT (name) DO NOTHING")
_HELD = Statement("SELECT position FROM follower WHERE name = :name::text FOR UPDATE SKIP LOCKED")
_REACHED = Statement("UPDATE follower SET position = :position::bigint WHERE name = :name::text")
_LAST = Statement("SELECT coalesce(max(position), 0) FROM event_position")
_SEQ_AT = Statement("""
SELECT coalesce(max(seq), 0) FROM event_position WHERE case_id = :case_id::uuid AND position <= :position::bigint
""")
_POSITION = Statement("SELECT position FROM follower WHERE name = :name::text")
_EPOCH = Statement("SELECT epoch FROM log_epoch ORDER BY since DESC LIMIT 1")
_NEW_EPOCH = Statement("INSERT INTO log_epoch (epoch) VALUES (:epoch::uuid)")


def events_after(position: int, most: int = 500) -> tuple[Positioned, ...]:
    """Return the events after a position, in order; needs the scope `/`."""
    rows = _AFTER.rows({"position": position, "most": most})
    return tuple(Positioned(position=row[0], event=stored_row(row[1:])) for row in rows)


def follow(name: str, take: Callable[[Sequence[Positioned]], None], most: int = 500) -> int:
    """Hand the next events to `take` and remember that they were taken, in one transaction; return how many.

    What `take` writes to this database is written exactly once with them. Returns 0 also while another process
    follows under this name. Where `take` raises, nothing is remembered.
    """
    with turn_of(name) as position:
        if position is None:
            return 0
        events = events_after(position, most)
        if not events:
            return 0
        take(events)
        _REACHED.count({"name": name, "position": events[-1].position})
        return len(events)


def follow_chosen(name: str, chosen: Statement, take: Callable[[Positioned], None]) -> int:
    """Hand the next event that `chosen` selects to `take`, as `follow` does; return how many positions were passed.

    `chosen` selects as `events_after` does, from those after `position` up to `last`, at most `most`. What is not
    chosen is passed by, so that what follows a few events is not slowed down by all the others.
    """
    with turn_of(name) as position:
        if position is None:
            return 0
        last = min(position + _FAR, int((_LAST.row({}) or (0,))[0]))
        for row in chosen.rows({"position": position, "last": last, "most": 1}):
            take(Positioned(position=row[0], event=stored_row(row[1:])))
            last = row[0]
        if last > position:
            _REACHED.count({"name": name, "position": last})
        return last - position


@contextmanager
def turn_of(name: str) -> Iterator[int | None]:
    """Be the follower of this name for one transaction: gives how far it came, None while another process is it."""
    _BEGIN.count({"name": name})
    with transaction.atomic():
        held = _HELD.row({"name": name})
        yield None if held is None else int(held[0])


@contextmanager
def apart() -> Iterator[None]:
    """Undo what the block wrote where it raises; what was written around it stands."""
    with transaction.atomic():
        yield


def seq_at(case_id: UUID, position: int) -> int:
    """Return the last sequence of a case at or before a position, 0 where there is none."""
    row = _SEQ_AT.row({"case_id": case_id, "position": position})
    return int(row[0]) if row else 0


def position_of(name: str) -> int:
    """Return how far the follower has read; 0 where it has not begun."""
    row = _POSITION.row({"name": name})
    return int(row[0]) if row else 0


def epoch() -> UUID:
    """Return the name of this life of the log; readers outside begin anew when it changes."""
    row = _EPOCH.row({})
    if row is None:
        raise RuntimeError("the log has no epoch: run the migrations")
    found: UUID = row[0]
    return found


def begin_epoch(new: UUID) -> None:
    """Begin a new life of the log, after a restore to an earlier point."""
    _NEW_EPOCH.count({"epoch": new})
