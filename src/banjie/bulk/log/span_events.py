"""Flat columns of events, as the fast counting of spans takes them: unsorted, one number for case, kind and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import CalendarArrays
from banjie.core.calendar.errors import CalendarError, DateOutOfRange

_BLOCK = 1 << 16  # events looked at together: what is made of them stays in the processor's cache
Column = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]


class Kind(IntEnum):
    """What an event does to the clock of its case."""

    OTHER = 0
    START = 1
    END = 2
    STOP = 3
    RESUME = 4


TOLD = (Kind.START, Kind.END, Kind.STOP, Kind.RESUME)


class Told(NamedTuple):
    """The events of one kind: their cases, and their days as small as `day_type`."""

    cases: npt.NDArray[np.intp]
    days: Column


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class EventColumns:
    """Events in any order.

    `cases` are numbers from 0 to below `count`, `days` the office's dates as days since 1970, both int32 or int64;
    `kinds` are those of `Kind` as int8.
    """

    cases: Column
    kinds: npt.NDArray[np.int8]
    days: Column
    count: int

    def check(self) -> None:
        """Raise `CalendarError` unless the columns are of one length and type, and every case below `count`."""
        shapes, types = {self.cases.shape, self.kinds.shape, self.days.shape}, (self.cases.dtype, self.days.dtype)
        if len(shapes) > 1 or self.cases.ndim != 1:
            raise CalendarError("columns", f"cases, kinds and days must be columns of one length, not {shapes}")
        if self.kinds.dtype != np.int8 or any(each not in {np.dtype(np.int32), np.dtype(np.int64)} for each in types):
            message = f"cases and days must be int32 or int64 and kinds int8, not {types}, {self.kinds.dtype}"
            raise CalendarError("columns", message)
        unsigned = self.cases.view(f"u{self.cases.itemsize}")  # what is below 0 is then far above all cases
        if unsigned.size and unsigned.max() >= self.count:
            row = int(np.flatnonzero(unsigned >= self.count)[0])
            message = f"row {row}: case {self.cases[row]} is not one of the {self.count} cases numbered from 0"
            raise CalendarError("columns", message, row=row)


def told(events: EventColumns, arrays: CalendarArrays) -> Mapping[Kind, Told]:
    """Return the events of every kind that moves a clock; the days of all others are not looked at.

    Raises `DateOutOfRange` naming a row whose day the calendar does not hold.
    """
    sizes = {kind: int(np.count_nonzero(events.kinds == kind.value)) for kind in TOLD}
    found = {kind: Told(np.empty(size, np.intp), np.empty(size, day_type(arrays))) for kind, size in sizes.items()}
    places = dict.fromkeys(TOLD, 0)
    buffer = np.empty(_BLOCK, np.intp)  # fresh memory for each block would take longer than all that is done in it
    for first in range(0, events.cases.size, _BLOCK):
        block = slice(first, first + _BLOCK)
        _check_days(arrays, events, block)
        kinds, cases = events.kinds[block], buffer[: events.kinds[block].size]
        cases[:] = events.cases[block]
        days = events.days[block].astype(day_type(arrays))  # those of other events may come to anything
        for kind in TOLD:
            rows = np.flatnonzero(kinds == kind.value)
            part = slice(places[kind], places[kind] + rows.size)
            places[kind] = part.stop
            np.take(cases, rows, out=found[kind].cases[part], mode="clip")
            np.take(days, rows, out=found[kind].days[part], mode="clip")
    return found


def day_type(arrays: CalendarArrays) -> np.dtype[Any]:
    """Return the smallest unsigned type that holds every day of the calendar, and one number more for no day."""
    return np.dtype(np.uint16) if arrays.last < no_day(np.dtype(np.uint16)) else np.dtype(np.uint32)


def no_day(kind: np.dtype[Any]) -> int:
    """Return the number that stands for no day: greater than all days."""
    return int(np.iinfo(kind).max)


def _check_days(arrays: CalendarArrays, events: EventColumns, block: slice) -> None:
    """Refuse days outside; the first of the calendar, too, as no day before it is known."""
    days = events.days[block]
    if days.min() > arrays.first and days.max() <= arrays.last:
        return
    outside = ((days <= arrays.first) | (days > arrays.last)) & np.isin(events.kinds[block], TOLD)
    if not outside.any():
        return
    place = int(np.flatnonzero(outside)[0])
    day, (first, last) = str(np.datetime64(int(days[place]), "D")), arrays.bounds.values()
    row = block.start + place
    message = f"row {row} ({day}) lies outside the calendar, which counts after {first} up to {last}; check that row"
    raise DateOutOfRange("out_of_range", message, what=day, row=row, **arrays.bounds)
