"""Anybody may ask when a limit ends and why."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banjie.faces.shared.words import LANGUAGES
from tests.office import Visitor

LICENCE = "start=2026-09-28&limit=20wd&stop=2026-10-12..2026-10-16:hearing:A7:3&rows=all"


def asked(visit: Visitor, query: str) -> dict[str, Any]:
    answer = visit.get(f"/api/v1/clock?{query}")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def refused(visit: Visitor, query: str) -> dict[str, Any]:
    answer = visit.get(f"/api/v1/clock?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    return dict(answer.json())


@pytest.mark.parametrize(
    ("query", "due"),
    [
        ("start=2026-09-28&limit=20wd", "2026-10-30"),
        (LICENCE, "2026-11-06"),
        ("start=2026-07-05&limit=90d", "2026-10-08"),
        ("start=2026-08-31&limit=6m", "2027-03-01"),
        ("start=2026-10-16T14:30%2B08:00&limit=48h", "2026-10-18"),
        ("start=2026-10-16T14:30+08:00&limit=48h", "2026-10-18"),
        ("before=2026-10-15&limit=7wd", "2026-09-30"),
        ("after=2026-09-01&limit=30d", "2026-10-01"),
        ("only_after=2026-09-01&limit=10wd", "2026-09-16"),
        ("start=2026-09-28&limit=20wd&extend=10@2026-10-20:agency_head", "2026-11-13"),
    ],
)
def test_every_unit_and_direction_has_its_date(visit: Visitor, query: str, due: str) -> None:
    answer = asked(visit, query)
    assert answer["due"] == due
    assert answer["rows"][-1]["date"] == due


def test_every_row_has_a_code_and_words(visit: Visitor) -> None:
    rows = {row["date"]: row for row in asked(visit, LICENCE)["rows"]}
    assert rows["2026-10-10"]["reason"]["code"] == "counted_make_up"
    assert "国办发明电〔2025〕7号" in rows["2026-10-10"]["text"]
    assert rows["2026-10-12"]["text"] == "停表第一天，不算"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_of_counting_come_in_the_language_asked_for(visit: Visitor, language: str) -> None:
    text = asked(visit, f"start=2026-07-05&limit=90d&lang={language}")["text"]
    assert text["language"] == language
    assert any("203" in rule or "二百零三" in rule for rule in text["rules"])


def test_the_calendar_is_named_and_rows_can_be_left_out(visit: Visitor) -> None:
    answer = asked(visit, "start=2026-09-28&limit=20wd&rows=none")
    assert answer["calendar_version"].startswith("2004-2026-")
    assert "rows" not in answer


def test_the_question_comes_back_so_that_it_can_be_asked_again(visit: Visitor) -> None:
    assert asked(visit, LICENCE)["question"]["stops"][0]["notice"] == "A7"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=20wd", "start_missing"),
        ("start=2026-09-28", "limit_missing"),
        ("start=2026-02-30&limit=20wd", "date_text"),
        ("start=2026-09-28&limit=0wd", "limit_days"),
        ("start=2026-09-28&limit=10000d", "limit_days"),
        ("start=2026-09-28&limit=twenty", "limit_text"),
        ("start=1999-01-01&limit=20wd", "out_of_range"),
        ("start=2099-12-01&limit=300wd", "counted_out"),
        ("start=2026-09-28&limit=20wd&stop=2026-10-16..2026-10-12:hearing", "stop_reversed"),
        ("start=2026-09-28&limit=48h", "hours_start"),
        ("start=2026-09-28&limit=20wd&colour=red", "unknown_parameter"),
        ("start=2026-09-28&start=2026-09-29&limit=20wd", "too_many_times"),
        ("start=2026-09-28&limit=20wd&last_day=never", "no_choice"),
    ],
)
def test_a_question_that_cannot_be_says_what_to_correct(visit: Visitor, query: str, code: str) -> None:
    problem = refused(visit, query)
    assert (problem["status"], problem["code"]) == (400, code)
    assert problem["type"] == f"urn:banjie:problem:{code}"
    assert problem["detail"]


@pytest.mark.parametrize("many", ["&stop=2026-10-12..2026-10-16:hearing" * 51, "&restart=2026-10-12" * 51])
def test_an_endless_question_is_not_answered(visit: Visitor, many: str) -> None:
    assert refused(visit, f"start=2026-09-28&limit=20wd{many}")["code"] == "too_many_times"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(visit: Visitor, method: str) -> None:
    answer = getattr(visit, method)("/api/v1/clock?start=2026-09-28&limit=20wd")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD"


def test_an_unknown_address_is_a_problem_too(visit: Visitor) -> None:
    answer = visit.get("/api/v2/anything")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_address")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["start", "before", "limit", "stop", "extend", "restart", "zone", "today"]),
                       st.text(max_size=30) | st.sampled_from(["2026-09-28", "20wd", "9999m", "2026-09-28T10:00Z"]),
                       max_size=5))  # fmt: skip
def test_whatever_is_typed_is_answered_or_refused(visit: Visitor, query: dict[str, str]) -> None:
    assert visit.get("/api/v1/clock", query).status_code in (200, 400)
