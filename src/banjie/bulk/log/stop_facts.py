"""What the stops of a case come to: days stopped, stops without notice or longer than told, stops begun late."""

from datetime import date

import polars as pl

from banjie.bulk.log.act_places import is_given
from banjie.bulk.log.stopped import stops_of
from banjie.bulk.log.working import counted, rank
from banjie.core.calendar.table import Calendar


def stop_facts(events: pl.DataFrame, cases: pl.DataFrame, calendar: Calendar, as_of: date) -> dict[str, pl.Series]:
    """Return the facts of stops by name, in the order of the cases.

    `events` hold acts. A stop that was never resumed lasts until the case ended, else until `as_of`. Both its days are
    stopped days.
    """
    stops = _lasting(stops_of(events), cases, as_of)
    told = dict[str, pl.Series]()
    if "notice" in stops.columns:
        told["stops_untold"] = _count(stops.filter(~is_given("notice")), cases)
    if "notified_days" in stops.columns:
        days = rank(calendar, stops["until"]) - rank(calendar, stops["first_day"], before=True)
        told["stops_too_long"] = _count(stops.filter(days > stops["notified_days"]), cases)
    if "start_day" in cases.columns:
        until = _until(cases, as_of)
        told["stopped_days"] = held_days(stops, cases.select("case", "start_day", until=until), calendar)
    if "due_day" in cases.columns:
        told["stop_left_days"] = _left(stops, cases, calendar)
    return told


def held_days(stops: pl.DataFrame, spans: pl.DataFrame, calendar: Calendar) -> pl.Series:
    """Return how many working days after one day up to and including another are stopped, each counted once.

    `spans` are the case, the day after which is counted and the last day that is; `stops` have `case`, `first_day` and
    `until`, in any order. Null where the calendar does not know the days.
    """
    case, after, until = spans.columns
    ranked = spans.select(
        case, after=rank(calendar, spans[after]), last=rank(calendar, spans[until])
    )  # fmt: skip
    begins, ends = rank(calendar, stops["first_day"], before=True), rank(calendar, stops["until"])
    held = stops.select("case", begin=begins, end=ends).join(ranked, on="case").drop_nulls()
    held = held.select(
        "case", begin=pl.max_horizontal("begin", "after"), end=pl.min_horizontal("end", "last")
    ).sort("case", "begin", "end")  # fmt: skip
    covered = pl.col("end").cum_max().shift(1).over("case")
    gain = pl.col("end") - pl.max_horizontal("begin", covered)
    total = held.with_columns(days=gain.clip(lower_bound=0)).group_by("case").agg(pl.col("days").sum())
    joined = ranked.join(total, on="case", how="left", maintain_order="left")
    is_known = pl.col("after").is_not_null() & pl.col("last").is_not_null()
    return joined.select(days=pl.when(is_known).then(pl.col("days").fill_null(0)))["days"]


def _lasting(stops: pl.DataFrame, cases: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Return the stops with `until`, the day on which each ended or as far as it has come."""
    ends = cases.select("case", over=_until(cases, as_of))
    over = pl.max_horizontal(pl.coalesce("over", pl.lit(as_of)), "first_day")
    return stops.join(ends, on="case", how="left", maintain_order="left").with_columns(
        until=pl.coalesce("last_day", over)
    )


def _until(cases: pl.DataFrame, as_of: date) -> pl.Series:
    if "end_day" not in cases.columns:
        return pl.Series("over", [as_of], pl.Date).new_from_index(0, cases.height)
    return cases["end_day"].fill_null(as_of)


def _left(stops: pl.DataFrame, cases: pl.DataFrame, calendar: Calendar) -> pl.Series:
    """Return the working days left when the latest-begun stop began, the day itself not counted.

    The due day is the one that stops have moved, so that what ended stops hold of the days until it was not left. An
    open stop has moved nothing yet.
    """
    latest = stops.group_by("case", maintain_order=True).agg(pl.col("first_day").last().alias("began"))
    spans = cases.select("case", "due_day").join(latest, on="case", how="left", maintain_order="left")
    ended = stops.filter(pl.col("last_day").is_not_null())
    held = held_days(ended, spans.select("case", "began", "due_day"), calendar)
    return counted(calendar, spans["began"], spans["due_day"]) - held


def _count(stops: pl.DataFrame, cases: pl.DataFrame) -> pl.Series:
    found = stops.group_by("case").agg(pl.len().cast(pl.Int64).alias("count"))
    return cases.select("case").join(found, on="case", how="left", maintain_order="left")["count"].fill_null(0)
