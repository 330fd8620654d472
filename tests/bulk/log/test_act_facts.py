"""Facts of acts: as told one case at a time, and absent where the log cannot tell them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from banjie.bulk.log.act_facts import act_facts
from tests.bulk.log.one_by_one import facts
from tests.core.calendar.shipped import shipped

ACTS = (
    "submit", "request_supplement", "supplement", "accept", "refuse_acceptance", "receipt", "first_review", "stop",
    "resume", "extend", "grant", "refuse", "issue", "deliver", "finish", "withdraw", "inspect", "pay", None,
)  # fmt: skip
FIRST, AS_OF, OPENING = date(2024, 1, 20), date(2024, 6, 1), {1, 2, 3, 4, 6}
KINDS = {
    "act": pl.String, "notice": pl.String, "approved_by": pl.String, "reasons": pl.String, "notified_days": pl.Int64,
    "step_due": pl.Datetime("us"), "step_done": pl.Datetime("us"),
}  # fmt: skip


def some_log(seed: int, cases: int = 60) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a log in which anything may happen, at any time of four months, often on one day or at one instant."""
    some = np.random.default_rng(seed)
    rows = [_event(some, f"c{case:03}") for case in range(cases) for _ in range(some.integers(1, 14))]
    events = pl.DataFrame(rows, schema_overrides=KINDS).with_columns(row=pl.int_range(1, pl.len() + 1))
    told = [_case(some, f"c{case:03}") for case in range(cases)]
    kinds = dict.fromkeys(("start_day", "end_day", "due_day"), pl.Date)
    return events.sort("case", "at", "row"), pl.DataFrame(told, schema_overrides=kinds)


def _event(some: np.random.Generator, case: str) -> dict[str, Any]:
    day = FIRST + timedelta(days=int(some.integers(0, 120)))
    at = datetime.combine(day, time(int(some.choice([9, 15]))))
    act, due, done = ACTS[some.integers(len(ACTS))], int(some.integers(-3, 9)), int(some.integers(0, 5))
    return {
        "case": case, "activity": act or "note", "act": act, "at": at, "day": day,
        "notice": (None, "无", "No. 1")[some.integers(3)],
        "approved_by": (None, "head")[some.integers(2)],
        "reasons": (None, "Art. 38")[some.integers(2)],
        "notified_days": due * 3 if due > 0 else None,
        "step_due": at + timedelta(days=due) if due else None,
        "step_done": at + timedelta(days=done) if done else None,
    }  # fmt: skip


def _case(some: np.random.Generator, case: str) -> dict[str, Any]:
    days = [FIRST + timedelta(days=int(n)) for n in some.integers(0, 150, 3)]
    known = some.random(2) < 0.7
    return {
        "case": case, "start_day": min(days), "end_day": max(days) if known[0] else None,
        "due_day": days[2] if known[1] else None,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_the_facts_are_those_told_one_case_at_a_time(seed: int) -> None:
    events, cases = some_log(seed)
    acts = frozenset(act for act in ACTS if act)
    found = act_facts(events, cases, shipped(), acts=acts, as_of=AS_OF, opening=frozenset(OPENING))
    plain = events.with_columns(pl.col("notice").replace("无", None))
    by_case = {case[0]: part.to_dicts() for case, part in plain.partition_by("case", as_dict=True).items()}
    for case, row in zip(cases.to_dicts(), found.to_dicts(), strict=True):
        told = facts(by_case[case["case"]], case, shipped(), AS_OF, OPENING)
        assert row == {"case": case["case"], **told}


def test_parts_of_a_log_give_what_the_whole_gives() -> None:
    events, cases = some_log(99)
    acts = frozenset(events["act"].drop_nulls())
    whole = act_facts(events, cases, shipped(), acts=acts, as_of=AS_OF)
    parts = [
        act_facts(events.filter(pl.col("case").is_in(part["case"])), part, shipped(), acts=acts, as_of=AS_OF)
        for part in cases.iter_slices(7)
    ]
    assert pl.concat(parts).equals(whole)


def test_a_log_without_acts_tells_only_what_needs_none() -> None:
    events, cases = some_log(1)
    bare = events.drop("act", "step_due")
    assert act_facts(bare, cases, shipped(), acts=frozenset(), as_of=AS_OF).columns == ["case"]


def test_an_act_that_occurs_nowhere_and_a_column_that_is_missing_tell_nothing() -> None:
    events, cases = some_log(2)
    some = events.filter(~pl.col("act").is_in(["inspect", "receipt", "request_supplement"])).drop("notice", "reasons")
    acts = frozenset(some["act"].drop_nulls())
    found = act_facts(some, cases.drop("due_day"), shipped(), acts=acts, as_of=AS_OF)
    gone = {"is_inspected", "has_receipt", "supplement_notices", "supplement_notice_days", "stops_untold"}
    gone |= {"extensions_untold", "has_reasons", "stop_left_days", "withdrawn_left_days", "ended_off_day"}
    assert not gone & {*found.columns}
    assert {"stops_too_long", "stopped_days", "extensions_unapproved", "acceptance_days"} <= {*found.columns}
