"""What the law supplied gives way to an act done in time and typed late: on proof, by its own grant, always found."""

from datetime import datetime, timedelta

import pytest

from banjie.core.act.act import Accept
from banjie.core.act.actor import SYSTEM
from banjie.core.case.findings import findings
from banjie.records.scope import scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.cases.deed import new_id
from tests.faces.desk.at_desk import at
from tests.office import HandedIn, TestOffice, Visitor, handed_in

TYPED = {
    "materials": ["plan"], "notice": "补1", "note": "平面图要盖章", "service_proof": "EMS-7",
    "correction_reasons": "当天已送达，漏登记",
}  # fmt: skip


@pytest.fixture
def silent(office: TestOffice, now: datetime) -> HandedIn:
    """Return a case that was deemed accepted because nobody answered."""
    case = handed_in(now - timedelta(days=20))
    day = next(row.falls_date for row in view(case).clocks if row.clock == "acceptance")
    act = Accept(receipt="", happened_date=day, silence="acceptance")
    with scope("/"):
        assert isinstance(act_do(case.id, act, Asked(actor=SYSTEM, now=now, key=str(new_id(now)))), Done)
    return case


def view(case: HandedIn) -> CaseView:
    with scope("/"):
        return case_view(case.id)


def correct(case: HandedIn, entry: str, **typed: object) -> tuple[int, str]:
    """Return status and page after an act took the place of the law's."""
    desk, address = at("qian"), f"/desk/cases/{case.id}/correct/"
    form = desk.form(f"{address}?target=2&entry={entry}")
    answer = desk.post(address, {**form, **typed}, follow=True)
    return answer.status_code, answer.content.decode()


def before(case: HandedIn, days: int) -> str:
    day = view(case).events[1].act.happened_date
    assert day is not None
    return f"{day - timedelta(days=days):%Y-%m-%d}"


def test_what_the_law_supplied_is_nobody_s_act(office: TestOffice, silent: HandedIn) -> None:
    desk = at("qian").get(f"/desk/cases/{silent.id}/").content.decode()
    public = Visitor().get(f"/track/{silent.code}/").content.decode()
    assert "依法（系统登记）" in desk
    assert all("依法视为受理" in page and "《行政许可法》第三十二条第（四）项" in page for page in (desk, public))
    assert "受理通知书" not in desk


def test_only_what_ends_the_limit_is_offered(office: TestOffice, silent: HandedIn) -> None:
    page = at("qian").get(f"/desk/cases/{silent.id}/correct/?target=2").content.decode()
    assert all(f"entry={kind}" in page for kind in ("accept", "request_supplement", "refuse_acceptance", "withdraw"))
    assert "entry=grant" not in page


def test_a_notice_served_in_time_takes_its_place_and_is_found(office: TestOffice, silent: HandedIn) -> None:
    status, page = correct(silent, "request_supplement", **TYPED, happened_date=before(silent, 2))
    assert status == 200
    assert "依法视为受理" in page
    assert "已告知补正" in page
    assert "送达凭据 EMS-7" in page
    assert "平面图要盖章" in page
    assert "当天已送达，漏登记" in page
    now = view(silent)
    assert [one.code for one in findings(now.law, now.state, now.events[-1].happened_date)] == ["silence_overruled"]


def test_a_notice_of_the_day_itself_is_too_late(office: TestOffice, silent: HandedIn) -> None:
    status, page = correct(silent, "request_supplement", **TYPED, happened_date=before(silent, 0))
    assert (status, "要换上的动作必须早于这一天" in page, 'value="EMS-7"' in page) == (422, True, True)


def test_a_refusal_brings_its_own_reasons(office: TestOffice, silent: HandedIn) -> None:
    typed = {
        "ground": "not_needed", "reasons": "依法不需要许可", "notice": "拒1", "service_proof": "EMS-8",
        "correction_reasons": "漏登记", "happened_date": before(silent, 1),
    }  # fmt: skip
    status, page = correct(silent, "refuse_acceptance", **typed)
    assert (status, "依法不需要许可" in page, "漏登记" in page) == (200, True, True)


def test_nothing_is_corrected_without_proof_and_reasons(office: TestOffice, silent: HandedIn) -> None:
    status, page = correct(silent, "accept", receipt="R-9", happened_date=before(silent, 1))
    assert status == 422
    assert "填写送达凭据编号" in page
    assert "填写为什么登记晚了" in page
    assert 'value="R-9"' in page


def test_whoever_lacks_the_grant_is_told_who_has_it(office: TestOffice, silent: HandedIn) -> None:
    answer = at("li").get(f"/desk/cases/{silent.id}/correct/?target=2&entry=accept")
    assert (answer.status_code, "钱正" in answer.content.decode()) == (403, True)
