"""Which calendar counts for which office, since which batch."""

from dataclasses import dataclass, fields
from datetime import date

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class UseRow:
    """The calendar of a node from a batch on; what ended before `settles_from` stays as it was counted."""

    scope_path: str
    batch: int
    calendar: str
    from_date: date
    settles_from: date


_NAMES = tuple(part.name for part in fields(UseRow))
_TURN = Statement("SELECT turn FROM calendar_turn")
_NEXT = Statement("UPDATE calendar_turn SET turn = :turn::bigint")
_NO_WRITER = Statement('LOCK TABLE "case" IN SHARE MODE')
_FOR_OFFICE = Statement("""
SELECT DISTINCT ON (batch) scope_path, batch, calendar, from_date, settles_from FROM calendar_use
WHERE starts_with(:path::text, scope_path) AND batch <= :turn::bigint
ORDER BY batch, length(scope_path) DESC
""")
_NODES = Statement("SELECT DISTINCT scope_path FROM calendar_use WHERE starts_with(scope_path, :path::text) ORDER BY 1")
_ADD = Statement("""
INSERT INTO calendar_use (scope_path, batch, calendar, from_date, settles_from)
VALUES (:scope_path::text, :batch::bigint, :calendar::text, :from_date::date, :settles_from::date)
ON CONFLICT DO NOTHING
""")


def calendar_turn() -> int:
    """Return the turn: it goes up whenever the calendar of some office changes."""
    row = _TURN.row({})
    return int(row[0]) if row else 0


def uses_for(path: str, turn: int) -> tuple[UseRow, ...]:
    """Return the calendars of an office up to a turn, as they followed each other; the last one counts in it.

    Of every batch that of the nearest node counts. Empty where none was ever kept.
    """
    return tuple(_use(row) for row in _FOR_OFFICE.rows({"path": path, "turn": turn}))


def nodes_with_calendars(path: str) -> tuple[str, ...]:
    """Return the nodes at and below `path` that have a calendar of their own."""
    return tuple(str(row[0]) for row in _NODES.rows({"path": path}))


def add_use(use: UseRow) -> None:
    """Let the node count by a calendar from the batch on."""
    _ADD.count({name: getattr(use, name) for name in _NAMES})


def next_turn(turn: int) -> None:
    """Let acts be decided anew under the calendars of `turn`.

    Waits for acts that are being written and lets none begin before this transaction ends: every later one is
    written only if it was decided under the new turn.
    """
    _NO_WRITER.count({})
    _NEXT.count({"turn": turn})


def _use(row: Row) -> UseRow:
    return UseRow(**dict(zip(_NAMES, row, strict=True)))
