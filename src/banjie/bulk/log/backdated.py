"""Entries made at once, long after the days they are said to be of: work that was done outside the system."""

import polars as pl

from banjie.bulk.log.working import counted
from banjie.core.calendar.table import Calendar

_OFFICE = "burst_office"


def backdated_facts(
    events: pl.DataFrame, cases: pl.DataFrame, calendar: Calendar, *, days: int = 5, minutes: int = 60, least: int = 5
) -> pl.DataFrame:
    """Return `case` and `backdated_burst` of all cases of the log, in their order.

    A late entry was recorded more than `days` working days after its own day. A burst are `least` late entries or more
    of one office recorded within `minutes`; the fact is the number of entries in the largest burst that holds one of
    the case, 0 where none does. Without any office in the log it is one.
    """
    if not {"recorded_at", "recorded_day"} <= {*events.columns}:
        return cases.select("case")
    is_late = counted(calendar, events["day"], events["recorded_day"]) > days
    late = events.filter(is_late.fill_null(value=False)).select("case", "recorded_at", *_office(events))
    if "office" in cases.columns and "office" not in late.columns:
        late = late.join(cases.select("case", "office"), on="case", how="left")
    office = pl.col("office").fill_null("") if "office" in late.columns else pl.lit("")
    bursts = _bursts(late.select("case", "recorded_at", office.alias(_OFFICE)), minutes, least)
    joined = cases.select("case").join(bursts, on="case", how="left", maintain_order="left")
    return joined.with_columns(pl.col("backdated_burst").fill_null(0))


def _office(events: pl.DataFrame) -> list[pl.Expr]:
    names = [name for name in ("event_office", "office") if name in events.columns]
    return [pl.coalesce(names).alias("office")] if names else []


def _bursts(late: pl.DataFrame, minutes: int, least: int) -> pl.DataFrame:
    """Return the size of the largest burst of every case that has a late entry."""
    if late.is_empty():
        return pl.DataFrame(schema={"case": pl.String, "backdated_burst": pl.Int64})
    ordered = late.sort(_OFFICE, "recorded_at")
    within = f"{minutes}m"
    windows = ordered.rolling("recorded_at", period=within, offset="0m", closed="both", group_by=_OFFICE)
    # An entry stands in every window that begins up to `minutes` before it.
    sized = ordered.with_columns(begun=windows.agg(pl.len().alias("begun"))["begun"].cast(pl.Int64))
    largest = pl.col("begun").rolling_max_by("recorded_at", window_size=within, closed="both").over(_OFFICE)
    size = sized.with_columns(size=largest).group_by("case").agg(pl.col("size").max())
    return size.select("case", backdated_burst=pl.when(pl.col("size") >= least).then("size").otherwise(0))
