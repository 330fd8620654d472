"""How quick a case was for its own item, and the least time that the item's steps need together."""

import polars as pl

_MINUTE, _DAY = 60_000_000, 1440
_CLOCK_CHANGE = 60


def speed_facts(
    events: pl.DataFrame,
    cases: pl.DataFrame,
    *,
    least: int = 30,
    slow_minutes: int = 480,
    apart: int = 10,
    usual: int = 950,
    share: int = 500,
) -> pl.DataFrame:
    """Return `case`, `speed_rank` and `step_floor_minutes` of all cases of the log, in their order.

    Only items with `least` finished cases or more are known, and only where half of these took `slow_minutes` or more:
    what is mostly finished within hours is decided on the spot, whatever the catalogue says. `speed_rank` is the time
    from start to finish in thousandths of the item's median; where its moments are whole days, a day is the least.
    `step_floor_minutes` is `share` thousandths of the sum, over the steps that at least `usual` thousandths of the
    item's cases have, of the least time each took in a case: the quickest `apart` thousandths of the cases, one at
    least, do not count, for they are what is judged.
    """
    if not {"item", "started_at", "ended_at"} <= {*cases.columns}:
        return cases.select("case")
    timed = _timed(cases, least, slow_minutes)
    floors = _floors(events, timed, apart, usual, share)
    told = timed.select("case", speed_rank=(pl.col("counted") * 1000 // pl.col("median")).cast(pl.Int64))
    joined = cases.select("case", "item").join(told, on="case", how="left", maintain_order="left")
    return joined.join(floors, on="item", how="left", maintain_order="left").drop("item")


def _timed(cases: pl.DataFrame, least: int, slow: int) -> pl.DataFrame:
    """Return the finished cases of known items with `minutes`, the same as `counted`, and the item's `median`."""
    took = (pl.col("ended_at") - pl.col("started_at")).dt.total_microseconds() // _MINUTE
    ended = cases.select("case", "item", minutes=took).drop_nulls().filter(pl.col("minutes") >= 0)
    beside = (pl.col("minutes") + _CLOCK_CHANGE) % _DAY <= 2 * _CLOCK_CHANGE
    counted = pl.when(beside.all().over("item")).then(pl.max_horizontal("minutes", pl.lit(_DAY))).otherwise("minutes")
    told = ended.with_columns(counted=counted).with_columns(
        median=pl.col("counted").median().over("item"), ended=pl.len().over("item")
    )
    return told.filter((pl.col("ended") >= least) & (pl.col("median") >= slow))


def _floors(events: pl.DataFrame, timed: pl.DataFrame, apart: int, usual: int, share: int) -> pl.DataFrame:
    """Return `item` and `step_floor_minutes` of the known items."""
    place = pl.col("minutes").rank("ordinal").over("item")
    set_apart = pl.max_horizontal(pl.col("ended").cast(pl.Int64) * apart // 1000, pl.lit(1))
    kept = timed.filter(place > set_apart).with_columns(pl.len().over("item").alias("kept"))
    waited = (pl.col("at") - pl.col("at").shift(1).over("case")).dt.total_microseconds() // _MINUTE
    steps = (
        events.select("case", "activity", waited=waited.fill_null(0))
        .join(kept.select("case", "item", "kept"), on="case")
        .group_by("item", "kept", "case", "activity")
        .agg(pl.col("waited").sum())
        .group_by("item", "kept", "activity")
        .agg(pl.col("waited").min(), pl.len().cast(pl.Int64).alias("cases"))
        .filter(pl.col("cases") * 1000 >= pl.col("kept").cast(pl.Int64) * usual)
    )
    return steps.group_by("item").agg((pl.col("waited").sum() * share // 1000).alias("step_floor_minutes"))
