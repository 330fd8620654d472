"""Working days between columns of dates; unknown outside the calendar."""

import numpy as np
import polars as pl

from banjie.core.calendar.table import Calendar


def rank(calendar: Calendar, days: pl.Series, *, before: bool = False) -> pl.Series:
    """Return the rank of every date, of the day before it with `before`; null outside the calendar."""
    arrays = calendar.arrays
    numbers = days.to_physical().cast(pl.Int64)
    inside = numbers.is_between(arrays.first + 1, arrays.last)
    places = numbers.set(~inside.fill_null(value=False), None).fill_null(arrays.first).to_numpy() - before
    found = pl.Series(days.name, np.take(arrays.ranks, places), pl.Int64)
    return found.set(~inside.fill_null(value=False), None)


def counted(calendar: Calendar, after: pl.Series, until: pl.Series) -> pl.Series:
    """Return the working days after one date up to and including the other; negative where it is earlier."""
    return rank(calendar, until) - rank(calendar, after)
