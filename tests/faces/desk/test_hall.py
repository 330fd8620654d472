"""The window: one page for one applicant, on the spot or accepted, supplemented, refused; nothing typed is lost."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse

from banjie.records.scope import scope
from banjie.services.cases.case_view import case_view
from tests.faces.desk.at_desk import Desk, at
from tests.office import OTHER, PROMISED, SPOT, TestOffice

PERSON = {
    "applicant-kind": "person", "applicant-name": "王小明", "applicant-id-kind": "passport",
    "applicant-id-number": "E12345678", "applicant-phone": "13800000000",
}  # fmt: skip
ALL = ["form", "plan", "photo"]


def press(desk: Desk, item: str, button: str, **typed: Any) -> HttpResponse:
    """Open the page of the item, fill it in and press a button."""
    form = {**desk.form(f"/desk/hall/{item}/"), **PERSON, "materials": ALL, **typed}
    return desk.post(f"/desk/hall/{item}/", {**form, "do": button})


def test_items_are_found_by_name_and_kept_as_recent(office: TestOffice) -> None:
    desk = at("zhou")
    assert f"/desk/hall/{PROMISED}/" in desk.get("/desk/hall/", {"q": "卫生"}).content.decode()
    press(desk, SPOT, "spot")
    assert f"/desk/hall/{SPOT}/" in desk.get("/desk/hall/", {"q": "卫生"}).content.decode()


@pytest.mark.parametrize("nonsense", ["没有的", "%_\\", "\0", "<b>" * 60])
def test_no_item_found_offers_all(office: TestOffice, nonsense: str) -> None:
    answer = at("zhou").get("/desk/hall/", {"q": nonsense})
    assert answer.status_code == 200
    assert "<b>" * 3 not in answer.content.decode()


def test_an_officer_sees_items_of_the_own_office_only(office: TestOffice) -> None:
    page = at("li").get("/desk/hall/").content.decode()
    assert PROMISED in page
    assert SPOT not in page
    assert at("li").get(f"/desk/hall/{SPOT}/").status_code == 404


def test_the_whole_case_on_the_spot_with_one_button(office: TestOffice) -> None:
    desk = at("zhou")
    answer = press(desk, SPOT, "spot")
    page = desk.get(answer["Location"]).content.decode()
    assert answer.status_code == 303
    assert "state--on_the_spot" in page
    papers = re.findall(r'href="(/desk/cases/[^"]+/papers/\d+/)"', page)
    assert {desk.get(paper).content[:5] for paper in papers} == {b"%PDF-"}
    assert len(papers) == 4


def test_accept_shows_numbers_and_the_date_of_the_answer(office: TestOffice) -> None:
    desk = at("zhou")
    page = desk.get(press(desk, PROMISED, "accept")["Location"]).content.decode()
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page)
    assert "承诺8个工作日" in page


def test_what_is_not_ticked_is_asked_for_once(office: TestOffice) -> None:
    desk = at("zhou")
    answer = press(desk, PROMISED, "supplement", materials=["form"], note="图上要有尺寸")
    page = desk.get(answer["Location"]).content.decode()
    assert "state--with_applicant" in page
    assert "补正材料一次性告知书" in page


def test_nothing_lacking_cannot_be_asked_for(office: TestOffice) -> None:
    answer = press(at("zhou"), PROMISED, "supplement")
    assert (answer.status_code, "没有可补正的" in answer.content.decode()) == (422, True)


def test_refusing_to_accept_leads_to_the_form_of_its_reasons(office: TestOffice) -> None:
    desk = at("zhou")
    answer = press(desk, PROMISED, "refuse")
    assert answer["Location"].endswith("/refuse_acceptance/")
    assert desk.get(answer["Location"]).status_code == 200


def test_missing_papers_cannot_be_accepted_and_the_page_says_what_to_do(office: TestOffice) -> None:
    answer = press(at("zhou"), PROMISED, "accept", materials=["form"])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还缺必交的材料：平面图" in page
    assert 'value="王小明"' in page


def test_a_doubtful_number_is_shown_once_and_never_blocks(office: TestOffice) -> None:
    desk, wrong = at("zhou"), {"applicant-id-kind": "resident_id", "applicant-id-number": "110101199003070000"}
    first = press(desk, SPOT, "spot", **wrong)
    page = first.content.decode()
    assert (first.status_code, "身份证号最后一位对不上" in page) == (200, True)
    seen = re.search(r'name="doubts-seen" value="([^"]+)"', page)
    assert seen
    assert press(desk, SPOT, "spot", **wrong, **{"doubts-seen": seen[1]}).status_code == 303


@pytest.mark.parametrize("name", [*PERSON, "receipt", "result", "proof", "valid-until", "agent-name", "case", "do"])
def test_nonsense_in_any_field_is_kept_and_nothing_is_opened(office: TestOffice, name: str) -> None:
    form = {"do": "spot", name: "<script>\0" + "9x" * 2000}
    answer = press(at("zhou"), SPOT, form.pop("do"), **form)
    page = answer.content.decode()
    assert "<script>" not in page.replace("<script src", "")
    assert answer.status_code == (303 if name == "case" else 200 if name == "do" else 422)


def test_an_agent_needs_the_words_of_the_authority(office: TestOffice) -> None:
    agent = {"agent-name": "赵六", "agent-id-kind": "passport", "agent-id-number": "E1", "agent-phone": "13900000000"}
    answer = press(at("zhou"), SPOT, "spot", **agent)
    assert (answer.status_code, "填写委托书写明的权限" in answer.content.decode()) == (422, True)
    assert press(at("zhou"), SPOT, "spot", **agent, **{"agent-authority": "代为提交"}).status_code == 303


def test_the_same_page_sent_twice_opens_one_case(office: TestOffice) -> None:
    desk = at("zhou")
    form = {**desk.form(f"/desk/hall/{PROMISED}/"), **PERSON, "materials": ALL, "do": "accept"}
    answers = {desk.post(f"/desk/hall/{PROMISED}/", form)["Location"] for _ in range(3)}
    assert len(answers) == 1
    changed = desk.post(f"/desk/hall/{PROMISED}/", {**form, "applicant-name": "另一人"})
    assert (changed.status_code, "已经提交过" in changed.content.decode()) == (409, True)


def test_an_item_without_law_says_who_can_help(office: TestOffice) -> None:
    answer = at("zhou").get(f"/desk/hall/{OTHER}/")
    assert (answer.status_code, "请目录管理员检查" in answer.content.decode()) == (409, True)
    assert at("zhou").get("/desk/hall/NONE/").status_code == 404


def test_only_buttons_one_may_press_are_shown(office: TestOffice) -> None:
    page = at("li").get(f"/desk/hall/{PROMISED}/").content.decode()
    assert 'value="accept"' not in page
    assert "周敏" in page


def test_a_key_accepts_but_no_key_decides(office: TestOffice) -> None:
    desk = at("zhou")
    assert 'data-key="F8"' in desk.get(f"/desk/hall/{PROMISED}/").content.decode()
    assert 'data-key="F8"' not in desk.get(f"/desk/hall/{SPOT}/").content.decode()


def test_a_renewal_says_until_when_the_present_licence_is_valid(office: TestOffice) -> None:
    desk = at("zhou")
    accepted = press(desk, PROMISED, "accept", **{"expiry-date": "2099-05-20"})
    case = accepted["Location"].rstrip("/").rpartition("/")[2]
    with scope("/"):
        assert case_view(UUID(case)).state.expiry_date == date(2099, 5, 20)


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "2099-02-30", "下个月"])
def test_a_day_nothing_can_be_counted_from_is_told_and_kept(office: TestOffice, typed: str) -> None:
    answer = press(at("zhou"), PROMISED, "accept", **{"expiry-date": typed})
    page = answer.content.decode()
    assert (answer.status_code, "原证有效期到要" in page, f'value="{typed}"' in page) == (422, True, True)
