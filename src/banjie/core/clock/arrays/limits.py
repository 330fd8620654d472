"""Different limits as a table: a column of clocks then says which of them each clock has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Integers
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit

UNITS, LAST_DAYS = tuple(Unit), (None, *LastDay)
NONE = -1  # the place, in every table of limits, of a clock that has none: its date is NaT

Places = npt.NDArray[Any]
Rows = npt.NDArray[np.intp] | slice


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LimitTable:
    """Limits and, in their order, their numbers; made by `of`. An office has few different ones.

    Behind them stands the place of clocks that have no limit, `NONE`: it counts no unit and no days.
    """

    limits: tuple[Limit, ...]
    days: Integers
    units: Places
    last_days: Places
    is_counted: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, limits: Iterable[Limit]) -> "LimitTable":
        """Return the table of `limits`; units and last-day rules stand as places in `UNITS` and `LAST_DAYS`."""
        table = tuple(limits)
        is_counted = [limit.start_day is StartDay.COUNTED for limit in table]
        return cls(
            limits=table,
            days=np.array([*(limit.days for limit in table), 0], np.int64),
            units=np.array([*(UNITS.index(limit.unit) for limit in table), NONE], np.int8),
            last_days=np.array([*(LAST_DAYS.index(limit.last_day) for limit in table), 0], np.int8),
            is_counted=np.array([*is_counted, False], np.bool_),
        )

    def check(self, which: Places, clocks: int) -> None:
        """Raise `LimitWrong` unless `which` holds, for every clock, a limit of this table or `NONE`."""
        check_places(which, clocks, range(NONE, len(self.limits)), "limit")

    def rows(self, which: Places, *units: Unit) -> Rows:
        """Return the clocks whose limit counts one of `units`: a slice where it is all of them."""
        wanted = np.logical_or.reduce([self.units == UNITS.index(unit) for unit in units])
        if wanted[:-1].all() and which.min(initial=0) > NONE:
            return slice(None)
        return np.flatnonzero(wanted[which])


def chosen(rows: Rows, flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Return those of `rows` whose flag is set."""
    places = np.flatnonzero(flags)
    return places if isinstance(rows, slice) else rows[places]


def check_places(which: Places, clocks: int, table: range, noun: str) -> None:
    """Raise `LimitWrong` unless `which` holds, for every clock, a place of `table`, which is one of limits or terms."""
    if which.shape != (clocks,) or which.dtype.kind not in "iu":
        message = f"the column of {noun} needs one whole number per clock, not {which.dtype} of shape {which.shape}"
        raise LimitWrong("columns", message)
    if which.size and (which.min() < table.start or which.max() >= table.stop):
        row = int(np.flatnonzero((which < table.start) | (which >= table.stop))[0])
        message = f"row {row}: there is no {noun} {which[row]}, the last is {table.stop - 1}; correct that row"
        raise LimitWrong("columns", message, row=row)
