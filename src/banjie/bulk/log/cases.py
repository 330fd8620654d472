"""Events folded into cases: when each began and ended, who handled it, what it was about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from banjie.bulk.log.roles import ROLES

BEGINNING = ("accept", "submit")
ENDING = ("deliver", "issue", "grant", "refuse", "refuse_acceptance", "withdraw", "finish")
_JOIN = "\x1f"
_MINUTE = 60_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Ends:
    """How a log tells that a case is finished: `column` (a moment of its end), `act`, or `last_event` (not at all)."""

    by: str

    @classmethod
    def of(cls, columns: Sequence[str], acts: frozenset[str]) -> "Ends":
        """Return how a log of these event columns, in which these acts occur, tells it."""
        if "ended" in columns:
            return cls(by="column")
        return cls(by="act" if acts & set(ENDING) else "last_event")


def case_table(events: pl.DataFrame, ends: Ends) -> pl.DataFrame:
    """Return one row per case of whole cases, sorted by case.

    `events` are sorted by case, moment and row. Beside facts the table has `started_at`, `first_at`, `last_at`,
    `ended_at`, `deadline_at`, `first_activity`, `last_activity`, `path` (its activities in order), `first_row` and the
    columns of the case that are no facts.
    """
    cases = events.group_by("case", maintain_order=True).agg(*_told(events), *_of_case(events), *_ending(ends))
    return cases.with_columns(*_counted(cases)).drop("first_day", "last_day")


def with_open(cases: pl.DataFrame, as_of: date | None) -> pl.DataFrame:
    """Return the cases as they stand at the end of a day: what ends later is still open; None: as the log has them."""
    later = (pl.col("end_day") > as_of).fill_null(value=False) if as_of else pl.lit(value=False)
    ended = [pl.when(later).then(None).otherwise(pl.col(name)).alias(name) for name in ("ended_at", "end_day")]
    return cases.with_columns(*ended).with_columns(is_open=pl.col("end_day").is_null())


def _told(events: pl.DataFrame) -> list[pl.Expr]:
    at, day = pl.col("at"), pl.col("day")
    told = [
        at.first().alias("first_at"),
        at.last().alias("last_at"),
        day.first().alias("first_day"),
        day.last().alias("last_day"),
        pl.col("activity").first().alias("first_activity"),
        pl.col("activity").last().alias("last_activity"),
        pl.col("activity").str.join(_JOIN).alias("path"),
        pl.col("row").min().alias("first_row"),
        pl.len().cast(pl.Int64).alias("events"),
    ]
    if "act" in events.columns:
        began = pl.col("act").is_in(BEGINNING)
        told += [at.filter(began).first().alias("act_began"), day.filter(began).first().alias("act_began_day")]
    if "resource" in events.columns:
        told.append(pl.col("resource").drop_nulls().last().alias("last_resource"))
    if "event_office" in events.columns:
        told.append(pl.col("event_office").drop_nulls().last().alias("last_office"))
    if {"step_due", "step_done"} <= {*events.columns}:
        told += [
            (pl.col("step_done") > pl.col("step_due")).sum().cast(pl.Int64).alias("late_steps"),
            (pl.col("step_done_day") > pl.col("step_due_day")).sum().cast(pl.Int64).alias("late_steps_by_day"),
            (pl.col("step_due").is_not_null() & pl.col("step_done").is_not_null())
            .sum()
            .cast(pl.Int64)
            .alias("due_steps"),
        ]
    return told


def _of_case(events: pl.DataFrame) -> list[pl.Expr]:
    names = [role for role, one in ROLES.items() if one.is_of_case and role != "case" and role in events.columns]
    names += [f"{name}_day" for name in names if f"{name}_day" in events.columns]
    return [pl.col(name).drop_nulls().first().alias(name) for name in names]


def _ending(ends: Ends) -> list[pl.Expr]:
    if ends.by != "act":
        return []
    over = pl.col("act").is_in(ENDING)
    return [
        pl.col("at").filter(over).last().alias("ended"),
        pl.col("day").filter(over).last().alias("ended_day"),
    ]


def _counted(cases: pl.DataFrame) -> list[pl.Expr]:
    has = set(cases.columns)
    began, began_day = ["first_at"], ["first_day"]
    if "act_began" in has:
        began, began_day = ["act_began", *began], ["act_began_day", *began_day]
    if "began" in has:
        began, began_day = ["began", *began], ["began_day", *began_day]
    ended, ended_day = ("ended", "ended_day") if "ended" in has else ("last_at", "last_day")
    counted = [
        pl.coalesce(began).alias("started_at"),
        pl.coalesce(began_day).alias("start_day"),
        pl.col(ended).alias("ended_at"),
        pl.col(ended_day).alias("end_day"),
        ((pl.col("last_at") - pl.col("first_at")).dt.total_microseconds() // _MINUTE).alias("minutes_taken"),
    ]
    if "deadline" in has:
        counted += [pl.col("deadline").alias("deadline_at"), pl.col("deadline_day").alias("due_day")]
    if "legal_deadline" in has:
        counted.append(pl.col("legal_deadline_day").alias("legal_day"))
    for fact, instead in (("officer", "last_resource"), ("office", "last_office")):
        names = [name for name in (fact, instead) if name in has]
        counted += [pl.coalesce(names).alias(fact)] if names else []
    return counted
