"""What the tests of calendars do over and over: enter a notice, close an office, take into use, look at a clock."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from banjie.core.act.act import Accept
from banjie.core.calendar.notice import read_notice
from banjie.core.calendar.override import Override, reason_of
from banjie.core.calendar.table import Calendar
from banjie.core.values.office_time import office_date
from banjie.records.models import CaseClock, Work
from banjie.records.scope import ALL
from banjie.services.calendar.calendar_apply import Applied, calendar_apply
from banjie.services.calendar.entering import Entered
from banjie.services.calendar.notice_enter import notice_enter
from banjie.services.calendar.override_enter import override_enter
from banjie.services.cases.case_view import case_view
from banjie.services.log.rebuild import Difference, differences
from tests.core.calendar.notices import Days, notice
from tests.core.calendar.shipped import holidays
from tests.office import COUNTY, PROMISED, HandedIn, TestOffice, do, handed_in

IN_DECEMBER = datetime(2026, 12, 10, 2, tzinfo=UTC)
TYPHOON = reason_of("台风停工", {"en": "Closed for a typhoon"})


def december_moved(days: Days) -> None:
    """Let the notice for 2027 take 31 December off and have 26 December worked instead."""
    days.append({"name": "元旦", "date": "2026-12-31", "isOffDay": True})
    days.append({"name": "元旦", "date": "2026-12-26", "isOffDay": False})


def noticed(office: TestOffice, change: Any = december_moved, now: datetime = IN_DECEMBER) -> Entered:
    """Enter the invented notice for 2027, as Zhou of the county."""
    read = read_notice(notice(change), holidays())
    return notice_enter(read, office.officer("zhou", office_date(now)), now)


def closed(
    office: TestOffice, *dates: date, path: str = COUNTY, login: str = "zhou", works: bool = False,
    now: datetime = IN_DECEMBER,
) -> Entered:  # fmt: skip
    """Enter a closure of the node."""
    override = Override(dates=dates, works=works, reason=TYPHOON)
    return override_enter(path, override, office.officer(login, office_date(now)), now)


def applied(office: TestOffice, path: str = ALL, login: str = "zhou", now: datetime = IN_DECEMBER) -> Applied:
    """Take into use what waits."""
    return calendar_apply(path, office.officer(login, office_date(now)), now)


def accepted_on(office: TestOffice, now: datetime, item: str = PROMISED) -> HandedIn:
    """Return a case that was handed in and accepted at the moment."""
    case = handed_in(now, item=item)
    do(office, case, "zhou", Accept(receipt="R-1"), now)
    return case


def office_calendar(case_id: UUID) -> Calendar:
    """Return the calendar of the case's office."""
    return case_view(case_id).law.calendar


def decision(case_id: UUID) -> CaseClock:
    """Return the clock of the decision as it stands."""
    return CaseClock.objects.get(case_id=case_id, clock="decision")


def work_due(case_id: UUID) -> date | None:
    """Return the due date that the work list shows."""
    return Work.objects.filter(case_id=case_id).values_list("due_date", flat=True)[0]


def unlike_the_log() -> list[Difference]:
    """Return what a rebuild would change."""
    return list(differences(lambda: None))
