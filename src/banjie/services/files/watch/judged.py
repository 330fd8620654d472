"""A log that has been read, judged: its cases with their facts as they stand on the report's day."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from banjie.bulk.log.act_facts import act_facts
from banjie.bulk.log.against import HeldAgainst
from banjie.bulk.log.cases import Ends, case_table, with_open
from banjie.bulk.log.limits import due_days
from banjie.bulk.log.standing import with_standing
from banjie.bulk.log.stopped import stops_of
from banjie.core.calendar.table import Calendar
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.facts_known import joined, with_authority, with_detected, with_items
from banjie.services.files.watch.flow_held import held_to
from banjie.services.files.watch.log_read import LogRead
from banjie.services.files.watch.registers import Register, match, with_proved

_GIVEN, _LIMIT, _BOTH = "deadline column", "limit", "deadline column, else limit"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """The cases of a log on `as_of`; `as_of_at` is the log's last instant (UTC) where no day was asked for.

    `basis` says what cases are held to: a column, a limit or both; None where the log gives neither. `ends` says how
    the log tells that a case is finished; `held` is what came of the other lists.
    """

    log: LogRead
    cases: pl.DataFrame
    stops: pl.DataFrame
    as_of: date
    as_of_at: datetime | None
    basis: str | None
    ends: Ends
    held: tuple[tuple[Register, HeldAgainst], ...] = ()


def judge(log: LogRead, asked: Asked, calendar: Calendar) -> Judged:
    """Return the cases of the log with the facts of their total clock."""
    acts = frozenset(log.events["act"].drop_nulls().unique()) if "act" in log.events.columns else frozenset[str]()
    ends, stops = Ends.of(log.events.columns, acts), stops_of(log.events)
    as_of, as_of_at = _moment(log, asked)
    cases = with_open(case_table(log.events, ends), asked.as_of)
    cases = _rework(log.events, cases)
    cases, basis = _due(cases, stops, asked, calendar)
    if asked.flow:
        cases = cases.join(held_to(asked.flow, log.events), on="case", how="left", maintain_order="left")
    cases = with_items(cases, asked.mapped.items)
    cases = joined(cases, act_facts(log.events, cases, calendar, acts=acts, as_of=as_of, opening=asked.mapped.opening))
    standing = _named(with_standing(cases, calendar, as_of, as_of_at, asked.thresholds))
    known = with_detected(log.events, with_authority(log.events, standing, asked.mapped.authority), calendar)
    held = tuple((register, match(register, known)) for register in asked.registers)
    proved = with_proved(known, [one for _, one in held])
    return Judged(log=log, cases=proved, stops=stops, as_of=as_of, as_of_at=as_of_at, basis=basis, ends=ends, held=held)


def _named(cases: pl.DataFrame) -> pl.DataFrame:
    """Return the cases with what columns of theirs say of facts."""
    has = set(cases.columns)
    if "on_the_spot" in has:
        cases = cases.with_columns(is_on_the_spot_item=pl.col("on_the_spot"))
    if "fee_ticket" in has:
        cases = cases.with_columns(has_fee_ticket=pl.col("fee_ticket").is_not_null())
    return cases


def _moment(log: LogRead, asked: Asked) -> tuple[date, datetime | None]:
    if asked.as_of:
        return asked.as_of, None
    last = log.events.select(pl.col("at").max(), pl.col("day").max()).row(0)
    return last[1], last[0]


def _rework(events: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    again = events.group_by("case").agg((pl.col("activity").n_unique() < pl.len()).alias("is_rework"))
    return cases.join(again, on="case", how="left", maintain_order="left")


def _due(cases: pl.DataFrame, stops: pl.DataFrame, asked: Asked, calendar: Calendar) -> tuple[pl.DataFrame, str | None]:
    has = set(cases.columns)
    limited = bool(asked.promised or asked.legal or {"promised_days", "legal_days"} & has)
    for day in ("due_day", "legal_day"):
        if day not in has:
            cases = cases.with_columns(pl.lit(None, pl.Date).alias(day))
    if not limited:
        return cases, _GIVEN if "deadline_at" in has else None
    days = due_days(cases, stops, calendar, promised=asked.promised, legal=asked.legal)
    joined = cases.join(days, on="case", how="left", maintain_order="left")
    told = joined.with_columns(
        due_day=pl.coalesce("due_day", "due_by_limit"), legal_day=pl.coalesce("legal_day", "legal_by_limit")
    ).drop("due_by_limit", "legal_by_limit")
    return _with_limits(told, asked), _BOTH if "deadline_at" in has else _LIMIT


def _with_limits(cases: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    for name, limit in (("promised_days", asked.promised), ("legal_days", asked.legal)):
        days = pl.lit(limit.days if limit else None, pl.Int64)
        own = pl.col(name) if name in cases.columns else pl.lit(None, pl.Int64)
        cases = cases.with_columns(pl.coalesce(own, days).alias(name))
    return cases
