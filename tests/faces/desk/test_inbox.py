"""The list: most urgent first, counted by tab, masked, only what is in scope."""

import re
from datetime import datetime, timedelta

import pytest

from banjie.core.act.act import Accept, StartStep, Stop
from tests.faces.desk.at_desk import at
from tests.office import APPLICANT, SPOT, HandedIn, TestOffice, accepted, do, handed_in


@pytest.fixture(scope="module")
def cases(office: TestOffice) -> dict[str, HandedIn]:
    now = datetime.now().astimezone()
    late = now - timedelta(days=40)
    made = {"fresh": accepted(office, now), "late": accepted(office, late), "stopped": accepted(office, now)}
    do(office, made["stopped"], "li", Stop(ground="testing", notice="N-1", notified_days=9), now)
    do(office, made["fresh"], "li", StartStep(step="review"), now)
    made["spot"] = handed_in(now, item=SPOT)
    do(office, made["spot"], "zhou", Accept(receipt="R-9"), now)
    return made


def numbers(html: str) -> list[str]:
    return re.findall(r'class="case-number">([^<]+)<', html)


def test_the_most_urgent_case_comes_first_and_stopped_ones_last(cases: dict[str, HandedIn]) -> None:
    shown = numbers(at("li").get("/desk/").content.decode())
    assert shown == [cases[one].number for one in ("late", "fresh", "stopped")]


def test_another_office_sees_its_own_cases_only(cases: dict[str, HandedIn]) -> None:
    assert numbers(at("sun").get("/desk/").content.decode()) == [cases["spot"].number]


@pytest.mark.parametrize(
    ("view", "case"), [("mine", "fresh"), ("late", "late"), ("today", "late"), ("stopped", "stopped")]
)
def test_each_tab_shows_its_cases(cases: dict[str, HandedIn], view: str, case: str) -> None:
    assert numbers(at("li").get(f"/desk/?view={view}").content.decode()) == [cases[case].number]


def test_time_left_is_said_in_words(cases: dict[str, HandedIn]) -> None:
    page = at("li").get("/desk/").content.decode()
    assert re.search(r"超 <b>\d+</b> 天", page)
    assert re.search(r"剩 <b>\d+</b> 天", page)
    assert 'aria-sort="ascending"' in page


def test_applicants_are_masked(cases: dict[str, HandedIn]) -> None:
    page = at("li").get("/desk/").content.decode()
    assert "和*美发店" in page
    assert APPLICANT not in page


def test_a_tab_without_cases_says_so_and_offers_all(cases: dict[str, HandedIn]) -> None:
    page = at("sun").get("/desk/?view=stopped").content.decode()
    assert "没有“停表”的办件" in page
    assert '<a href="/desk/">看全部</a>' in page


@pytest.mark.parametrize("asked", ["?view=nonsense", "?after=nonsense", "?after=2026-01-01~x~y", "?after=%00"])
def test_a_typed_address_leads_to_the_list(cases: dict[str, HandedIn], asked: str) -> None:
    assert numbers(at("li").get(f"/desk/{asked}", follow=True).content.decode())[0] == cases["late"].number


def test_a_whole_number_opens_its_case(cases: dict[str, HandedIn]) -> None:
    found = at("li").get("/desk/find/", {"q": cases["fresh"].number})
    assert found["Location"] == f"/desk/cases/{cases['fresh'].id}/"


def test_a_name_finds_the_cases_of_the_scope(cases: dict[str, HandedIn]) -> None:
    page = at("li").get("/desk/find/", {"q": APPLICANT}).content.decode()
    assert set(numbers(page)) == {cases[one].number for one in ("late", "fresh", "stopped")}


@pytest.mark.parametrize("nonsense", ["nobody", "%", "'; --", "\0", "<b>"])
def test_nothing_found_says_how_to_search(cases: dict[str, HandedIn], nonsense: str) -> None:
    page = at("li").get("/desk/find/", {"q": nonsense})
    assert page.status_code == 200
    assert not numbers(page.content.decode())
    assert "<b>”" not in page.content.decode()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_list_speaks_each_language(cases: dict[str, HandedIn], language: str) -> None:
    desk = at("li")
    desk.cookies["lang"] = language
    assert f'<html lang="{language}"' in desk.get("/desk/").content.decode()
