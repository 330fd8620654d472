"""Nobody without a sign-in and a post sees a page of the desk; a door that was tried too often stays shut."""

from datetime import date

import pytest
from django.db import connection

from banjie.faces.shared.words import say
from tests.faces.desk.at_desk import at
from tests.office import PASSWORD, TestOffice, Visitor


@pytest.mark.parametrize("page", ["", "find/?q=x", "hall/", "hall/T-SPOT/", "who/", "keys/"])
def test_without_sign_in_every_page_asks_for_it(visit: Visitor, page: str) -> None:
    answer = visit.get(f"/desk/{page}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/sign-in/?next=%2Fdesk%2F")


def test_after_sign_in_the_wanted_page_opens(visit: Visitor, office: TestOffice) -> None:
    sent = {"login": "li", "password": PASSWORD, "next": "/desk/who/"}
    assert visit.post("/desk/sign-in/", sent)["Location"] == "/desk/who/"
    page = visit.get("/desk/who/")
    assert "李卫" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(visit: Visitor, office: TestOffice, elsewhere: str) -> None:
    sent = {"login": "li", "password": PASSWORD, "next": elsewhere}
    assert visit.post("/desk/sign-in/", sent)["Location"] == "/desk/"


@pytest.mark.parametrize("typed", [{}, {"login": "li"}, {"login": "l\0i", "password": "x"}])
def test_an_incomplete_sign_in_says_what_is_missing(visit: Visitor, office: TestOffice, typed: dict[str, str]) -> None:
    answer = visit.post("/desk/sign-in/", typed)
    assert (answer.status_code, "账号和密码都要填" in answer.content.decode()) == (422, True)


def test_the_fifth_wrong_password_shuts_the_door_and_says_for_how_long(visit: Visitor, office: TestOffice) -> None:
    answers = [visit.post("/desk/sign-in/", {"login": "wu", "password": "wrong"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 429]
    right = visit.post("/desk/sign-in/", {"login": "wu", "password": PASSWORD})
    assert (right.status_code, "停用 15 分钟" in right.content.decode()) == (429, True)


def test_what_was_typed_is_kept_but_never_the_password(visit: Visitor, office: TestOffice) -> None:
    page = visit.post("/desk/sign-in/", {"login": "<nobody>", "password": "geheim"}).content.decode()
    assert 'value="&lt;nobody&gt;"' in page
    assert "geheim" not in page


def test_signing_out_needs_a_button(office: TestOffice) -> None:
    desk = at("li")
    assert desk.get("/desk/sign-out/").status_code == 405
    desk.post("/desk/sign-out/")
    assert desk.get("/desk/").status_code == 302


def test_an_officer_without_a_post_today_is_told_who_helps(office: TestOffice) -> None:
    desk = at("sun")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE holding SET to_date = %s WHERE person_id = %s", [date(2021, 1, 1), office.people["sun"]])
    answer = desk.get("/desk/")
    assert (answer.status_code, "请本单位的管理员登记" in answer.content.decode()) == (403, True)


def test_a_form_sent_after_the_session_ended_is_kept_on_the_page(office: TestOffice) -> None:
    answer = Visitor().post("/desk/hall/T-SPOT/", {"applicant-name": "王小明"})
    assert answer.status_code == 403
    assert "王小明" in answer.content.decode()
    assert say("failure.signed_out.title") in answer.content.decode()


def test_an_address_that_takes_only_forms_says_so_in_words(office: TestOffice) -> None:
    answer = Visitor().get("/desk/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert say("failure.not_found.title") in answer.content.decode()
