"""Days on which an office is closed: by its own opening days, by holidays, and open again on make-up days."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.table import Calendar


def is_day_off(days: pl.Series, calendar: Calendar, opening: frozenset[int]) -> pl.Series:
    """Return whether the office was closed on each day; null where there is no day or no calendar for it.

    `opening` are the ISO weekdays on which it opens. A holiday closes it on any of them, a working day set by a notice
    or an order opens it on any other.
    """
    kinds = {day: calendar.day(day).kind for day in calendar.named_days}
    worked = [day for day, kind in kinds.items() if kind.is_working]
    closed = [day for day, kind in kinds.items() if kind in (DayKind.HOLIDAY, DayKind.CLOSED)]
    day = pl.col("day")
    is_off = _among(closed) | (~_among(worked) & ~day.dt.weekday().is_in(sorted(opening)))
    inside = day.is_between(calendar.first_day, calendar.last_day)
    return days.to_frame("day").select(off=pl.when(inside).then(is_off))["off"]


def _among(days: Sequence[date]) -> pl.Expr:
    return pl.col("day").is_in(pl.Series(days, dtype=pl.Date).implode())
