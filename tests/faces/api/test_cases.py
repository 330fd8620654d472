"""The clocks of a case: for officers in their scope, and for whoever holds the code."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.core.cache import cache

from banjie.core.act.act import Stop
from banjie.faces.shared.attempts import MISSES
from tests.office import APPLICANT, PASSWORD, HandedIn, TestOffice, Visitor, accepted, do

NOW = datetime(2026, 9, 16, 2, tzinfo=UTC)


@pytest.fixture
def case(office: TestOffice) -> HandedIn:
    made = accepted(office, NOW)
    do(office, made, "li", Stop(ground="testing", notice="停1", notified_days=5), NOW.replace(day=22))
    return made


def signed_in(visit: Visitor, login: str) -> Visitor:
    assert visit.post("/desk/sign-in/", {"login": login, "password": PASSWORD}).status_code == 302
    return visit


def address(case: HandedIn) -> str:
    return f"/api/v1/cases/{case.id}/clocks"


def test_who_holds_the_code_reads_the_public_clocks_and_no_name(visit: Visitor, case: HandedIn) -> None:
    answer = visit.get(f"/api/v1/tracking/{case.code}/clocks")
    assert answer["Cache-Control"] == "no-store, private"
    assert APPLICANT not in answer.content.decode()
    clocks = {clock["clock"]: clock for clock in answer.json()["clocks"]}
    assert clocks["decision"]["stopped"] is True
    assert clocks["decision"]["explanation"]["stops"][0]["notice"] == "停1"
    assert clocks["acceptance"]["silence"]["act"] == "accept"


def test_law_calendar_and_procedure_are_named(visit: Visitor, case: HandedIn) -> None:
    plain = visit.get(f"/api/v1/tracking/{case.code}/clocks?lang=en").json()
    assert plain["procedure"]["digest"].startswith("sha256:")
    decision = next(clock for clock in plain["clocks"] if clock["clock"] == "decision")
    assert decision["citation"] == {"law": "行政许可法", "article": "42", "note": ""}
    assert decision["calendar_version"] == decision["explanation"]["calendar_version"]
    assert decision["text"]["twin"].startswith("Stopped;")


def test_codes_cannot_be_guessed_here_either(visit: Visitor, office: TestOffice) -> None:
    cache.clear()
    for _ in range(MISSES):
        assert visit.get("/api/v1/tracking/AAAABBBBCCCC/clocks").status_code == 404
    answer = visit.get("/api/v1/tracking/AAAABBBBCCCC/clocks")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert answer["Retry-After"] == "600"
    cache.clear()


def test_an_officer_reads_every_clock_of_a_case_in_scope(visit: Visitor, case: HandedIn) -> None:
    answer = signed_in(visit, "li").get(address(case))
    assert answer.status_code == 200
    assert [clock["clock"] for clock in answer.json()["clocks"]] == ["acceptance", "decision"]


def test_a_case_of_another_office_is_not_there(visit: Visitor, case: HandedIn) -> None:
    assert signed_in(visit, "sun").get(address(case)).json()["code"] == "no_case"


def test_nobody_comes_in_without_signing_in(visit: Visitor, case: HandedIn) -> None:
    answer = visit.get(address(case))
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert visit.get(f"/api/v1/cases/{UUID(int=0)}/clocks").status_code == 401
