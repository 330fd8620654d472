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

Places = npt.NDArray[Any]
Rows = npt.NDArray[np.intp] | slice


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LimitTable:
    """Limits and, in their order, their numbers; made by `of`. An office has few different ones."""

    limits: tuple[Limit, ...]
    days: Integers
    units: Places
    last_days: Places
    is_counted: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, limits: Iterable[Limit]) -> "LimitTable":
        """Return the table of `limits`; units and last-day rules stand as places in `UNITS` and `LAST_DAYS`."""
        table = tuple(limits)
        return cls(
            limits=table,
            days=np.array([limit.days for limit in table], np.int64),
            units=np.array([UNITS.index(limit.unit) for limit in table], np.int8),
            last_days=np.array([LAST_DAYS.index(limit.last_day) for limit in table], np.int8),
            is_counted=np.array([limit.start_day is StartDay.COUNTED for limit in table], np.bool_),
        )

    def check(self, which: Places, clocks: int) -> None:
        """Raise `LimitWrong` unless `which` names a limit of this table for every clock."""
        if which.shape != (clocks,) or which.dtype.kind not in "iu":
            message = f"there must be one whole number per clock, not {which.dtype} of shape {which.shape}"
            raise LimitWrong("columns", message)
        outside = (which < 0) | (which >= len(self.limits))
        if outside.any():
            row = int(np.flatnonzero(outside)[0])
            message = f"row {row}: there is no limit {which[row]}, the table has {len(self.limits)}; correct that row"
            raise LimitWrong("columns", message, row=row)

    def rows(self, which: Places, *units: Unit) -> Rows:
        """Return the clocks whose limit counts one of `units`: a slice where it is all of them."""
        wanted = np.isin(self.units, [UNITS.index(unit) for unit in units])
        if wanted.all():
            return slice(None)
        return np.flatnonzero(wanted[which])
