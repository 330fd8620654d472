"""Stops of cases as their acts tell them: from a stop to the next resumption, else open."""

import numpy as np
import polars as pl

from banjie.core.clock.arrays.stops import StopColumns, no_stops

_DAY = np.dtype("datetime64[D]")


def stops_of(events: pl.DataFrame) -> pl.DataFrame:
    """Return every stop: `case`, `row`, `at`, `first_day`, `last_day` (null while open), in the order of the events.

    `events` are sorted by case, moment and row. A stop within a stop ends with it.
    """
    if "act" not in events.columns:
        return pl.DataFrame(schema={"case": pl.String, "row": pl.Int64, "first_day": pl.Date, "last_day": pl.Date})
    held = events.filter(pl.col("act").is_in(("stop", "resume")))
    resumed = pl.when(pl.col("act") == "resume").then(pl.col("day"))
    told = held.with_columns(last_day=resumed.fill_null(strategy="backward").over("case"))
    return told.filter(pl.col("act") == "stop").rename({"day": "first_day"}).drop("act", "activity")


def stop_columns(cases: pl.DataFrame, stops: pl.DataFrame) -> StopColumns:
    """Return the stops of the cases, in the order of the cases, as the clock's array form takes them."""
    if stops.is_empty():
        return no_stops(cases.height)
    counts = cases.select("case").join(stops.group_by("case").len(), on="case", how="left", maintain_order="left")
    offsets = np.concatenate([[0], np.cumsum(counts["len"].fill_null(0).to_numpy())]).astype(np.int64)
    ordered = stops.join(cases.select("case"), on="case", how="semi").sort("case", "row")
    first, last = (ordered[name].to_numpy().astype(_DAY) for name in ("first_day", "last_day"))
    return StopColumns(first_dates=first, last_dates=last, offsets=offsets)
