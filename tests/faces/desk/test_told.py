"""A calendar that changes makes nobody late after the event: both days are shown, the later one stands."""

from datetime import datetime, time, timedelta

import pytest

from banjie.core.values.office_time import DEFAULT_ZONE, office_date
from banjie.records.scope import ALL, scope
from banjie.services.cases.case_view import CaseView, case_view
from tests.faces.desk.at_desk import at
from tests.office import HandedIn, TestOffice, Visitor, accepted
from tests.services.calendar.living import applied, closed


@pytest.fixture(scope="module")
def told(office: TestOffice) -> HandedIn:
    """Return a case due on the next working day, which a calendar then says was due before today."""
    now = datetime.now(DEFAULT_ZONE)
    case = accepted(office, now)
    calendar = seen(case).law.calendar
    began = calendar.add(office_date(now), -7)
    case = accepted(office, datetime.combine(began, time(10), DEFAULT_ZONE))
    days = (began + timedelta(days=step) for step in range(1, 30))
    off = [day for day in days if not calendar.is_working(day)][:2]
    closed(office, *off, works=True, now=now)
    applied(office, now=now)
    return case


def seen(case: HandedIn) -> CaseView:
    with scope(ALL):
        return case_view(case.id)


def test_the_list_waits_for_the_day_that_was_told(told: HandedIn) -> None:
    desk = at("li")
    assert told.number not in desk.get("/desk/?view=late").content.decode()
    row = desk.get("/desk/").content.decode().partition(told.number)[0].rpartition("<tr>")[2]
    assert "以较晚的为准" in row
    assert "超 <b>" not in row
    assert "state--yellow" not in row


def test_the_case_shows_both_days(told: HandedIn) -> None:
    clock = next(row for row in seen(told).clocks if row.clock == "decision")
    assert clock.told_date
    assert clock.due_date
    assert clock.told_date > clock.due_date
    page = at("li").get(f"/desk/cases/{told.id}/").content.decode()
    assert f"{clock.due_date:%m-%d} / " in page
    assert f"原告知 {clock.told_date:%m-%d}，以较晚的为准" in page
    assert "下一步" in page
    assert "已过" not in page.partition("办理记录")[0].partition("下一步")[2]


def test_desk_and_applicant_are_told_why_the_date_moved(told: HandedIn) -> None:
    desk = at("li").get(f"/desk/cases/{told.id}/").content.decode()
    public = Visitor().get(f"/track/{told.code}/").content.decode()
    for page in (desk, public):
        assert "照常上班：台风停工，“许可决定”的到期日由" in page
        assert "已经告知过，仍以它为准" in page
