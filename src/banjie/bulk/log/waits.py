"""For whom cases waited: the time before an event is spent on whoever had to act for it."""

from collections.abc import Mapping

import polars as pl

from banjie.core.indicators.figure import Figure

WAITERS = ("applicant", "department", "experts")
BY_ACT: Mapping[str, str] = {"supplement": "applicant"}
"""What an act says of itself; all else only a mapping can say."""
_MINUTE = 60_000_000


def waiting(events: pl.DataFrame, waits_for: Mapping[str, str]) -> dict[str, Figure]:
    """Return the minutes waited for each of `WAITERS`, of all minutes between the events of cases.

    `events` are sorted by case, moment and row; `waits_for` says, by activity, whom the time before it was spent on.
    Without any that the log has, the denominator is 0: not told is not nought.
    """
    since = (pl.col("at") - pl.col("at").shift(1).over("case")).dt.total_microseconds() // _MINUTE
    told = events.select(since.fill_null(0).alias("minutes"), _waiter(events, waits_for).alias("waiter"))
    sums = dict(told.group_by("waiter").agg(pl.col("minutes").sum()).iter_rows())
    whole = sum(sums.values()) if set(sums) - {None} else 0
    return {
        f"waiting_{waiter}": Figure(
            formula=f"waiting_{waiter}", numerator=sums.get(waiter, 0), denominator=whole, unit="minutes"
        )
        for waiter in WAITERS
    }


def _waiter(events: pl.DataFrame, waits_for: Mapping[str, str]) -> pl.Expr:
    named = pl.col("activity").replace_strict(dict(waits_for), default=None, return_dtype=pl.String)
    if "act" not in events.columns:
        return named
    return pl.coalesce(named, pl.col("act").replace_strict(dict(BY_ACT), default=None, return_dtype=pl.String))
