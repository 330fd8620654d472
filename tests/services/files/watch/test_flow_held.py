"""Cases of a log held to a flow."""

import polars as pl

from banjie.core.flow.short import flow_of
from banjie.services.files.watch.flow_held import held_to, log_conformance

FLOW = flow_of(
    {
        "start": "review",
        "steps": [
            {"id": "review", "words": {"zh-Hans": "审查"}, "next": "decide"},
            {"id": "decide", "words": {"zh-Hans": "决定"}, "next": "deliver"},
            {"id": "deliver", "words": {"zh-Hans": "送达"}, "next": "end"},
        ],
    }
)


def events(*more: str, **cases: str) -> pl.DataFrame:
    rows = [(case, *done.split("/")) for case, steps in cases.items() for done in steps.split()]
    columns = ["case", "activity", *more]
    return pl.DataFrame(rows, schema=columns, orient="row")


def held(frame: pl.DataFrame, **more: int) -> dict[str, tuple[int | None, ...]]:
    return {case: tuple(counts) for case, *counts in held_to(FLOW, frame, **more).iter_rows()}


def test_each_case_has_its_counts() -> None:
    frame = events(a="审查 决定 送达", b="审查 送达", c="审查 决定 决定 送达", d="决定 审查 送达")
    assert held(frame) == {"a": (0, 0, 0), "b": (1, 0, 0), "c": (0, 1, 0), "d": (0, 0, 1)}


def test_ids_and_words_mean_the_same_step() -> None:
    assert held(events(a="review 决定 deliver")) == {"a": (0, 0, 0)}


def test_an_open_case_has_skipped_nothing() -> None:
    assert held(events(a="审查")) == {"a": (0, 0, 0)}


def test_what_is_no_step_counts_in_nothing() -> None:
    assert held(events(a="审查 喝茶 决定 送达")) == {"a": (0, 0, 0)}


def test_beyond_the_bound_the_counts_are_unknown() -> None:
    assert held(events(a="送达 决定 审查"), bound=1) == {"a": (None, None, None)}


def test_a_step_is_done_once_when_it_was_begun_and_completed() -> None:
    frame = events("lifecycle", a="审查/start 审查/complete 决定/COMPLETE 送达/complete", b="审查/start 决定/start")
    assert held(frame) == {"a": (0, 0, 0), "b": (0, 0, 0)}


def test_the_counts_are_whole_numbers_beside_cases_in_order() -> None:
    found = held_to(FLOW, events(b="审查", a="送达"))
    assert found.schema == {"case": pl.String} | dict.fromkeys(found.columns[1:], pl.Int64)
    assert found["case"].to_list() == ["a", "b"]


def test_a_log_without_events_has_no_cases() -> None:
    assert held_to(FLOW, pl.DataFrame(schema={"case": pl.String, "activity": pl.String})).height == 0


def test_the_log_is_added_up_by_variant() -> None:
    found = log_conformance(FLOW, events(a="审查 送达", b="review deliver", c="审查 决定 送达"))
    assert [(one.steps, one.cases) for one in found.variants[:1]] == [(("review", "deliver"), 2)]
    assert (found.cases, found.fitting, found.skipped) == (3, 1, {"decide": 2})
