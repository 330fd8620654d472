"""Each act as a form: good input does it, bad input is kept and answered with a remedy, nothing is done twice."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from banjie.core.act.act import Accept, Grant, Issue, RequestSupplement, StartStep, Stop
from banjie.services.cases.deed import new_check_code
from tests.faces.desk.at_desk import Desk, at
from tests.office import HandedIn, TestOffice, accepted, do, handed_in, ready_to_decide

NONSENSE = "\u202e<script>" + "x" * 5000 + "\0"


def phase(desk: Desk, case: HandedIn) -> str:
    return desk.get(f"/desk/cases/{case.id}/").content.decode()


def test_accept_at_the_window(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    answer = desk.do(case.id, "accept")
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/cases/{case.id}/?done=accept")
    told = desk.get(answer["Location"]).content.decode()
    assert "已受理，凭证可以打印了" in told
    assert "，最晚 " in told


def test_ask_once_for_supplement_and_receive_it(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now, materials=("form",))
    assert desk.do(case.id, "request_supplement", note="平面图要有尺寸").status_code == 303
    assert "补正材料一次性告知书" in phase(desk, case)
    assert desk.do(case.id, "supplement").status_code == 303
    assert desk.do(case.id, "accept").status_code == 303


def test_a_supplement_that_leaves_something_out_is_refused_with_what(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now, materials=("form",))
    answer = desk.do(case.id, "request_supplement", materials=["photo"])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还缺：平面图" in page
    assert "《行政许可法》第三十二条第（四）项" in page


def test_refuse_acceptance_needs_the_right_agency(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    typed = {"ground": "not_our_power", "reasons": "属于市级审批"}
    answer = desk.do(case.id, "refuse_acceptance", **typed)
    assert (answer.status_code, "填有权机关的名称" in answer.content.decode()) == (422, True)
    assert "属于市级审批" in answer.content.decode()
    assert desk.do(case.id, "refuse_acceptance", **typed, right_agency="桐青市卫生健康委员会").status_code == 303


def test_start_and_complete_a_step_with_its_branch(office: TestOffice, now: datetime) -> None:
    desk, case = at("li"), accepted(office, now)
    assert desk.do(case.id, "start_step", step="review").status_code == 303
    unchosen = desk.do(case.id, "complete_step", step="review")
    assert (unchosen.status_code, "选择结果" in unchosen.content.decode()) == (422, True)
    typed = {"step": "review", "choice": "papers_only", "opinion": "材料齐全"}
    assert desk.do(case.id, "complete_step", **typed).status_code == 303


@pytest.fixture
def site_check(office: TestOffice, now: datetime) -> HandedIn:
    desk, case = at("li"), accepted(office, now)
    desk.do(case.id, "start_step", step="review")
    desk.do(case.id, "complete_step", step="review", choice="site_check_needed")
    assert desk.do(case.id, "start_step", step="site_check").status_code == 303
    return case


def test_a_site_check_is_signed_by_two(office: TestOffice, site_check: HandedIn) -> None:
    desk = at("li")
    alone = desk.do(site_check.id, "complete_step", step="site_check")
    assert (alone.status_code, "要有 2 人以上签名" in alone.content.decode()) == (422, True)
    assert (
        desk.do(site_check.id, "complete_step", step="site_check", beside=str(office.people["wu"])).status_code == 303
    )
    assert re.search("吴桐、李卫|李卫、吴桐", phase(desk, site_check))


def test_nobody_from_elsewhere_can_be_made_to_sign(office: TestOffice, site_check: HandedIn) -> None:
    for person in (str(office.people["sun"]), "nonsense"):
        answer = at("li").do(site_check.id, "complete_step", step="site_check", beside=person)
        assert (answer.status_code, "要从列出的里面选" in answer.content.decode()) == (422, True)


def test_stop_and_resume_the_clock(office: TestOffice, now: datetime) -> None:
    desk, case = at("li"), accepted(office, now)
    assert desk.do(case.id, "stop", ground="hearing", notified_days="10").status_code == 303
    assert "state--stopped" in phase(desk, case)
    assert desk.do(case.id, "resume").status_code == 303


def test_grant_issue_and_deliver(office: TestOffice, now: datetime) -> None:
    case = ready_to_decide(office, now)
    assert at("qian").do(case.id, "grant", valid_until="2099-12-31").status_code == 303
    desk = at("zhou")
    assert desk.do(case.id, "issue").status_code == 303
    assert desk.do(case.id, "deliver", how="post", proof="EMS-1").status_code == 303
    assert "state--finished" in phase(desk, case)


def test_refuse_with_reasons_and_the_remedy_told(office: TestOffice, now: datetime) -> None:
    desk, case = at("qian"), ready_to_decide(office, now)
    typed = {"basis_law": "公共场所卫生管理条例", "basis_article": "4", "reasons": "没有消毒设施"}
    assert desk.do(case.id, "refuse", **typed, remedy_days="15").status_code == 422
    assert desk.do(case.id, "refuse", **typed).status_code == 303
    assert "没有消毒设施" in phase(desk, case)


def test_withdraw(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    assert desk.do(case.id, "withdraw", note="申请人电话要求").status_code == 303
    assert "state--withdrawn" in phase(desk, case)


def lived(office: TestOffice, now: datetime, kind: str) -> HandedIn:
    """Return a case in which an act of this kind is the next."""
    if kind in ("accept", "request_supplement", "refuse_acceptance", "withdraw"):
        return handed_in(now)
    if kind == "supplement":
        case = handed_in(now, materials=())
        do(office, case, "zhou", RequestSupplement(materials=("form", "plan"), notice="N-1"), now)
        return case
    if kind in ("start_step", "complete_step", "stop", "resume", "extend", "reach"):
        case = accepted(office, now)
        before = {
            "complete_step": StartStep(step="review"),
            "resume": Stop(ground="hearing", notice="N", notified_days=1),
        }
        if kind in before:
            do(office, case, "li", before[kind], now)
        return case
    case = ready_to_decide(office, now)
    if kind in ("issue", "deliver"):
        do(office, case, "qian", Grant(), now)
    if kind == "deliver":
        do(office, case, "zhou", Issue(result_number=f"{case.number}-J", check_code=new_check_code()), now)
    return case


WHO = {
    **dict.fromkeys(("accept", "request_supplement", "supplement", "refuse_acceptance", "withdraw"), "zhou"),
    **dict.fromkeys(("start_step", "complete_step", "stop", "resume", "reach"), "li"),
    **dict.fromkeys(("grant", "refuse", "extend"), "qian"), **dict.fromkeys(("issue", "deliver"), "zhou"),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(WHO))
def test_nonsense_in_every_field_is_kept_and_answered(office: TestOffice, now: datetime, kind: str) -> None:
    desk, case = at(WHO[kind]), lived(office, now, kind)
    form = desk.form(f"/desk/cases/{case.id}/{kind}/")
    kept = {"csrfmiddlewaretoken", "key", "version", "step", "clock", "milestone"}
    typed: dict[str, Any] = {name: value if name in kept else NONSENSE for name, value in form.items()}
    answer = desk.post(f"/desk/cases/{case.id}/{kind}/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "发生日期" in page
    assert "<script>" not in page.replace("<script src", "")
    if {"notice", "receipt", "note", "reasons", "proof"} & form.keys():
        assert "&lt;script&gt;" + "x" * 5000 in page


@pytest.mark.parametrize("kind", sorted(WHO))
def test_an_empty_form_is_answered_and_not_done(office: TestOffice, now: datetime, kind: str) -> None:
    desk, case = at(WHO[kind]), lived(office, now, kind)
    answer = desk.post(f"/desk/cases/{case.id}/{kind}/", {})
    assert (answer.status_code, "填写发生日期" in answer.content.decode()) == (422, True)


def test_a_date_too_far_back_names_the_earliest(office: TestOffice, now: datetime) -> None:
    long_ago = f"{now - timedelta(days=30):%Y-%m-%d}"
    answer = at("zhou").do(handed_in(now).id, "accept", happened_date=long_ago)
    assert (answer.status_code, "最多倒填 1 天" in answer.content.decode()) == (422, True)
    assert f'value="{long_ago}"' in answer.content.decode()


def test_whoever_may_not_is_told_who_may(office: TestOffice, now: datetime) -> None:
    answer = at("li").get(f"/desk/cases/{ready_to_decide(office, now).id}/grant/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "钱正" in page
    assert 'name="version"' not in page


def test_sending_it_anyway_does_nothing(office: TestOffice, now: datetime) -> None:
    case = ready_to_decide(office, now)
    form = at("qian").form(f"/desk/cases/{case.id}/grant/")
    assert at("li").post(f"/desk/cases/{case.id}/grant/", form).status_code == 403
    assert "准予许可" not in phase(at("li"), case).partition("办理记录")[2].partition("现在不能做的")[0].replace(
        "不予", ""
    )


def test_somebody_else_was_quicker_and_what_was_typed_stays(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    form = {**desk.form(f"/desk/cases/{case.id}/withdraw/"), "note": "电话要求撤回"}
    do(office, case, "zhou", Accept(receipt="R-7"), now)
    answer = desk.post(f"/desk/cases/{case.id}/withdraw/", form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "周敏" in page
    assert "R-7" in page
    assert "电话要求撤回" in page
    again = {**form, "version": re.findall(r'name="version" value="(\d+)"', page)[-1]}
    assert desk.post(f"/desk/cases/{case.id}/withdraw/", again).status_code == 303


def test_the_same_form_sent_twice_is_one_act(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    form = desk.form(f"/desk/cases/{case.id}/accept/")
    answers = [desk.post(f"/desk/cases/{case.id}/accept/", form).status_code for _ in range(3)]
    assert answers == [303, 303, 303]
    assert "共 2 条" in phase(desk, case)


def test_a_used_form_with_other_contents_is_told(office: TestOffice, now: datetime) -> None:
    desk, case = at("zhou"), handed_in(now)
    form = desk.form(f"/desk/cases/{case.id}/accept/")
    desk.post(f"/desk/cases/{case.id}/accept/", form)
    answer = desk.post(f"/desk/cases/{case.id}/accept/", {**form, "receipt": "another"})
    assert (answer.status_code, "已经用别的内容提交过" in answer.content.decode()) == (409, True)


def test_a_number_that_another_paper_bears_is_told_and_can_be_changed(office: TestOffice, now: datetime) -> None:
    desk, cases = at("zhou"), [lived(office, now, "issue") for _ in range(2)]
    answers = [desk.do(case.id, "issue", result_number="J-2026-1") for case in cases]
    assert [answer.status_code for answer in answers] == [303, 422]
    assert "换一个编号" in answers[1].content.decode()
    assert 'value="J-2026-1"' in answers[1].content.decode()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("kind", sorted(WHO))
def test_every_form_speaks_each_language(office: TestOffice, now: datetime, kind: str, language: str) -> None:
    desk = at(WHO[kind])
    desk.cookies["lang"] = language
    page = desk.get(f"/desk/cases/{lived(office, now, kind).id}/{kind}/")
    assert (page.status_code, f'<html lang="{language}"' in page.content.decode()) == (200, True)
