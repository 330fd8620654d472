"""What Polars finds in the made-up log: as one would write it, and with the sort made cheaper."""

import numpy as np
import polars as pl

from banjie.bulk.log.span_classes import NONE, PRE, RED, YELLOW
from banjie.bulk.log.span_events import Kind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.rulers import day_number
from benchmarks.log_events import AS_OF, WARN_DAYS, Found, Log

_BEYOND = 1 << 30
_CASE, _KIND, _DAY = pl.col("case"), pl.col("kind"), pl.col("day")


def frames(log: Log) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the events, and the cases with their limits and offices."""
    events, cases = log.events, np.arange(log.events.count, dtype=np.int32)
    return (
        pl.DataFrame({"case": events.cases, "kind": events.kinds, "day": events.days}),
        pl.DataFrame({"case": cases, "promised": log.promised, "legal": log.legal, "office": log.offices}),
    )


def by_polars(calendar: Calendar, events: pl.DataFrame, cases: pl.DataFrame) -> Found:
    """Return what is asked: cases grouped, stops sorted by case, day and kind."""
    held = events.lazy().filter(Kind.STOP.value <= _KIND).sort("case", "day", "kind")
    ends = events.lazy().group_by("case").agg(
        start=_DAY.filter(Kind.START.value == _KIND).min(), end=_DAY.filter(Kind.END.value == _KIND).max()
    )  # fmt: skip
    return _asked(calendar, held, cases.lazy().join(ends, on="case", how="left"))


def packed_by_polars(calendar: Calendar, events: pl.DataFrame, cases: pl.DataFrame) -> Found:
    """Return what is asked: starts and ends joined, stops sorted as one number made of case, day and kind."""
    packed = (_CASE.cast(pl.Int64) * (1 << 17) + _DAY * 2 + (_KIND - Kind.STOP.value)).sort().alias("packed")
    number = pl.col("packed")
    held = (
        events.lazy()
        .filter(Kind.STOP.value <= _KIND)
        .select(packed)
        .select(
            case=(number // (1 << 17)).cast(pl.Int32),
            day=(number % (1 << 17) // 2).cast(pl.Int32),
            kind=(number % 2).cast(pl.Int8) + Kind.STOP.value,
        )
    )
    spans = cases.lazy()
    for kind, name in ((Kind.START, "start"), (Kind.END, "end")):  # none is repeated in this log
        told = events.lazy().filter(kind.value == _KIND).select("case", _DAY.alias(name))
        spans = spans.join(told, on="case", how="left")
    return _asked(calendar, held, spans)


def _asked(calendar: Calendar, held: pl.LazyFrame, spans: pl.LazyFrame) -> Found:
    ranks = pl.lit(pl.Series(calendar.arrays.ranks.astype(np.int32)))
    spans = spans.with_columns(until=pl.col("end").fill_null(day_number(AS_OF)))
    spans = spans.with_columns(after_rank=ranks.gather(pl.col("start")), until_rank=ranks.gather(pl.col("until")))
    stopped = _stops(held, ranks).join(spans.select("case", "after_rank", "until_rank"), on="case")
    begins, ends = pl.max_horizontal("first", "after_rank"), pl.min_horizontal("last", "until_rank")
    stopped = stopped.group_by("case").agg(held=(ends - begins).clip(0).sum())
    used = (pl.col("until_rank") - pl.col("after_rank")).clip(0) - pl.col("held").fill_null(0)
    found = spans.join(stopped, on="case", how="left").with_columns(used=used, is_open=pl.col("end").is_null())
    late, warns = pl.col("used") > pl.col("promised"), pl.col("used") >= pl.col("promised") - WARN_DAYS
    classed = (
        pl.when(late & (pl.col("used") > pl.col("legal"))).then(RED).when(late).then(YELLOW)
        .when(pl.col("is_open") & warns).then(PRE).otherwise(NONE)
    )  # fmt: skip
    told = found.with_columns(classed=classed.cast(pl.Int8)).collect()
    return _found(told)


def _stops(held: pl.LazyFrame, ranks: pl.Expr) -> pl.LazyFrame:
    """Return the ranks of each stop; of events in order only those that change what the clock does count."""
    stood = ((_CASE.shift(1) == _CASE) & (_KIND.shift(1) == Kind.STOP.value)).fill_null(value=False)
    changes = held.filter((Kind.STOP.value == _KIND) != stood)
    resumed = pl.when(_CASE.shift(-1) == _CASE).then(_DAY.shift(-1))
    stops = changes.with_columns(resumed=resumed).filter(Kind.STOP.value == _KIND)
    return stops.select("case", first=ranks.gather(_DAY - 1), last=ranks.gather(pl.col("resumed")).fill_null(_BEYOND))


def _found(told: pl.DataFrame) -> Found:
    date = pl.col("until").cast(pl.Date)
    month = (date.dt.year().cast(pl.Int32) - 1970) * 12 + date.dt.month() - 1
    late = pl.col("classed") >= YELLOW
    due = told.lazy().filter(~pl.col("is_open") | late).group_by("office", month=month)
    on_time = due.agg(num=(~late).sum(), den=pl.len()).collect()
    used, classed = told["used"].to_numpy(), told["classed"].to_numpy()
    return Found(cases=told["case"].to_numpy(), used=used, classed=classed, on_time=on_time.rows())
