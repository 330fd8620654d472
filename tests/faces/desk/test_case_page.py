"""The case page: its clock with the working-out, its record in which nothing is hidden, its people masked."""

from datetime import datetime
from uuid import uuid4

import pytest

from banjie.core.act.act import CompleteStep, StartStep
from banjie.services.cases.deed import Content
from tests.faces.desk.at_desk import at
from tests.office import APPLICANT, SPOT, TestOffice, accepted, do, handed_in, ready_to_decide


def test_the_page_tells_time_in_a_rule_a_sentence_and_day_by_day(office: TestOffice, now: datetime) -> None:
    page = at("li").get(f"/desk/cases/{accepted(office, now).id}/").content.decode()
    assert 'class="tr' in page
    assert page.count("承诺8个工作日，已用0个") >= 2
    assert 'id="working-out"' in page


def test_the_record_names_who_what_and_the_article(office: TestOffice, now: datetime) -> None:
    page = at("li").get(f"/desk/cases/{accepted(office, now).id}/").content.decode()
    assert "周敏" in page
    assert "《行政许可法》第三十二条第（五）项" in page


def test_texts_stand_with_the_act_they_came_with(office: TestOffice, now: datetime) -> None:
    case = accepted(office, now)
    do(office, case, "li", StartStep(step="review"), now)
    opinion = Content(name="opinion", body="材料<b>一致")
    do(office, case, "li", CompleteStep(step="review", choice="papers_only"), now, opinion)
    assert "材料&lt;b&gt;一致" in at("li").get(f"/desk/cases/{case.id}/").content.decode()


def test_what_the_law_of_the_matter_does_not_know_is_not_spoken_of(office: TestOffice, now: datetime) -> None:
    assert "转给几个单位同时办" not in at("li").get(f"/desk/cases/{accepted(office, now).id}/").content.decode()


def test_people_are_masked_until_asked_for_and_then_once(office: TestOffice, now: datetime) -> None:
    desk, address = at("li"), f"/desk/cases/{handed_in(now).id}/"
    assert APPLICANT not in desk.get(address).content.decode()
    assert APPLICANT in desk.post(f"{address}people/").content.decode()
    assert APPLICANT not in desk.get(address).content.decode()
    assert APPLICANT not in desk.get(f"{address}people/", follow=True).content.decode()


def test_only_possible_deeds_are_offered_and_others_say_who_may(office: TestOffice, now: datetime) -> None:
    page = at("li").get(f"/desk/cases/{ready_to_decide(office, now).id}/").content.decode()
    offered, _, not_now = page.partition("现在不能做的")
    assert "/stop/" in offered
    assert "/grant/" not in offered
    assert "钱正" in not_now


def test_what_happens_next_says_who_and_by_when(office: TestOffice, now: datetime) -> None:
    page = at("zhou").get(f"/desk/cases/{handed_in(now).id}/").content.decode()
    assert "受理，由窗口办，最晚 " in page


def test_a_case_of_another_office_does_not_exist_here(office: TestOffice, now: datetime) -> None:
    case, desk = handed_in(now, item=SPOT), at("li")
    pages = ["", "accept/", "correct/", "papers/1/", "files/sha256:0/"]
    assert {desk.get(f"/desk/cases/{case.id}/{page}").status_code for page in pages} == {404}
    assert desk.post(f"/desk/cases/{case.id}/people/").status_code == 404


@pytest.mark.parametrize("address", [f"/desk/cases/{uuid4()}/", f"/desk/cases/{uuid4()}/accept/", "/desk/hall/done/x/"])
def test_a_case_that_does_not_exist_is_not_found(office: TestOffice, address: str) -> None:
    assert at("li").get(address).status_code == 404


def test_an_act_that_does_not_exist_is_not_found(office: TestOffice, now: datetime) -> None:
    assert at("li").get(f"/desk/cases/{handed_in(now).id}/dance/").status_code == 404


def test_the_receipt_is_printed_as_pdf(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), accepted(office, now)
    answer = desk.get(f"/desk/cases/{case.id}/papers/2/")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert desk.get(f"/desk/cases/{case.id}/papers/99/").status_code == 404
