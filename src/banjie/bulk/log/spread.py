"""How long cases and steps took: quantiles by linear interpolation, in days and hours of the clock on the wall."""

from decimal import ROUND_HALF_UP, Decimal

import polars as pl

_DAY, _HOUR = 86_400_000_000, 3_600_000_000
_PLACES = Decimal("0.0001")


def throughput_days(cases: pl.DataFrame) -> dict[str, float] | None:
    """Return least, median, mean, 90th, 95th and greatest days from first to last event; None without a case."""
    taken = (cases["last_at"] - cases["first_at"]).dt.total_microseconds()
    if taken.is_empty():
        return None
    days = {
        "min": taken.min(),
        "median": taken.median(),
        "mean": taken.mean(),
        "p90": taken.quantile(0.90, "linear"),
        "p95": taken.quantile(0.95, "linear"),
        "max": taken.max(),
    }
    return {name: _rounded(value, _DAY) for name, value in days.items()}


def step_table(events: pl.DataFrame, caseless: pl.DataFrame) -> list[dict[str, object]]:
    """Return, for every activity by how often it occurs, its events, cases and the hours waited since the event before.

    `events` are sorted by case, moment and row; a first event of a case has waited for nothing, nor has one of
    those that name no case (`caseless`), which are counted alone.
    """
    alone = caseless.select("case", "activity", waited=pl.lit(None, pl.Int64))
    since = (pl.col("at") - pl.col("at").shift(1).over("case")).dt.total_microseconds()
    table = (
        pl.concat([events.select("case", "activity", since.alias("waited")), alone])
        .group_by("activity")
        .agg(
            events=pl.len(),
            cases=pl.col("case").drop_nulls().n_unique(),
            median=pl.col("waited").median(),
            mean=pl.col("waited").mean(),
            p95=pl.col("waited").quantile(0.95, "linear"),
        )
        .sort("events", "activity", descending=[True, False])
    )
    return [_step(row) for row in table.iter_rows(named=True)]


def _step(row: dict[str, object]) -> dict[str, object]:
    waited = {name: row[name] for name in ("median", "mean", "p95")}
    hours = None if row["median"] is None else {name: _rounded(value, _HOUR) for name, value in waited.items()}
    return {"activity": row["activity"], "events": row["events"], "cases": row["cases"], "wait_hours": hours}


def _rounded(value: object, unit: int) -> float:
    assert isinstance(value, int | float)
    return float((Decimal(value) / unit).quantize(_PLACES, ROUND_HALF_UP))
