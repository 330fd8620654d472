"""What would move is shown, confirmed on a page that states it, and done as one batch."""

import re
from datetime import date, datetime

import pytest

from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, scope
from banjie.services.cases.case_view import case_view
from tests.faces.desk.at_desk import Desk, at
from tests.office import HEALTH, HandedIn, TestOffice, accepted
from tests.services.calendar.living import closed

PREVIEW, APPLY = "/desk/calendar/preview/", "/desk/calendar/apply/"


@pytest.fixture(scope="module")
def case(office: TestOffice) -> HandedIn:
    return accepted(office, datetime.now().astimezone())


@pytest.fixture(scope="module")
def closure(office: TestOffice, case: HandedIn) -> date:
    """Close the health office on a working day within the case's limit."""
    now = datetime.now().astimezone()
    with scope(ALL):
        day = case_view(case.id).law.calendar.add(office_date(now), 3)
    closed(office, day, path=HEALTH, login="qian", now=now)
    return day


def seen(desk: Desk) -> dict[str, str]:
    page = desk.get(APPLY, {"office": HEALTH}).content.decode()
    return dict(re.findall(r'name="(office|seen)" value="([^"]*)"', page))


def test_the_preview_says_which_dates_move_and_changes_nothing(case: HandedIn, closure: date) -> None:
    with scope(ALL):
        before = case_view(case.id).clocks
    page = at("qian").get(PREVIEW, {"office": HEALTH}).content.decode()
    assert case.number in page
    assert "许可决定" in page
    assert "休息（台风停工）" in page
    with scope(ALL):
        assert case_view(case.id).clocks == before


@pytest.mark.parametrize(("only", "there"), [("later", True), ("earlier", False), ("all", True), ("nonsense", True)])
def test_moves_can_be_narrowed(case: HandedIn, closure: date, only: str, there: bool) -> None:
    page = at("qian").get(PREVIEW, {"office": HEALTH, "only": only}).content.decode()
    assert (case.number in page) is there


def test_a_page_marker_of_somebody_else_is_told(case: HandedIn, closure: date) -> None:
    answer = at("qian").get(PREVIEW, {"office": HEALTH, "after": "x~y"})
    assert (answer.status_code, "翻页标记不对" in answer.content.decode()) == (409, True)


def test_only_who_may_set_it_sees_what_moves(case: HandedIn, closure: date) -> None:
    answer = at("li").get(PREVIEW, {"office": HEALTH})
    assert (answer.status_code, case.number in answer.content.decode()) == (403, False)


def test_what_was_entered_since_is_shown_first(case: HandedIn, closure: date, office: TestOffice) -> None:
    desk = at("qian")
    form = seen(desk)
    now = datetime.now().astimezone()
    with scope(ALL):
        other = case_view(case.id).law.calendar.add(office_date(now), 5)
    closed(office, other, path=HEALTH, login="qian", now=now)
    answer = desk.post(APPLY, form)
    assert (answer.status_code, "又有新的登记，还没有启用" in answer.content.decode()) == (409, True)


def test_it_is_done_once_and_shown_with_what_moved(case: HandedIn, closure: date) -> None:
    desk = at("qian")
    form = seen(desk)
    answer = desk.post(APPLY, form)
    assert answer.status_code == 303
    page = desk.get(answer["Location"]).content.decode()
    assert "已启用：看过" in page
    assert case.number in page
    assert desk.post(answer["Location"]).status_code == 303
    assert desk.post(APPLY, form, follow=True).status_code in (200, 409)
    assert desk.get("/desk/calendar/").content.decode().count("calendar/batches/") == 1


def test_a_batch_of_others_is_not_shown(case: HandedIn, closure: date) -> None:
    assert at("li").get("/desk/calendar/batches/1/").status_code == 403
    assert at("qian").get("/desk/calendar/batches/99/").status_code == 404
    assert at("qian").get("/desk/calendar/batches/1/", {"after": "x"}).status_code == 409


def test_nothing_waits_and_the_pages_say_so(case: HandedIn, closure: date) -> None:
    desk = at("qian")
    for address in (PREVIEW, APPLY):
        assert "没有等待启用的登记" in desk.get(address, {"office": HEALTH}).content.decode()
