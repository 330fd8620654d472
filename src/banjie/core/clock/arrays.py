"""Due dates of many cases at once: the same answer as `due_date`, for columns.

Stops are ragged: those of case i are the rows `offsets[i]` to `offsets[i + 1]` of the stop columns. The work goes over
the cases together, first stop first, then second stop and so on. Blocks and the smallest integers that hold a rank keep
all columns in the processor's cache: measured, that is most of the speed.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import CalendarArrays, Dates, Integers
from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.calendar.table import Calendar
from banjie.core.clock.errors import LimitWrong, StopWrong
from banjie.core.clock.limit import LONGEST

_BLOCK = 1 << 16
_DAY = np.dtype("datetime64[D]")
_NO_NUMBER = np.iinfo(np.int64).min  # how NumPy stores "no date"
_NO_DATE = np.datetime64("NaT", "D")

Ranks = npt.NDArray[Any]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Tables:
    """The calendar's ranks by day number in the smallest integers that hold every target.

    An open stop lasts until the rank `open_until`, beyond every target without one.
    """

    whole: CalendarArrays
    rank: Ranks
    rank_before: Ranks
    open_until: int


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Block:
    """Some cases and their stops; `firsts` and `counts` say where each case's stops stand."""

    starts: Integers
    days: Integers
    stop_starts: Integers
    stop_ends: Integers
    is_open: npt.NDArray[np.bool_] | None
    firsts: Integers
    counts: Integers


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
    tables = _tables(calendar.arrays)
    due = np.empty(starts.size, _DAY)
    for first in range(0, starts.size, _BLOCK):
        cases, bounds = slice(first, first + _BLOCK), offsets[first : first + _BLOCK + 1]
        stops = slice(int(bounds[0]), int(bounds[-1]))
        begins = calendar.arrays.numbers(stop_starts[stops])
        ends, is_open = _closed(begins, stop_ends[stops], stops.start)
        block = _Block(
            starts=calendar.arrays.numbers(starts[cases]),
            days=days[cases],
            stop_starts=begins,
            stop_ends=calendar.arrays.numbers(ends),
            is_open=is_open,
            firsts=bounds[:-1] - bounds[0],
            counts=bounds[1:] - bounds[:-1],
        )
        _write_days(tables, block, _targets(tables, block), due[cases])
    return due


@lru_cache(maxsize=8)
def _tables(arrays: CalendarArrays) -> _Tables:
    open_until = len(arrays.days) + LONGEST
    kind = np.int16 if open_until + LONGEST < np.iinfo(np.int16).max else np.int32
    rank = arrays.ranks.astype(kind)
    return _Tables(
        whole=arrays,
        rank=rank,
        rank_before=np.concatenate([rank[:1], rank[:-1]]),
        open_until=open_until,
    )


def _targets(tables: _Tables, block: _Block) -> Ranks:
    before = np.take(tables.rank_before, block.stop_starts, mode="clip")
    until = np.take(tables.rank, block.stop_ends, mode="clip")
    if block.is_open is not None:
        until[block.is_open] = tables.open_until
    targets = _walk(tables, block, before, until)
    if targets is None:  # a case's stops do not stand by the day they begin
        order = np.lexsort((block.stop_starts, np.repeat(np.arange(block.counts.size), block.counts)))
        targets = _walk(tables, block, before[order], until[order])
        assert targets is not None  # sorted now
    return targets


