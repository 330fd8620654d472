"""From due and legal days to the days on which a clock warns, is late and gets its red card."""

from typing import NamedTuple

import numpy as np

from banjie.bulk.terms import Flags, TermsTable
from banjie.core.calendar.arrays import Integers
from banjie.core.clock.arrays.limits import Places
from banjie.core.clock.arrays.rulers import NO_NUMBER, WorkingDays, refuse

_ALL = slice(None)


class Cards(NamedTuple):
    """Day numbers, "no date" where an open stop holds the limit they come from."""

    warn: Integers
    late: Integers
    red: Integers


def cards(working: WorkingDays, table: TermsTable, which: Places, due: Integers, legal: Integers) -> Cards:
    """Return the days of every clock from its due and legal days; raises `DateOutOfRange` naming the first bad row."""
    return Cards(
        warn=_before(working, due, table.warn_days[which]),
        late=_later(working, due, 1, table.late_in_working_days[which]),
        red=_later(working, legal, table.red_days[which], table.red_in_working_days[which]),
    )


def _before(working: WorkingDays, days: Integers, amounts: Integers) -> Integers:
    """Return the working day `amounts` before each day; the day itself where that is 0."""
    is_date = days != NO_NUMBER
    target = np.take(working.rank_before, days, mode="clip") - amounts + 1
    refuse(working.arrays, is_date & (amounts > 0) & (target < 1), days, "the warning before", _ALL)
    return np.where(is_date & (amounts > 0), np.take(working.arrays.days, target, mode="clip"), days)


def _later(working: WorkingDays, days: Integers, amounts: Integers | int, in_working_days: Flags) -> Integers:
    """Return `later` of each day."""
    is_date = days != NO_NUMBER
    found = np.where(is_date, days + amounts, NO_NUMBER)
    counted = in_working_days & is_date & (amounts != 0)
    target = np.add(np.take(working.rank, days, mode="clip"), amounts, dtype=np.int64)
    is_outside = np.where(counted, target >= len(working.arrays.days), found > working.arrays.last)
    refuse(working.arrays, is_outside, days, "a date counted on from", _ALL)
    return np.where(counted, np.take(working.arrays.days, target, mode="clip"), found)
