"""The stops of many clocks: read once, in order, for whatever ruler counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import CalendarArrays, Dates, Integers
from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.arrays.limits import Rows
from banjie.core.clock.errors import StopWrong
from banjie.core.clock.stop import Stop

_DAY = np.dtype("datetime64[D]")
_NO_NUMBER = np.iinfo(np.int64).min  # how NumPy stores "no date"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class StopColumns:
    """Stops as they are given: `last_dates` is NaT while a stop is open, and a clock's stops stand in any order.

    Those of clock i are the rows `offsets[i]` to `offsets[i + 1]`; dates are datetime64[D].
    """

    first_dates: Dates
    last_dates: Dates
    offsets: Integers

    @classmethod
    def of(cls, clocks: Iterable[Sequence[Stop]]) -> "StopColumns":
        """Return the stops of clocks as columns."""
        stops = [*clocks]
        flat = [stop for each in stops for stop in each]
        return cls(
            first_dates=np.array([stop.first_date for stop in flat], _DAY),
            last_dates=np.array([stop.last_date for stop in flat], _DAY),
            offsets=np.cumsum([0, *map(len, stops)]),
        )

    def of_clocks(self, part: slice) -> "StopColumns":
        """Return the stops of a part of the clocks."""
        offsets = self.offsets[part.start : part.stop + 1]
        rows = slice(int(offsets[0]), int(offsets[-1]))
        return StopColumns(
            first_dates=self.first_dates[rows], last_dates=self.last_dates[rows], offsets=offsets - offsets[0]
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stops:
    """Stops in order, as day numbers; those of clock i are `counts[i]` rows from `places[i]` on.

    `is_open` is None where no stop is; an open stop's `lasts` is its first day.
    """

    firsts: Integers
    lasts: Integers
    is_open: npt.NDArray[np.bool_] | None
    places: Integers
    counts: npt.NDArray[np.int32]

    def of_clocks(self, rows: Rows) -> "Stops":
        """Return those of some clocks."""
        return replace(self, places=self.places[rows], counts=self.counts[rows])

    def first_open(self, rows: Rows) -> Integers:
        """Return the first day of the first open stop of some clocks; -1 where a clock has none."""
        places, counts = self.places[rows], self.counts[rows]
        if self.is_open is None:
            return np.full(places.size, -1)
        open_places = np.append(np.flatnonzero(self.is_open), self.firsts.size)
        found = open_places[np.searchsorted(open_places, places)]
        return np.where(found < places + counts, np.append(self.firsts, -1)[found], -1)


def no_stops(clocks: int) -> StopColumns:
    """Return the stops of clocks that have none."""
    no_dates = np.empty(0, _DAY)
    return StopColumns(first_dates=no_dates, last_dates=no_dates, offsets=np.zeros(clocks + 1, np.int64))


def read_stops(arrays: CalendarArrays, columns: StopColumns) -> Stops:
    """Return the stops in order; raises `StopWrong` or `DateOutOfRange` naming the first bad one and its clock."""
    check_columns(columns)
    firsts, lasts = columns.first_dates.view(np.int64), columns.last_dates.view(np.int64)
    is_open = None
    if lasts.size and lasts.min() == _NO_NUMBER:
        is_open = lasts == _NO_NUMBER
        lasts = np.where(is_open, firsts, lasts)
    _check_inside(arrays, columns, firsts, lasts)
    _check_forwards(columns, firsts, lasts)
    counts = np.subtract(columns.offsets[1:], columns.offsets[:-1], dtype=np.int32, casting="unsafe")
    stops = Stops(firsts=firsts, lasts=lasts, is_open=is_open, places=columns.offsets[:-1], counts=counts)
    return stops if _is_in_order(stops) else _in_order(stops)


def check_columns(columns: StopColumns) -> None:
    """Raise `StopWrong` unless the columns are dates of one length and the offsets share them out."""
    firsts, lasts, offsets = columns.first_dates, columns.last_dates, columns.offsets
    if firsts.dtype != _DAY or lasts.dtype != _DAY:
        message = f"first and last dates of stops must be datetime64[D], not {firsts.dtype}, {lasts.dtype}"
        raise StopWrong("columns", message)
    if firsts.ndim != 1 or firsts.shape != lasts.shape:
        message = f"first and last dates of stops must be columns of one length, not {firsts.shape}, {lasts.shape}"
        raise StopWrong("columns", message)
    is_list = offsets.ndim == 1 and offsets.size and offsets.dtype.kind in "iu"
    if not is_list or offsets[0] != 0 or offsets[-1] != firsts.size or (offsets[1:] < offsets[:-1]).any():
        message = (
            "offsets must be whole numbers that rise from 0 to the number of stops, one more than there are clocks"
        )
        raise StopWrong("columns", message)


def _check_inside(arrays: CalendarArrays, columns: StopColumns, firsts: Integers, lasts: Integers) -> None:
    if not firsts.size or (
        min(firsts.min(), lasts.min()) >= arrays.first and max(firsts.max(), lasts.max()) <= arrays.last
    ):
        return
    outside = (firsts < arrays.first) | (firsts > arrays.last) | (lasts < arrays.first) | (lasts > arrays.last)
    where = _named(columns, outside)
    what = f"the stop of row {where['row']} (stop row {where['stop_row']}: {where['first']} to {where['last']})"
    message = f"{what} leads outside the calendar, which holds {' to '.join(arrays.bounds.values())}; check that row"
    raise DateOutOfRange("out_of_range", message, what=what, row=where["row"], **arrays.bounds)


def _check_forwards(columns: StopColumns, firsts: Integers, lasts: Integers) -> None:
    is_reversed = lasts < firsts
    if is_reversed.any():
        where = _named(columns, is_reversed)
        what = f"the stop of row {where['row']} (stop row {where['stop_row']})"
        message = f"{what} ends before it begins ({where['first']} to {where['last']}); give the earlier date first"
        raise StopWrong("stop_reversed", message, **where)


def _named(columns: StopColumns, bad: npt.NDArray[np.bool_]) -> dict[str, Any]:
    stop_row = int(np.flatnonzero(bad)[0])
    return {
        "row": int(np.searchsorted(columns.offsets, stop_row, side="right")) - 1,
        "stop_row": stop_row,
        "first": str(columns.first_dates[stop_row]),
        "last": str(columns.last_dates[stop_row]),
    }


def _is_in_order(stops: Stops) -> bool:
    is_first = np.zeros(stops.firsts.size + 1, np.bool_)
    is_first[stops.places] = True
    falls = stops.firsts[1:] < stops.firsts[:-1]
    return not (falls > is_first[1:-1]).any()


def _in_order(stops: Stops) -> Stops:
    order = np.lexsort((stops.firsts, np.repeat(np.arange(stops.counts.size), stops.counts)))
    is_open = None if stops.is_open is None else stops.is_open[order]
    return replace(stops, firsts=stops.firsts[order], lasts=stops.lasts[order], is_open=is_open)
