"""Writing a piece of a batch back: dates of clocks and steps, what moved, and the digest that links it to the last.

Values travel as texts of whole columns, dates as days since 1970: thousands of rows in each statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from banjie.core.values.canonical import canonical_json, digest
from banjie.records.statement import Statement

NONE = -1_000_000
"""Stands for no date and no number in a column of days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockDatesWrite:
    """Clocks as they should be, column by column; days are counted from 1970-01-01, `NONE` where there is none.

    `leads` marks the clock that people see as the date of its case.
    """

    case_id: list[UUID]
    clock: list[str]
    leads: list[bool]
    due_date: list[int]
    legal_date: list[int]
    warn_date: list[int]
    late_date: list[int]
    red_date: list[int]
    told_date: list[int]
    falls_date: list[int]
    left_days: list[int]
    stopped: list[bool]
    calendar_version: list[str]
    due_at: list[datetime | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkDatesWrite:
    """What the open steps of cases show: the dates of the clock that leads, in days as above."""

    case_id: list[UUID]
    due_date: list[int]
    left_days: list[int]


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
    dates: ClockDatesWrite
    work: WorkDatesWrite
    left: tuple[LeftRow, ...]


MOVED_DIGEST = """
'sha256:' || encode(sha256(convert_to(coalesce(string_agg(
    concat_ws('|', case_id, clock, leads, coalesce(to_char(from_date, 'YYYY-MM-DD'), '-'),
              coalesce(to_char(to_date, 'YYYY-MM-DD'), '-'), coalesce(to_char(from_legal_date, 'YYYY-MM-DD'), '-'),
              coalesce(to_char(to_legal_date, 'YYYY-MM-DD'), '-'), coalesce(to_char(told_date, 'YYYY-MM-DD'), '-')),
    E'\\n' ORDER BY case_id, clock COLLATE "C"), ''), 'UTF8')), 'hex')
"""
"""The digest over what moved, one line for each row: the database makes it, for there may be thousands."""
_DAYS = ("due_date", "legal_date", "warn_date", "late_date", "red_date", "told_date", "falls_date")
_KINDS = {
    "case_id": "uuid", "clock": "text", "leads": "boolean", **dict.fromkeys(_DAYS, "integer"), "left_days": "integer",
    "stopped": "boolean", "calendar_version": "text", "due_at": "timestamptz",
}  # fmt: skip
_WRITTEN = tuple(name for name in _KINDS if name not in {"case_id", "clock", "leads"})


def _value(name: str) -> str:
    if name in _DAYS:
        return f"date '1970-01-01' + nullif({name}, {NONE}) AS {name}"
    return f"nullif({name}, {NONE}) AS {name}" if name == "left_days" else name


_CLOCKS = Statement(f"""
WITH given AS MATERIALIZED (
    SELECT {", ".join(_value(name) for name in _KINDS)}
    FROM unnest({", ".join(f":{name}::{kind}[]" for name, kind in _KINDS.items())}) AS given({", ".join(_KINDS)})
), moved AS (
    INSERT INTO batch_clock (case_id, batch, clock, piece, leads, from_date, to_date, from_legal_date, to_legal_date,
                             told_date)
    SELECT given.case_id, :batch::bigint, given.clock, :piece::integer, given.leads, stands.due_date, given.due_date,
           stands.legal_date, given.legal_date, given.told_date
    FROM given JOIN case_clock AS stands ON stands.case_id = given.case_id AND stands.clock = given.clock
    WHERE (stands.due_date, stands.legal_date) IS DISTINCT FROM (given.due_date, given.legal_date)
    RETURNING *
), written AS (
    UPDATE case_clock SET {", ".join(f"{name} = given.{name}" for name in _WRITTEN)}
    FROM given WHERE case_clock.case_id = given.case_id AND case_clock.clock = given.clock
)
SELECT count(*), {MOVED_DIGEST} FROM moved
""")
_WORK = Statement(f"""
UPDATE work SET due_date = given.due_date, left_days = given.left_days
FROM (SELECT case_id, date '1970-01-01' + nullif(due_date, {NONE}) AS due_date, nullif(left_days, {NONE}) AS left_days
      FROM unnest(:case_id::uuid[], :due_date::integer[], :left_days::integer[]) AS given(case_id, due_date, left_days)
) AS given
WHERE work.case_id = given.case_id
    AND (work.due_date, work.left_days) IS DISTINCT FROM (given.due_date, given.left_days)
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
    columns = {name: array_text(getattr(piece.dates, name)) for name in _KINDS}
    moved, moved_digest = _CLOCKS.row({**columns, "batch": piece.batch, "piece": piece.piece}) or (0, "")
    if piece.work.case_id:
        _WORK.count({part.name: array_text(getattr(piece.work, part.name)) for part in fields(WorkDatesWrite)})
    if piece.left:
        rows = {part.name: [getattr(row, part.name) for row in piece.left] for part in fields(LeftRow)}
        _LEFT.count({**rows, "batch": piece.batch, "piece": piece.piece})
    values = {part.name: getattr(piece, part.name) for part in fields(PieceWrite)}
    _PIECE.count(
        {**values, "moved": moved, "digest": piece_digest({**values, "moved": moved}, moved_digest, piece.left)}
    )


def piece_digest(piece: dict[str, Any], moved_digest: str, left: Iterable[LeftRow]) -> str:
    """Return the digest of a piece: its own columns, the digest of what it moved, and what it left."""
    own = {name: piece[name] for name in ("batch", "piece", "cases", "clocks", "moved", "is_last", "previous")}
    return digest(
        canonical_json(
            {
                **own,
                "last_case": str(piece["last_case"]),
                "rows": moved_digest,
                "left": sorted([str(one.case_id), one.why] for one in left),
            }
        )
    )


def array_text(values: Sequence[object]) -> str:
    """Return a column as the text of an array: many times faster than value by value."""
    if not values or isinstance(values[0], int):  # true and false are numbers, too
        return "{" + ",".join(map(str, values)) + "}"
    if isinstance(values[0], UUID):
        return "{" + ",".join([one.hex for one in values]) + "}"  # type: ignore[attr-defined]  # all of one kind
    return "{" + ",".join(["NULL" if one is None else _quoted(str(one)) for one in values]) + "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
