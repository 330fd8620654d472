"""Where the total clock of every case stands: days used, left and late, and the class that follows."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from banjie.bulk.log.working import counted
from banjie.core.calendar.table import Calendar

NONE, PRE, YELLOW, RED = "none", "pre", "yellow", "red"


@dataclass(frozen=True, kw_only=True, slots=True)
class Thresholds:
    """When a clock warns: so many working days before the due day, and when a card turns red without a legal day.

    Both differ from place to place; these are what supervision offices mostly set.
    """

    warn_days: int = 2
    red_days: int = 3


def with_standing(
    cases: pl.DataFrame, calendar: Calendar, as_of: date, as_of_at: datetime | None, thresholds: Thresholds
) -> pl.DataFrame:
    """Return the cases with `used_days`, `left_days`, `late_days`, `late_legal_days`, `clock_class` and lateness.

    `is_late` is by the office's date, `is_late_at` by instant (null without a moment to compare with); both are null
    for a case without a due day, false for an open one. `is_overdue_open` says that an open case is past its deadline:
    past its moment where the log gives one and the report is of a moment (`as_of_at`), else past its due day. `cases`
    have `is_open`, `due_day`, `legal_day` and, where the log gives them, `deadline_at` and `stopped_days`.
    """
    until = cases.select(pl.coalesce("end_day", pl.lit(as_of)).alias("until"))["until"]
    stopped = pl.col("stopped_days").fill_null(0) if "stopped_days" in cases.columns else pl.lit(0, pl.Int64)
    used = counted(calendar, cases["start_day"], until).alias("used")
    late, late_legal = (counted(calendar, cases[day], until).alias(day) for day in ("due_day", "legal_day"))
    told = cases.with_columns(used, late_by=late, late_by_law=late_legal, until=until)
    told = told.with_columns(
        used_days=pl.max_horizontal(pl.col("used") - stopped, pl.lit(0)),
        left_days=-pl.col("late_by"),
        # A day late is a day late, on whatever weekday it was finished.
        late_days=_beyond("due_day", "late_by"),
        late_legal_days=_beyond("legal_day", "late_by_law"),
    )
    return _judged(told, as_of, as_of_at, thresholds).drop("used", "late_by", "late_by_law", "until")


def _beyond(day: str, counted_days: str) -> pl.Expr:
    is_beyond = pl.col("until") > pl.col(day)
    return pl.when(is_beyond).then(pl.max_horizontal(pl.col(counted_days), pl.lit(0))).otherwise(
        pl.when(pl.col(day).is_not_null()).then(0)
    )  # fmt: skip


def _judged(told: pl.DataFrame, as_of: date, as_of_at: datetime | None, thresholds: Thresholds) -> pl.DataFrame:
    is_open, is_due = pl.col("is_open"), pl.col("due_day").is_not_null()
    late = (pl.col("until") > pl.col("due_day")) & ~is_open
    judged = told.with_columns(
        is_late=pl.when(is_due).then(late),
        is_late_at=_late_at(told),
        is_overdue_open=pl.when(is_due).then(is_open & _past(told, as_of, as_of_at)),
    )
    over = pl.col("is_late") | pl.col("is_overdue_open")
    law = pl.col("until") > pl.col("legal_day")
    red = pl.when(pl.col("legal_day").is_not_null()).then(law).otherwise(pl.col("late_days") > thresholds.red_days)
    warned = is_open & (pl.col("left_days") <= thresholds.warn_days)
    found = pl.when(over & red).then(pl.lit(RED)).when(over).then(pl.lit(YELLOW)).when(warned).then(pl.lit(PRE))
    return judged.with_columns(clock_class=pl.when(is_due).then(found.otherwise(pl.lit(NONE))))


def _past(told: pl.DataFrame, as_of: date, as_of_at: datetime | None) -> pl.Expr:
    by_day = pl.lit(as_of) > pl.col("due_day")
    if as_of_at is None or "deadline_at" not in told.columns:
        return by_day
    return pl.when(pl.col("deadline_at").is_not_null()).then(pl.col("deadline_at") < as_of_at).otherwise(by_day)


def _late_at(told: pl.DataFrame) -> pl.Expr:
    if "deadline_at" not in told.columns:
        return pl.lit(None, pl.Boolean)
    is_late = (pl.col("ended_at") > pl.col("deadline_at")).fill_null(value=False)
    return pl.when(pl.col("deadline_at").is_not_null()).then(is_late)
