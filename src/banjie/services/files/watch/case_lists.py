"""The cases behind each figure, worst first: at most a thousand for each, so that a report stays a report."""

from collections.abc import Sequence

import polars as pl

LONGEST = 1000
_WORST_FIRST = ["late_days", "used_days", "case"]
_LISTS = {
    "late": pl.col("is_late"),
    "overdue_open": pl.col("is_overdue_open"),
    "open": pl.col("is_open"),
    "closed": ~pl.col("is_open"),
    "rework": pl.col("is_rework"),
    "on_time_due": ~pl.col("is_late") & ~pl.col("is_open"),
    "same_day": pl.col("end_day") == pl.col("start_day"),
    "early": pl.col("end_day") < pl.col("due_day"),
}


def cases_of(cases: pl.DataFrame, grouped_by: Sequence[str]) -> dict[str, list[str]]:
    """Return the cases of each figure, class and group by the key under which a page asks for them."""
    ordered = cases.sort(_WORST_FIRST, descending=[True, True, False], nulls_last=True)
    found = {key: _listed(ordered.filter(which)) for key, which in _LISTS.items()}
    if "late_steps" in cases.columns:
        found["late_steps"] = _listed(ordered.filter(pl.col("late_steps") > 0))
    found |= {f"severity.{name}": _listed(ordered.filter(pl.col("clock_class") == name)) for name in _CLASSES}
    for by in grouped_by:
        found |= _grouped(ordered, by)
    return {key: listed for key, listed in found.items() if listed}


_CLASSES = ("pre", "yellow", "red")


def _grouped(ordered: pl.DataFrame, by: str) -> dict[str, list[str]]:
    table = ordered.group_by(pl.col(by).fill_null("").alias("name")).agg(pl.col("case").head(LONGEST)).sort("name")
    return {f"{by}.{name}": listed for name, listed in table.iter_rows()}


def _listed(cases: pl.DataFrame) -> list[str]:
    return cases["case"].head(LONGEST).to_list()
