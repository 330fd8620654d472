"""One case counted again under other calendars: which rows become others, and which dates move."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banjie.core.case.dates import dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import state_of
from banjie.records.calendars.pieces import ClockWrite, MovedRow, WorkWrite
from banjie.records.calendars.reading import CaseToCount
from banjie.records.log.rows import ClockRow
from banjie.services.cases.rows import clock_row

BROKEN = (ValueError, LookupError, TypeError, AssertionError)
"""What a case that cannot be counted raises: it is named and left, and the others go on."""


class Card(StrEnum):
    """The warning a clock shows on a day, the gravest that holds."""

    WARN = "warn"
    LATE = "late"
    RED = "red"


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What counting a case again changes: its rows as they should be, and the clocks whose date moves."""

    changed: tuple[ClockWrite, ...] = ()
    work: tuple[WorkWrite, ...] = ()
    moved: tuple[MovedRow, ...] = ()


def counted(case: CaseToCount, law: Law) -> Counted:
    """Return what becomes of the dates of a case under `law`.

    Rows that are not there, or too many, are left to a rebuild. Raises one of `BROKEN` where the case cannot be read.
    """
    state = state_of(case.state)
    rows = dates(law, state)
    leading = leading_clock(law, state, rows)
    stands = {row.clock: row for row in case.clocks}
    made = [clock_row(row) for row in rows]
    changed = [row for row in made if row.clock in stands and row != stands[row.clock]]
    due, left = (leading.fair_date, leading.left_days) if leading else (None, None)
    return Counted(
        changed=tuple(ClockWrite(case_id=case.id, row=row) for row in changed),
        work=tuple(
            WorkWrite(case_id=case.id, step=step.step, due_date=due, left_days=left)
            for step in case.work
            if (step.due_date, step.left_days) != (due, left)
        ),
        moved=tuple(
            _moved(case, stands[row.clock], row, leads=leading is not None and leading.clock == row.clock)
            for row in changed
            if _dates(row) != _dates(stands[row.clock])
        ),
    )


def card(row: ClockRow, today: date) -> Card | None:
    """Return the warning that a clock shows today; one that ended shows none."""
    if row.ended_date is not None:
        return None
    shown = ((Card.RED, row.red_date), (Card.LATE, row.late_date), (Card.WARN, row.warn_date))
    return next((one for one, day in shown if day is not None and day <= today), None)


def _dates(row: ClockRow) -> tuple[date | None, ...]:
    return row.due_date, row.legal_date


def _moved(case: CaseToCount, before: ClockRow, after: ClockRow, *, leads: bool) -> MovedRow:
    return MovedRow(
        case_id=case.id,
        clock=after.clock,
        leads=leads,
        from_date=before.due_date,
        to_date=after.due_date,
        from_legal_date=before.legal_date,
        to_legal_date=after.legal_date,
        told_date=after.told_date,
    )
