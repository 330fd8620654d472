"""Limits are extended and begun anew, milestones recorded: each form says which dates move before it is sent."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from banjie.core.act.act import Extend, Reach
from banjie.services.cases.deed import Content
from tests.faces.desk.at_desk import Desk, at
from tests.faces.rich_law import rich_law
from tests.office import HandedIn, TestOffice, accepted, do

EXTEND = {"approver": "agency_head", "reasons": "需要补充检测", "notice": "延1"}
MOVES = re.compile(r'id="foretold".*?</div>', re.DOTALL)


@pytest.fixture(autouse=True, scope="module")
def law(office: TestOffice) -> Iterator[None]:
    with rich_law():
        yield


@pytest.fixture
def case(office: TestOffice, now: datetime) -> HandedIn:
    return accepted(office, now)


def reach(desk: Desk, case: HandedIn, milestone: str, **typed: str) -> tuple[int, str]:
    """Return status and page after a milestone's form was sent, looked at first where it asks for that."""
    address = f"/desk/cases/{case.id}/reach/"
    form = {**desk.form(f"{address}?milestone={milestone}"), **typed}
    answer = desk.post(address, form)
    if answer.status_code == 200:
        answer = desk.post(address, {**form, "seen": seen(answer.content.decode())})
    return answer.status_code, answer.content.decode()


def seen(page: str) -> str:
    return re.findall(r'name="seen" value="([^"]*)"', page)[-1]


def test_the_form_says_the_new_due_date_before_it_is_sent(case: HandedIn) -> None:
    page = at("qian").get(f"/desk/cases/{case.id}/extend/?clock=decision").content.decode()
    assert "最多延10个工作日" in page
    assert "本行政机关负责人" in page
    assert re.search("“许可决定”的到期日由 .+ 改为 ", MOVES.findall(page)[0])


def test_a_changed_number_is_told_anew_before_anything_is_done(case: HandedIn) -> None:
    desk, address = at("qian"), f"/desk/cases/{case.id}/extend/"
    form = {**desk.form(f"{address}?clock=decision"), **EXTEND, "days": "3"}
    told = desk.post(address, form)
    assert (told.status_code, "还没有登记" in told.content.decode()) == (200, True)
    assert "需要补充检测" in told.content.decode()
    again = {**form, "seen": seen(told.content.decode())}
    assert [desk.post(address, again).status_code for _ in range(2)] == [303, 303]
    record = desk.get(f"/desk/cases/{case.id}/").content.decode()
    assert "“许可决定”延长3个工作日，本行政机关负责人批准，告知书 延1" in record


def test_the_dates_can_be_looked_at_as_often_as_one_likes(case: HandedIn) -> None:
    desk, address = at("qian"), f"/desk/cases/{case.id}/extend/"
    form = {**desk.form(f"{address}?clock=decision"), **EXTEND, "do": "look"}
    assert [desk.post(address, form).status_code for _ in range(2)] == [200, 200]


def test_too_long_an_extension_is_refused_with_the_most(case: HandedIn) -> None:
    answer = at("qian").do(case.id, "extend", **EXTEND, days="11")
    page = answer.content.decode()
    assert (answer.status_code, "依法最多延10个工作日" in page, 'value="11"' in page) == (422, True, True)


def test_a_limit_is_extended_once_and_the_page_says_why_not_again(
    office: TestOffice, case: HandedIn, now: datetime
) -> None:
    extend = Extend(clock="decision", days=10, approver="agency_head", notice="延1")
    do(office, case, "qian", extend, now, Content(name="reasons", body="需要补充检测"))
    assert "依法只能延 1 次" in at("qian").get(f"/desk/cases/{case.id}/").content.decode()


def test_a_limit_begins_anew_on_its_ground(office: TestOffice, now: datetime) -> None:
    case = accepted(office, now - timedelta(days=9))
    desk = at("qian")
    assert "申请内容变更" in desk.get(f"/desk/cases/{case.id}/restart/").content.decode()
    assert desk.do(case.id, "restart", ground="plans_changed").status_code == 303
    assert "因申请内容变更从这天起重新计算" in desk.get(f"/desk/cases/{case.id}/").content.decode()


def test_a_hearing_may_not_be_set_before_its_earliest_day(case: HandedIn, now: datetime) -> None:
    desk = at("li")
    page = desk.get(f"/desk/cases/{case.id}/reach/?milestone=hearing_set").content.decode()
    assert "“听证通知”：预定日期最早可以是" in page
    assert "《行政许可法》第四十八条" in page
    status, told = reach(desk, case, "hearing_set", planned_date=f"{now + timedelta(days=3):%Y-%m-%d}")
    assert (status, "已经晚了" in told) == (422, True)
    assert reach(desk, case, "hearing_set", planned_date=f"{now + timedelta(days=30):%Y-%m-%d}")[0] == 303
    assert "通知听证时间、地点</b>，定在" in desk.get(f"/desk/cases/{case.id}/").content.decode()


@pytest.mark.parametrize("planned", ["0001-01-01", "2004-06-01", "9999-12-31", "2026-02-30", "x"])
def test_a_planned_day_that_nothing_can_be_counted_from_is_told(case: HandedIn, planned: str) -> None:
    status, page = reach(at("li"), case, "hearing_set", planned_date=planned)
    assert (status, f'value="{planned}"' in page) == (422, True)


def test_what_must_last_says_from_which_day(office: TestOffice, case: HandedIn) -> None:
    desk = at("li")
    assert reach(desk, case, "published")[0] == 303
    page = desk.get(f"/desk/cases/{case.id}/reach/?milestone=publication_ended").content.decode()
    assert "“公示”：不得早于" in page
    status, told = reach(desk, case, "publication_ended")
    assert (status, "早了" in told) == (422, True)


def test_a_limit_in_hours_is_told_with_its_hour(case: HandedIn) -> None:
    desk = at("li")
    page = desk.get(f"/desk/cases/{case.id}/reach/?milestone=called").content.decode()
    assert re.search(r"“回访”开始计时，到 \d+年\d+月\d+日 \d\d:\d\d。", MOVES.findall(page)[0])


def test_milestones_possible_now_are_listed_those_reached_last(
    office: TestOffice, case: HandedIn, now: datetime
) -> None:
    do(office, case, "li", Reach(milestone="called"), now)
    listed = re.findall(r"reach/\?milestone=(\w+)", at("li").get(f"/desk/cases/{case.id}/").content.decode())
    assert "hearing_held" not in listed
    assert listed.index("visited") < listed.index("called")


@pytest.mark.parametrize("about", ["nonsense", "", "hearing_request"])
def test_what_is_not_there_leads_to_what_is(case: HandedIn, about: str) -> None:
    desk = at("qian")
    assert "延期：许可决定" in desk.get(f"/desk/cases/{case.id}/extend/", {"clock": about}).content.decode()
