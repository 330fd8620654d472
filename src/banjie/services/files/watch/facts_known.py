"""Facts from everything at hand: what the office says of its items and officers, and what only all cases show."""

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from banjie.bulk.log.backdated import backdated_facts
from banjie.bulk.log.fees import fee_facts
from banjie.bulk.log.materials import materials_facts
from banjie.bulk.log.serials import serial_facts
from banjie.bulk.log.speed import speed_facts
from banjie.core.calendar.table import Calendar

_TOLD_OF_ITEMS: Mapping[str, tuple[str, pl.DataType | type[pl.DataType]]] = {
    "fee_standard": ("fee_standard", pl.Int64),
    "on_the_spot": ("on_the_spot", pl.Boolean),
    "promised_days": ("promised_days", pl.Int64),
    "legal_days": ("legal_days", pl.Int64),
}


def joined(cases: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Return the cases with more facts; what a fact says comes before what the case said itself, where it says it."""
    both = [name for name in facts.columns if name in cases.columns and name != "case"]
    told = cases.join(facts, on="case", how="left", maintain_order="left", suffix="_told")
    return told.with_columns(pl.coalesce(f"{name}_told", name).alias(name) for name in both).drop(
        f"{name}_told" for name in both
    )


def with_detected(events: pl.DataFrame, cases: pl.DataFrame, calendar: Calendar) -> pl.DataFrame:
    """Return the cases with the facts that only all cases together show."""
    for facts in (
        serial_facts(cases),
        backdated_facts(events, cases, calendar),
        speed_facts(events, cases),
        fee_facts(cases),
        materials_facts(cases),
    ):
        cases = joined(cases, facts)
    return cases


def with_items(cases: pl.DataFrame, items: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Return the cases with what the catalogue says of their items, and whether the item stands in it.

    What a case says itself comes first. Without a catalogue or an item column nothing is known.
    """
    if not items or "item" not in cases.columns:
        return cases
    told = pl.DataFrame(
        {"item": list(items)}
        | {
            name: pl.Series([one.get(name) for one in items.values()], dtype=kind)
            for name, kind in _TOLD_OF_ITEMS.values()
        }
    )
    known = told.drop(name for name in told.columns if name != "item" and told[name].null_count() == told.height)
    more = cases.select("case", "item").join(known, on="item", how="left", maintain_order="left")
    has = pl.col("item").is_in(list(items))
    cases = cases.with_columns(item_is_known=pl.when(pl.col("item").is_not_null()).then(has))
    own_first = [name for name in known.columns if name in cases.columns and name != "item"]
    cases = cases.join(more.drop("item"), on="case", how="left", maintain_order="left", suffix="_of_item")
    return cases.with_columns(pl.coalesce(name, f"{name}_of_item").alias(name) for name in own_first).drop(
        f"{name}_of_item" for name in own_first
    )


def with_authority(events: pl.DataFrame, cases: pl.DataFrame, authority: Mapping[str, Collection[str]]) -> pl.DataFrame:
    """Return the cases with the number of acts by somebody who has no authority for them.

    `authority` says what each officer may do; an officer whom it does not name may do nothing of what it names.
    """
    if not authority or "resource" not in events.columns:
        return cases
    pairs = [(officer, activity) for officer, activities in authority.items() for activity in activities]
    allowed = pl.DataFrame(pairs, schema={"resource": pl.String, "activity": pl.String}, orient="row").unique()
    governed = events.select("case", "resource", "activity").filter(
        pl.col("activity").is_in(allowed["activity"].unique().implode()) & pl.col("resource").is_not_null()
    )
    beyond = governed.join(allowed, on=["resource", "activity"], how="anti").group_by("case").len("beyond")
    told = cases.join(beyond, on="case", how="left", maintain_order="left")
    return told.with_columns(acts_beyond_authority=pl.col("beyond").fill_null(0).cast(pl.Int64)).drop("beyond")
