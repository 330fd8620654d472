"""One case counted again under other calendars: which rows become others, and which clock leads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banjie.core.case.dates import dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import state_of
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
    """A case counted again: the rows that become others, and the clock that leads (None where none runs)."""

    changed: tuple[ClockRow, ...] = ()
    leading: ClockRow | None = None


def counted(case: CaseToCount, law: Law) -> Counted:
    """Return what becomes of the dates of a case under `law`.

    Rows that are not there, or too many, are left to a rebuild. Raises one of `BROKEN` where the case cannot be read.
    """
    state = state_of(case.state)
    rows = dates(law, state)
    leading = leading_clock(law, state, rows)
    stands = {row.clock: row for row in case.clocks}
    made = [clock_row(row) for row in rows]
    return Counted(
        changed=tuple(row for row in made if row.clock in stands and row != stands[row.clock]),
        leading=clock_row(leading) if leading else None,
    )


def card(row: ClockRow, today: date) -> Card | None:
    """Return the warning that a clock shows today; one that ended shows none."""
    if row.ended_date is not None:
        return None
    shown = ((Card.RED, row.red_date), (Card.LATE, row.late_date), (Card.WARN, row.warn_date))
    return next((one for one, day in shown if day is not None and day <= today), None)


def fault_of(fault: Exception) -> str:
    """Return why a case cannot be counted, without anything of what it holds."""
    return str(getattr(fault, "code", "")) or type(fault).__name__
