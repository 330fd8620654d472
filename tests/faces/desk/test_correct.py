"""Corrections: the record stays, the correction stands beside it, and what it would break is refused."""

from datetime import datetime

import pytest

from banjie.core.act.act import Stop
from tests.faces.desk.at_desk import at
from tests.office import HandedIn, TestOffice, accepted, do, ready_to_decide


@pytest.fixture
def stopped(office: TestOffice, now: datetime) -> HandedIn:
    case = accepted(office, now)
    do(office, case, "li", Stop(ground="testing", notice="N-1", notified_days=9), now)
    return case


def correct(case: HandedIn, target: int, **typed: str) -> tuple[int, str]:
    """Return status and page after the correction of a record by the deciding officer."""
    desk, address = at("qian"), f"/desk/cases/{case.id}/correct/"
    answer = desk.post(address, {**desk.form(f"{address}?target={target}"), **typed}, follow=True)
    return answer.status_code, answer.content.decode()


def test_the_records_to_choose_from_are_listed(office: TestOffice, stopped: HandedIn) -> None:
    page = at("qian").get(f"/desk/cases/{stopped.id}/correct/").content.decode()
    assert all(f"?target={seq}" in page for seq in (1, 2, 3))


def test_the_new_value_stands_beside_the_old(office: TestOffice, stopped: HandedIn) -> None:
    status, page = correct(stopped, 3, mode="replace", notice="N-2", reasons="编号抄错")
    assert status == 200
    assert "通知书 N-1" in page
    assert "通知书 N-2" in page
    assert "第 4 号记录更正" in page
    assert "编号抄错" in page


def test_a_voided_act_stays_in_the_record(office: TestOffice, stopped: HandedIn) -> None:
    _, page = correct(stopped, 3, mode="void", reasons="没有停表")
    assert "这条作废，不再算数" in page
    assert "state--stopped" not in page


def test_a_correction_needs_its_way_and_reasons(office: TestOffice, stopped: HandedIn) -> None:
    status, page = correct(stopped, 3, notice="N-<3>")
    assert status == 422
    assert "选择怎么更正" in page
    assert "填写理由" in page
    assert 'value="N-&lt;3&gt;"' in page


def test_what_would_make_a_later_act_impossible_is_refused(office: TestOffice, now: datetime) -> None:
    status, page = correct(ready_to_decide(office, now), 2, mode="void", reasons="没有受理过")
    assert (status, "就不成立了" in page) == (422, True)


def test_whoever_may_not_correct_is_told_who_may(office: TestOffice, stopped: HandedIn) -> None:
    answer = at("li").get(f"/desk/cases/{stopped.id}/correct/", {"target": "3"})
    assert (answer.status_code, "钱正" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("target", ["0", "99", "x", ""])
def test_a_record_that_is_not_there_leads_to_the_choice(office: TestOffice, stopped: HandedIn, target: str) -> None:
    page = at("qian").get(f"/desk/cases/{stopped.id}/correct/", {"target": target}).content.decode()
    assert "更正哪一条" in page
