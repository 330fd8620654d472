"""Writing a piece of a batch back: dates of clocks and steps, what moved, and the digest that links it to the last."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from banjie.core.values.canonical import canonical_json, digest
from banjie.records.log.rows import ClockRow
from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockWrite:
    """A clock's row as it should be."""

    case_id: UUID
    row: ClockRow


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkWrite:
    """A step's dates as they should be."""

    case_id: UUID
    step: str
    due_date: date | None
    left_days: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MovedRow:
    """A clock whose date moved; `leads` marks the one that people see as the date of the case."""

    case_id: UUID
    clock: str
    leads: bool
    from_date: date | None
    to_date: date | None
    from_legal_date: date | None
    to_legal_date: date | None
    told_date: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftRow:
    """A case that could not be counted again, and why."""

    case_id: UUID
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceWrite:
    """Everything that one piece writes. `cases` and `clocks` are how many were looked at."""

    batch: int
    piece: int
    last_case: UUID
    cases: int
    clocks: int
    is_last: bool
    previous: str
    changed: tuple[ClockWrite, ...]
    work: tuple[WorkWrite, ...]
    moved: tuple[MovedRow, ...]
    left: tuple[LeftRow, ...]


_DATES = {
    "due_date": "date", "legal_date": "date", "warn_date": "date", "late_date": "date", "red_date": "date",
    "left_days": "integer", "stopped": "boolean", "calendar_version": "text", "due_at": "timestamptz",
    "told_date": "date", "falls_date": "date",
}  # fmt: skip
_CLOCKS = Statement(f"""
UPDATE case_clock SET {", ".join(f"{name} = given.{name}" for name in _DATES)}
FROM unnest(:case_id::uuid[], :clock::text[], {", ".join(f":{name}::{kind}[]" for name, kind in _DATES.items())})
    AS given(case_id, clock, {", ".join(_DATES)})
WHERE case_clock.case_id = given.case_id AND case_clock.clock = given.clock
""")
_WORK = Statement("""
UPDATE work SET due_date = given.due_date, left_days = given.left_days
FROM unnest(:case_id::uuid[], :step::text[], :due_date::date[], :left_days::integer[])
    AS given(case_id, step, due_date, left_days)
WHERE work.case_id = given.case_id AND work.step = given.step
""")
_MOVED = Statement("""
INSERT INTO batch_clock (case_id, batch, clock, piece, leads, from_date, to_date, from_legal_date, to_legal_date,
                         told_date)
SELECT given.case_id, :batch::bigint, given.clock, :piece::integer, given.leads, given.from_date, given.to_date,
       given.from_legal_date, given.to_legal_date, given.told_date
FROM unnest(:case_id::uuid[], :clock::text[], :leads::boolean[], :from_date::date[], :to_date::date[],
            :from_legal_date::date[], :to_legal_date::date[], :told_date::date[])
    AS given(case_id, clock, leads, from_date, to_date, from_legal_date, to_legal_date, told_date)
""")
_LEFT = Statement("""
INSERT INTO batch_left (batch, case_id, piece, why)
SELECT :batch::bigint, given.case_id, :piece::integer, given.why
FROM unnest(:case_id::uuid[], :why::text[]) AS given(case_id, why)
""")
_PIECE = Statement("""
INSERT INTO batch_piece (batch, piece, last_case, cases, clocks, moved, is_last, previous, digest)
VALUES (:batch::bigint, :piece::integer, :last_case::uuid, :cases::integer, :clocks::integer, :moved::integer,
        :is_last::boolean, :previous::text, :digest::text)
""")


def write_piece(piece: PieceWrite) -> None:
    """Write a piece inside the caller's transaction, which sees one moment (`snapshot`).

    Raises `AlreadyTaken` where another process wrote this piece, `WroteBetween` where an act wrote one of its rows.
    """
    if piece.changed:
        columns = {name: [getattr(one.row, name) for one in piece.changed] for name in ("clock", *_DATES)}
        _CLOCKS.count({"case_id": [one.case_id for one in piece.changed], **columns})
    if piece.work:
        _WORK.count(_columns(piece.work, WorkWrite))
    if piece.moved:
        _MOVED.count({**_columns(piece.moved, MovedRow), "batch": piece.batch, "piece": piece.piece})
    if piece.left:
        _LEFT.count({**_columns(piece.left, LeftRow), "batch": piece.batch, "piece": piece.piece})
    values = {part.name: getattr(piece, part.name) for part in fields(PieceWrite)}
    told = piece_digest({**values, "moved": len(piece.moved)}, piece.moved, piece.left)
    _PIECE.count({**values, "moved": len(piece.moved), "digest": told})


def piece_digest(piece: dict[str, Any], moved: Sequence[MovedRow], left: Sequence[LeftRow]) -> str:
    """Return the digest of a piece: its own columns, everything it moved and everything it left."""
    own = {name: piece[name] for name in ("batch", "piece", "cases", "clocks", "moved", "is_last", "previous")}
    ordered = sorted(moved, key=lambda one: (one.case_id, one.clock))
    return digest(
        canonical_json(
            {
                **own,
                "last_case": str(piece["last_case"]),
                "rows": [[_plain(getattr(one, part.name)) for part in fields(MovedRow)] for one in ordered],
                "left": sorted([str(one.case_id), one.why] for one in left),
            }
        )
    )


def _columns(rows: Sequence[Any], kind: type[WorkWrite | MovedRow | LeftRow]) -> dict[str, list[object]]:
    return {part.name: [getattr(row, part.name) for row in rows] for part in fields(kind)}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool) else str(value)
