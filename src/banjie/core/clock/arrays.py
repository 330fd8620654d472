"""Due dates of many cases at once: the same answer as `due_date`, for columns.

Stops are ragged: those of case i are the rows `offsets[i]` to `offsets[i + 1]` of the stop columns. The work goes over
the cases together, first stop first, then second stop and so on; blocks keep the columns in the processor's cache.
"""

from dataclasses import dataclass

import numpy as np

from banjie.core.calendar.arrays import CalendarArrays, Dates, Integers
from banjie.core.calendar.table import Calendar
from banjie.core.clock.errors import LimitWrong, StopWrong
from banjie.core.clock.limit import LONGEST

_BLOCK = 1 << 14
_NEVER = np.int64(1 << 40)  # the rank at which an open stop ends
_DAY = np.dtype("datetime64[D]")
_NO_DATE = np.datetime64("NaT", "D")


def due_array(  # noqa: PLR0917 - columns, in the order of the ragged form
    calendar: Calendar,
    starts: Dates,
    days: Integers,
    stop_starts: Dates,
    stop_ends: Dates,
    offsets: Integers,
) -> Dates:
    """Return the due date of every case, NaT where an open stop (its end is NaT) holds it.

    `starts` and stop columns are datetime64[D], `days` one number per case, `offsets` one more than there are cases.
    Raises `LimitWrong`, `StopWrong` or `DateOutOfRange` naming the first bad row.
    """
    _check_shapes(starts, days, stop_starts, stop_ends, offsets)
    _check_days(days)
    due = np.empty(starts.size, _DAY)
    for first in range(0, starts.size, _BLOCK):
        cases = slice(first, first + _BLOCK)
        bounds = offsets[first : first + _BLOCK + 1]
        stops = slice(int(bounds[0]), int(bounds[-1]))
        _check_stops(stop_starts[stops], stop_ends[stops], stops.start)
        ranks = _StopRanks.of(calendar.arrays, stop_starts[stops], stop_ends[stops], bounds - bounds[0])
        due[cases] = _due(calendar.arrays, starts[cases], days[cases], ranks)
    return due


def _due(arrays: CalendarArrays, starts: Dates, days: Integers, stops: "_StopRanks") -> Dates:
    covered = arrays.rank(starts)
    target = covered + days
    for place in range(int(stops.counts.max(initial=0))):
        has = stops.counts > place
        if np.count_nonzero(has) * 3 > has.size:
            _move(target, covered, stops, np.where(has, stops.firsts + place, stops.nothing))
            continue
        cases = np.flatnonzero(has)
        some_target, some_covered = target[cases], covered[cases]
        _move(some_target, some_covered, stops, stops.firsts[cases] + place)
        target[cases], covered[cases] = some_target, some_covered
    if not stops.any_open:
        return arrays.day_of_rank(target)
    held = target >= _NEVER // 2
    return np.where(held, _NO_DATE, arrays.day_of_rank(np.where(held, 1, target)))


def _move(target: Integers, covered: Integers, stops: "_StopRanks", rows: Integers) -> None:
    # A stop begun after the due date moves nothing; nor do the later ones of its case, whatever `covered` becomes.
    before, until = stops.before[rows], stops.until[rows]
    moves = before < target
    np.maximum(before, covered, out=before)
    np.subtract(until, before, out=before)
    np.maximum(before, 0, out=before)
    target += np.where(moves, before, 0)
    np.maximum(covered, until, out=covered)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _StopRanks:
    """The stops of a block of cases as ranks, by case and then by the day they begin.

    `before` is the rank of the day before a stop, `until` that of its last day. The row `nothing` is a stop that
    moves nothing, for cases that have no further one.
    """

    before: Integers
    until: Integers
    firsts: Integers
    counts: Integers
    any_open: bool

    @property
    def nothing(self) -> int:
        return self.before.size - 1

    @classmethod
    def of(cls, arrays: CalendarArrays, starts: Dates, ends: Dates, offsets: Integers) -> "_StopRanks":
        counts = np.diff(offsets)
        order = _order(starts, offsets, counts)
        starts, ends = starts[order], ends[order]
        is_open = np.isnat(ends)
        any_open = bool(is_open.any())
        before, until = np.empty(starts.size + 1, np.int64), np.empty(starts.size + 1, np.int64)
        before[:-1] = arrays.rank_before(starts)
        until[:-1] = arrays.rank(np.where(is_open, starts, ends) if any_open else ends)
        if any_open:
            until[:-1][is_open] = _NEVER
        before[-1], until[-1] = _NEVER, 0
        return cls(before=before, until=until, firsts=offsets[:-1], counts=counts, any_open=any_open)


def _order(starts: Dates, offsets: Integers, counts: Integers) -> Integers | slice:
    falls = starts[1:] < starts[:-1]
    borders = offsets[1:-1]
    falls[borders[(borders > 0) & (borders < starts.size)] - 1] = False
    if not falls.any():
        return slice(None)
    return np.lexsort((starts, np.repeat(np.arange(counts.size), counts)))


def _check_stops(starts: Dates, ends: Dates, first_row: int) -> None:
    reversed_stops = ends < starts  # never true for the NaT of an open stop
    if reversed_stops.any():
        row = int(np.flatnonzero(reversed_stops)[0])
        first, last = str(starts[row]), str(ends[row])
        message = f"stop row {first_row + row} ends before it begins ({first} to {last}); give the earlier date first"
        raise StopWrong("stop_reversed", message, row=first_row + row, first=first, last=last)


def _check_shapes(starts: Dates, days: Integers, stop_starts: Dates, stop_ends: Dates, offsets: Integers) -> None:
    if starts.ndim != 1 or days.shape != starts.shape:
        raise LimitWrong("columns", f"starts and days must be columns of one length, not {starts.shape}, {days.shape}")
    if days.dtype.kind not in "iu" or offsets.dtype.kind not in "iu":
        raise LimitWrong("columns", f"days and offsets must be integers, not {days.dtype}, {offsets.dtype}")
    if stop_starts.ndim != 1 or stop_starts.shape != stop_ends.shape:
        shapes = f"{stop_starts.shape}, {stop_ends.shape}"
        raise StopWrong("columns", f"stop_starts and stop_ends must be columns of one length, not {shapes}")
    bounds = offsets.shape == (starts.size + 1,) and offsets[0] == 0 and offsets[-1] == stop_starts.size
    if not bounds or (np.diff(offsets) < 0).any():
        raise StopWrong("columns", "offsets must rise from 0 to the number of stops, one more than there are cases")


def _check_days(days: Integers) -> None:
    if days.size and (days.min() < 1 or days.max() > LONGEST):
        row = int(np.flatnonzero((days < 1) | (days > LONGEST))[0])
        message = f"row {row}: a limit is 1 to {LONGEST} days, not {days[row]}; correct that row"
        raise LimitWrong("limit_days", message, days=int(days[row]), longest=LONGEST, row=row)
