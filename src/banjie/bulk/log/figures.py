"""Figures of a log's cases: whole numbers that add up over parts, and shares made from them last."""

from collections.abc import Mapping

import polars as pl

from banjie.bulk.log.working import counted
from banjie.core.calendar.table import Calendar
from banjie.core.indicators.figure import Figure

_DAYS = "working_days"


def case_figures(cases: pl.DataFrame, calendar: Calendar) -> dict[str, Figure]:
    """Return the figures by their codes, in the order in which a report shows them.

    `on_time_due`: finished by the due day, of all cases that were due (finished with a due day, and open past it).
    `finished_accepted`: finished, of all accepted: what older reports call on time. `same_day`: finished on the day of
    acceptance, of all finished. `on_the_spot`: finished on that day, of the finished cases of items that can be decided
    in one visit. `early`: finished before the due day. `saved_days`: working days saved against the promise, of those
    promised, over the cases finished in time. `compression`: legal less promised days, of the legal. `late_steps`:
    steps finished after their own time, of those that had one. `rework`: cases in which a step was done again.
    """
    done = cases.filter(~pl.col("is_open"))
    due = done.filter(pl.col("due_day").is_not_null())
    in_time = due.filter(~pl.col("is_late"))
    overdue = _count(cases, pl.col("is_overdue_open"))
    same_day = pl.col("end_day") == pl.col("start_day")
    return {
        "on_time_due": Figure(formula="on_time_due", numerator=in_time.height, denominator=due.height + overdue),
        "finished_accepted": Figure(formula="finished_accepted", numerator=done.height, denominator=cases.height),
        "same_day": Figure(formula="same_day", numerator=_count(done, same_day), denominator=done.height),
        "on_the_spot": _on_the_spot(done, same_day),
        "early": Figure(
            formula="early",
            numerator=_count(due, pl.col("end_day") < pl.col("due_day")),
            denominator=due.height,
        ),
        "saved_days": Figure(
            formula="saved_days",
            numerator=_sum(counted(calendar, in_time["end_day"], in_time["due_day"])),
            denominator=_sum(counted(calendar, in_time["start_day"], in_time["due_day"])),
            unit=_DAYS,
        ),
        "compression": _compression(cases),
        "late_steps": _late_steps(cases),
        "rework": Figure(formula="rework", numerator=_count(cases, pl.col("is_rework")), denominator=cases.height),
    }


def groups(cases: pl.DataFrame, by: str) -> dict[str, dict[str, int]]:
    """Return, for every value of the column `by` in order, how many cases there are of each kind.

    Cases without a value are counted under an empty name.
    """
    counts: Mapping[str, pl.Expr] = {
        "cases": pl.len(),
        "closed": (~pl.col("is_open")).sum(),
        "open": pl.col("is_open").sum(),
        "late": pl.col("is_late").fill_null(value=False).sum(),
        "overdue_open": pl.col("is_overdue_open").fill_null(value=False).sum(),
        "due": (pl.col("due_day").is_not_null() & ~pl.col("is_open")).sum(),
    }
    table = cases.group_by(pl.col(by).fill_null("").alias("name")).agg(**counts).sort("name")
    return {row.pop("name"): row for row in table.iter_rows(named=True)}


def classes(cases: pl.DataFrame) -> dict[str, int]:
    """Return how many cases stand in each class of the total clock; those without a due day in none of them."""
    return {name: _count(cases, pl.col("clock_class") == name) for name in ("none", "pre", "yellow", "red")}


def _on_the_spot(done: pl.DataFrame, same_day: pl.Expr) -> Figure:
    if "on_the_spot" not in done.columns:
        return Figure(formula="on_the_spot", numerator=0, denominator=0)
    able = done.filter(pl.col("on_the_spot"))
    return Figure(formula="on_the_spot", numerator=_count(able, same_day), denominator=able.height)


def _compression(cases: pl.DataFrame) -> Figure:
    if not {"promised_days", "legal_days"} <= {*cases.columns}:
        return Figure(formula="compression", numerator=0, denominator=0, unit=_DAYS)
    known = cases.filter(pl.col("promised_days").is_not_null() & pl.col("legal_days").is_not_null())
    legal = _sum(known["legal_days"])
    return Figure(formula="compression", numerator=legal - _sum(known["promised_days"]), denominator=legal, unit=_DAYS)


def _late_steps(cases: pl.DataFrame) -> Figure:
    if "due_steps" not in cases.columns:
        return Figure(formula="late_steps", numerator=0, denominator=0, unit="steps")
    return Figure(
        formula="late_steps",
        numerator=_sum(cases["late_steps"]),
        denominator=_sum(cases["due_steps"]),
        unit="steps",
    )


def _count(cases: pl.DataFrame, which: pl.Expr) -> int:
    return int(cases.select(which.fill_null(value=False).sum()).item())


def _sum(column: pl.Series) -> int:
    return int(column.sum() or 0)
