"""The facts of cases that follow from what acts they hold, when, and in which order.

A column is absent where the log cannot tell it: a column of the events or cases is missing, or the act occurs nowhere
in the whole log. Working days are counted as everywhere: after one day up to and including the other.
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from banjie.bulk.log.act_places import ActPlaces, is_given
from banjie.bulk.log.day_off import is_day_off
from banjie.bulk.log.order_facts import impossible_orders
from banjie.bulk.log.stop_facts import stop_facts
from banjie.bulk.log.working import counted
from banjie.core.calendar.table import Calendar

_OUTCOMES = {"grant": "granted", "refuse": "refused", "withdraw": "withdrawn", "refuse_acceptance": "not_accepted"}
_Told = Iterator[tuple[str, pl.Series]]


def act_facts(
    events: pl.DataFrame,
    cases: pl.DataFrame,
    calendar: Calendar,
    *,
    acts: frozenset[str],
    as_of: date,
    opening: frozenset[int] | None = None,
) -> pl.DataFrame:
    """Return one row per case of `cases`, in their order: `case` and the facts that can be told.

    `events` are those of whole cases, sorted by case, moment and row; `cases` are sorted by case and bring, where they
    are known, `start_day`, `end_day` and `due_day`. `acts` are the acts that occur in the whole log, `opening` the ISO
    weekdays on which the office is open.
    """
    places = ActPlaces.of(events, cases, acts)
    told = dict(_facts(places, cases, calendar, as_of))
    if places.has("stop"):
        told |= stop_facts(events, cases, calendar, as_of)
    if opening is not None and "end_day" in cases.columns:
        told["ended_off_day"] = is_day_off(cases["end_day"], calendar, opening)
    return pl.DataFrame({"case": cases["case"], **{name: cells.alias(name) for name, cells in told.items()}})


def _facts(places: ActPlaces, cases: pl.DataFrame, calendar: Calendar, as_of: date) -> _Told:
    if places.has(*_OUTCOMES):
        last = places.act(places.last(*_OUTCOMES))
        yield "outcome", last.replace_strict(_OUTCOMES, default=None, return_dtype=pl.String)
    if places.has("receipt"):
        yield "has_receipt", places.count("receipt") > 0
    yield from _days(places, calendar)
    yield from _extensions(places, cases)
    yield from _endings(places, cases, calendar, as_of)
    order = impossible_orders(places)
    if order is not None:
        yield "impossible_orders", order
    if {"step_due", "step_done"} <= {*places.events.columns}:
        yield "late_steps", _count(places, cases, pl.col("step_due") < pl.col("step_done"))


def _days(places: ActPlaces, calendar: Calendar) -> _Told:
    begun = places.day(places.begun())
    if places.has("accept"):
        yield "acceptance_days", counted(calendar, begun, places.day(places.first("accept", "refuse_acceptance")))
    if places.has("accept") and places.has("first_review"):
        accepted, reviewed = (places.day(places.first(act)) for act in ("accept", "first_review"))
        yield "first_review_days", counted(calendar, accepted, reviewed)
    if places.has("request_supplement"):
        yield "supplement_notices", places.count("request_supplement")
        asked = places.day(places.first("request_supplement"))
        yield "supplement_notice_days", counted(calendar, begun, asked)


def _extensions(places: ActPlaces, cases: pl.DataFrame) -> _Told:
    if not places.has("extend"):
        return
    for name, column in (("extensions_unapproved", "approved_by"), ("extensions_untold", "notice")):
        if column in places.events.columns:
            yield name, _count(places, cases, (pl.col("act") == "extend") & ~is_given(column))


def _endings(places: ActPlaces, cases: pl.DataFrame, calendar: Calendar, as_of: date) -> _Told:
    if places.has("refuse") and "reasons" in places.events.columns:
        refused = places.last("refuse")
        yield "has_reasons", places.events.select(told=is_given("reasons"))["told"].gather(refused)
    if places.has("withdraw") and "due_day" in cases.columns:
        yield "withdrawn_left_days", counted(calendar, places.day(places.last("withdraw")), cases["due_day"])
    if not places.has("grant"):
        return
    granted = pl.DataFrame({"first": places.first("grant"), "day": places.day(places.last("grant"))})
    if places.has("inspect"):
        granted = granted.with_columns(inspected=places.last("inspect"))
        after = (pl.col("inspected") > pl.col("first")).fill_null(value=False)
        yield "is_inspected", granted.select(told=pl.when(pl.col("first").is_not_null()).then(after))["told"]
    days = (pl.lit(as_of) - pl.col("day")).dt.total_days()
    yield "days_since_grant", granted.select(told=pl.when(days >= 0).then(days))["told"]


def _count(places: ActPlaces, cases: pl.DataFrame, which: pl.Expr) -> pl.Series:
    found = places.events.filter(which).group_by("case").agg(pl.len().cast(pl.Int64).alias("count"))
    return cases.select("case").join(found, on="case", how="left", maintain_order="left")["count"].fill_null(0)
