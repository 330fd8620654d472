"""Proving the batches: their chain, what they took into use, the calendars they name, and every row they moved.

Works on the stored shapes. Needs the scope `/`.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from banjie.core.calendar.kept import calendar_of
from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import instant_text
from banjie.records.calendars.batches import BatchRow, batches
from banjie.records.calendars.pieces import MOVED_DIGEST, LeftRow, piece_digest
from banjie.records.log.verify import MAY_DIFFER, Flaw
from banjie.records.statement import Statement

_ENTRIES = Statement("""
SELECT entry.id::text, entry.digest, taken.batch,
       entry.digest = 'sha256:' || encode(sha256(convert_to(entry.body, 'UTF8')), 'hex')
FROM calendar_entry AS entry LEFT JOIN batch_entry AS taken ON taken.entry_id = entry.id ORDER BY entry.id
""")
_USES = Statement("""
SELECT scope_path, calendar, settles_from::text FROM calendar_use WHERE batch = :batch::bigint
ORDER BY scope_path COLLATE "C"
""")
_CALENDARS = Statement("SELECT digest, body FROM calendar ORDER BY digest")
_PIECE_NAMES = ("batch", "piece", "last_case", "cases", "clocks", "moved", "is_last", "previous", "digest")
_PIECES = Statement(f"""
SELECT {", ".join(_PIECE_NAMES)} FROM batch_piece WHERE batch = :batch::bigint ORDER BY piece
""")
_MOVED = Statement(f"""
SELECT {MOVED_DIGEST} FROM batch_clock WHERE batch = :batch::bigint AND piece = :piece::integer
""")
_LEFT = Statement("""
SELECT case_id, why FROM batch_left WHERE batch = :batch::bigint AND piece = :piece::integer ORDER BY case_id
""")
_LOOSE = Statement("""
SELECT count(*) FROM batch_clock AS moved WHERE NOT EXISTS (
    SELECT FROM batch_piece WHERE batch_piece.batch = moved.batch AND batch_piece.piece = moved.piece)
""")


def batch_flaws(*, demo: bool = False) -> Iterator[Flaw]:
    """Yield what does not agree, the first flaw of each batch; in a `demo` the time of storing may differ."""
    previous, entries = "", {row[0]: row[1:] for row in _ENTRIES.rows({})}
    for number, batch in enumerate(batches(), start=1):
        flaw = (
            _event_flaw(batch, number, previous, demo=demo)
            or _taken_flaw(batch, entries)
            or _use_flaw(batch)
            or _piece_flaw(batch)
        )
        if flaw:
            yield _flaw(f"batch {batch.number}: {flaw}")
        previous = batch.digest
    for entry, (_, _, whole) in entries.items():
        if not whole:
            yield _flaw(f"the calendar entry {entry} is not the one its digest names")
    for version, body in _CALENDARS.rows({}):
        if _version(body) != version:
            yield _flaw(f"the calendar {version} does not have the days its version names")
    loose = _LOOSE.row({})
    if loose != (0,):
        yield _flaw("clocks are told to have moved by a piece of a batch that is not there")


def _flaw(what: str) -> Flaw:
    return Flaw(case="", seq=0, what=what)


def _event_flaw(batch: BatchRow, number: int, previous: str, *, demo: bool) -> str:
    if batch.number != number:
        return f"batch {number} is missing before it"
    if digest(batch.body) != batch.digest:
        return "the text is not the one its digest names"
    plain = json.loads(batch.body)
    if canonical_json(plain) != batch.body:
        return "the text is not canonical JSON"
    columns = {
        "previous": previous,
        "number": batch.number,
        "kind": batch.kind,
        "scope_path": batch.scope_path,
        "happened_date": batch.happened_date.isoformat(),
        "recorded_at": instant_text(batch.recorded_at),
    }
    for name, value in columns.items():
        if plain.get(name) != value:
            return f"{name} is {value}, the text says {plain.get(name)}"
    if not demo and abs(batch.stored_at - batch.recorded_at) > MAY_DIFFER:
        return f"stored at {instant_text(batch.stored_at)}, more than 5 minutes from its time of recording"
    return ""


def _taken_flaw(batch: BatchRow, entries: dict[str, tuple[Any, ...]]) -> str:
    named = {one["id"]: one["digest"] for one in json.loads(batch.body)["entries"]}
    taken = {entry: values[0] for entry, values in entries.items() if values[1] == batch.number}
    return "" if named == taken else "what it took into use is not what its text names"


def _use_flaw(batch: BatchRow) -> str:
    named = [[one["scope_path"], one["to"], one["settles_from"]] for one in json.loads(batch.body)["calendars"]]
    used = [list(row) for row in _USES.rows({"batch": batch.number})]
    return "" if sorted(named) == sorted(used) else "the calendars in use since it are not those its text names"


def _piece_flaw(batch: BatchRow) -> str:
    previous = batch.digest
    for place, row in enumerate(_PIECES.rows({"batch": batch.number}), start=1):
        piece = dict(zip(_PIECE_NAMES, row, strict=True))
        if piece["piece"] != place:
            return f"piece {place} is missing"
        if piece["previous"] != previous:
            return f"piece {place} does not name the digest before it"
        if piece_digest(piece, _moved(batch.number, place), _left(batch.number, place)) != piece["digest"]:
            return f"what piece {place} moved is not what its digest names"
        previous = piece["digest"]
    return ""


def _moved(batch: int, piece: int) -> str:
    row = _MOVED.row({"batch": batch, "piece": piece})
    return str(row[0]) if row else ""


def _left(batch: int, piece: int) -> Sequence[LeftRow]:
    return [LeftRow(case_id=case, why=why) for case, why in _LEFT.rows({"batch": batch, "piece": piece})]


def _version(body: str) -> str:
    try:
        return calendar_of(body).version
    except (ValueError, LookupError, TypeError, AssertionError):
        return ""
