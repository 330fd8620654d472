"""Limits that run backwards, for columns: the last lawful day of many acts, and the first of many events."""

import numpy as np

from banjie.core.calendar.arrays import Dates, Integers
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.limits import LAST_DAYS, NONE, LimitTable, Places
from banjie.core.clock.arrays.months import months_from_array
from banjie.core.clock.arrays.rulers import NO_NUMBER, WorkingDays, refuse, working_days
from banjie.core.clock.before import wrong_backwards
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import LastDay, Unit

_DAY = np.dtype("datetime64[D]")
_ALL = slice(None)
_EARLIER = LAST_DAYS.index(LastDay.PREVIOUS_WORKING_DAY)


def latest_before_array(calendar: Calendar, events: Dates, limits: LimitTable, which: Places) -> Dates:
    """Return `latest_before` of every event under the limit that `which` gives it; NaT where it gives none.

    Raises `LimitWrong` or `DateOutOfRange` naming the first bad row.
    """
    _check(limits, which, events.size)
    arrays, working = calendar.arrays, working_days(calendar.arrays)
    event = arrays.numbers(events)
    begun, amounts = event + limits.is_counted[which], limits.days[which]
    days = begun - amounts
    rows = limits.rows(which, Unit.WORKING_DAY)
    days[rows] = arrays.days[np.maximum(working.rank[begun[rows] - 1] + 1 - amounts[rows], 0)]
    rows = limits.rows(which, Unit.MONTH)
    days[rows] = months_from_array(begun[rows], -amounts[rows])
    refuse(arrays, days < arrays.first, event, "the count back from", _ALL)
    days = np.where(limits.last_days[which] == _EARLIER, working.last_working[days], days)
    refuse(arrays, days < arrays.first, event, "the count back from", _ALL)
    return np.where(which == NONE, NO_NUMBER, days).view(_DAY)


def earliest_after_array(calendar: Calendar, acts: Dates, limits: LimitTable, which: Places) -> Dates:
    """Return `earliest_after` of every act under the limit that `which` gives it; errors as above."""
    _check(limits, which, acts.size)
    arrays, working = calendar.arrays, working_days(calendar.arrays)
    done, amounts = arrays.numbers(acts), limits.days[which]
    begun = np.where(limits.last_days[which] == _EARLIER, working.next_working[done], done)
    refuse(arrays, begun > arrays.last, done, "the working day after", _ALL)
    days = begun + amounts
    rows = limits.rows(which, Unit.WORKING_DAY)
    days[rows] = _after_working_days(working, begun[rows], amounts[rows])
    rows = limits.rows(which, Unit.MONTH)
    days[rows] = _after_months(begun[rows], amounts[rows])
    days -= limits.is_counted[which]
    refuse(arrays, days > arrays.last, done, "the count from", _ALL)
    return np.where(which == NONE, NO_NUMBER, days).view(_DAY)


def _after_working_days(working: WorkingDays, days: Integers, amounts: Integers) -> Integers:
    target = working.rank_before[days] + amounts
    last = len(working.arrays.days) - 1
    return np.where(target > last, working.arrays.last + 1, working.arrays.days[np.minimum(target, last)]) + 1


def _after_months(days: Integers, months: Integers) -> Integers:
    found = months_from_array(days, months)
    # 31 January has no corresponding day in February; the month before 28 February begins on 28 January: too early.
    return np.where(months_from_array(found, -months) >= days, found, found + 1)


def _check(limits: LimitTable, which: Places, rows: int) -> None:
    limits.check(which, rows)
    wrong = {place: found for place, limit in enumerate(limits.limits) if (found := wrong_backwards(limit))}
    bad = np.flatnonzero(np.isin(which, list(wrong)))
    if bad.size:
        row = int(bad[0])
        found = wrong[int(which[row])]
        raise LimitWrong(found.code, f"row {row}: {found}", row=row)