def _walk(tables: _Tables, block: _Block, before: Ranks, until: Ranks) -> Ranks | None:
    covered = np.take(tables.rank, block.starts, mode="clip")
    target: Ranks = np.add(covered, block.days, dtype=covered.dtype, casting="unsafe")
    rows, counts, previous = block.firsts, block.counts.astype(np.int32), None
    for place in range(int(counts.max(initial=0))):
        # A case without a stop at this place reads another's; `has` keeps that out of its target.
        has = counts > place
        begins, ends = np.take(before, rows, mode="clip"), np.take(until, rows, mode="clip")
        if previous is not None and ((begins < previous) & has).any():
            return None
        # A stop begun after the due date moves nothing; nor do the later ones of its case, whatever is covered.
        gain = np.maximum(begins, covered)
        np.subtract(ends, gain, out=gain)
        np.maximum(gain, 0, out=gain)
        has &= begins < target
        gain *= has
        target += gain
        np.maximum(covered, ends, out=covered)
        previous, rows = begins, rows + 1
    return target


def _write_days(tables: _Tables, block: _Block, targets: Ranks, due: Dates) -> None:
    held = None if block.is_open is None else targets >= tables.open_until
    reached = targets if held is None else np.where(held, 1, targets)
    if reached.max() >= len(tables.whole.days):
        row = np.flatnonzero(reached >= len(tables.whole.days))[0]
        start = str(block.starts[row : row + 1].view(_DAY)[0])
        message = f"the case that starts on {start} falls due after the calendar's last day; check that row"
        raise DateOutOfRange("out_of_range", message, what=start, **tables.whole.bounds)
    np.take(tables.whole.days, reached, mode="clip", out=due.view(np.int64))
    if held is not None:
        due[held] = _NO_DATE


def _closed(starts: Integers, ends: Dates, first_row: int) -> tuple[Dates, npt.NDArray[np.bool_] | None]:
    """Return the ends with an open stop's set to its start, and which stops are open (None where none is)."""
    numbers, is_open = ends.view(np.int64), None
    if numbers.size and numbers.min() == _NO_NUMBER:
        is_open = numbers == _NO_NUMBER
        numbers = np.where(is_open, starts, numbers)
    is_reversed = numbers < starts
    if is_reversed.any():
        row = int(np.flatnonzero(is_reversed)[0])
        first, last = str(starts[row : row + 1].view(_DAY)[0]), str(ends[row])
        message = f"stop row {first_row + row} ends before it begins ({first} to {last}); give the earlier date first"
        raise StopWrong("stop_reversed", message, row=first_row + row, first=first, last=last)
    return numbers.view(_DAY), is_open


def _check_shapes(starts: Dates, days: Integers, stop_starts: Dates, stop_ends: Dates, offsets: Integers) -> None:
    if starts.ndim != 1 or days.shape != starts.shape:
        raise LimitWrong("columns", f"starts and days must be columns of one length, not {starts.shape}, {days.shape}")
    if stop_starts.dtype != _DAY or stop_ends.dtype != _DAY:
        kinds = f"{stop_starts.dtype}, {stop_ends.dtype}"
        raise StopWrong("columns", f"stop_starts and stop_ends must be datetime64[D], not {kinds}")
    if days.dtype.kind not in "iu" or offsets.dtype.kind not in "iu":
        raise LimitWrong("columns", f"days and offsets must be integers, not {days.dtype}, {offsets.dtype}")
    if stop_starts.ndim != 1 or stop_starts.shape != stop_ends.shape:
        shapes = f"{stop_starts.shape}, {stop_ends.shape}"
        raise StopWrong("columns", f"stop_starts and stop_ends must be columns of one length, not {shapes}")
    bounds = offsets.shape == (starts.size + 1,) and offsets[0] == 0 and offsets[-1] == stop_starts.size
    if not bounds or (offsets[1:] < offsets[:-1]).any():
        raise StopWrong("columns", "offsets must rise from 0 to the number of stops, one more than there are cases")


def _check_days(days: Integers) -> None:
    if days.size and (days.min() < 1 or days.max() > LONGEST):
        row = int(np.flatnonzero((days < 1) | (days > LONGEST))[0])
        message = f"row {row}: a limit is 1 to {LONGEST} days, not {days[row]}; correct that row"
        raise LimitWrong("limit_days", message, days=int(days[row]), longest=LONGEST, row=row)
