"""What batches moved: page by page for the office, and of one case for its applicant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from banjie.records.calendars.pieces import LeftRow, MovedRow
from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class MovedLine:
    """A moved clock with the number and the office of its case."""

    number: str
    scope_path: str
    moved: MovedRow


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseTold:
    """A batch that moved a clock of one case: when, and which entries it took into use."""

    batch: int
    happened_date: date
    recorded_at: datetime
    entries: tuple[UUID, ...]
    moved: MovedRow


_COLUMNS = ", ".join(f"moved.{part.name}" for part in fields(MovedRow))
_NAMES = tuple(part.name for part in fields(MovedRow))
_PAGE = Statement(f"""
SELECT held.number, held.scope_path, {_COLUMNS}
FROM batch_clock AS moved JOIN "case" AS held ON held.id = moved.case_id
WHERE moved.batch = :batch::bigint AND (moved.case_id, moved.clock) > (:case_id::uuid, :clock::text)
ORDER BY moved.case_id, moved.clock LIMIT :most::integer
""")
_LEFT = Statement("""
SELECT coalesce(held.number, gone.case_id::text), gone.case_id, gone.why
FROM batch_left AS gone LEFT JOIN "case" AS held ON held.id = gone.case_id
WHERE gone.batch = :batch::bigint ORDER BY gone.case_id
""")
_NUMBERS = Statement('SELECT id, number FROM "case" WHERE id = ANY (:ids::uuid[])')
_OF_CASE = Statement(f"""
SELECT batch.number, batch.happened_date, batch.recorded_at,
       ARRAY(SELECT entry_id FROM batch_entry WHERE batch_entry.batch = batch.number ORDER BY entry_id), {_COLUMNS}
FROM batch_clock AS moved JOIN batch_event AS batch ON batch.number = moved.batch
WHERE moved.case_id = :case_id::uuid ORDER BY moved.batch, moved.clock
""")


def moved_page(batch: int, after: tuple[UUID, str], most: int) -> tuple[MovedLine, ...]:
    """Return clocks that the batch moved, after the case and clock given."""
    rows = _PAGE.rows({"batch": batch, "case_id": after[0], "clock": after[1], "most": most})
    return tuple(MovedLine(number=number, scope_path=path, moved=_moved(rest)) for number, path, *rest in rows)


def numbers_of(ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return the numbers of cases by id."""
    return {row[0]: str(row[1]) for row in _NUMBERS.rows({"ids": list(ids)})}


def left_of(batch: int) -> tuple[tuple[str, LeftRow], ...]:
    """Return the cases that the batch had to leave, by number."""
    return tuple((number, LeftRow(case_id=case, why=why)) for number, case, why in _LEFT.rows({"batch": batch}))


def told_of(case_id: UUID) -> tuple[CaseTold, ...]:
    """Return every move of a clock of the case, the first batch first."""
    return tuple(
        CaseTold(batch=batch, happened_date=day, recorded_at=at, entries=tuple(entries), moved=_moved(rest))
        for batch, day, at, entries, *rest in _OF_CASE.rows({"case_id": case_id})
    )


def _moved(values: Sequence[object]) -> MovedRow:
    return MovedRow(**dict(zip(_NAMES, values, strict=True)))  # type: ignore[arg-type]  # typed by the statement
