"""What the law supplies: whoever has to look finds it first, with the reason, what to do, and a button."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from banjie.core.values.office_time import office_date
from banjie.services.timers.silence_sweep import sweep
from tests.database import Database
from tests.faces.desk.at_desk import Desk, at
from tests.office import SPOT, HandedIn, TestOffice, accepted, handed_in
from tests.services.tables import run_sql
from tests.services.timers.falling import CLOCK, fall, forget_all

PARTS = ("faults", "drafts", "due", "held", "coming", "acted")


@pytest.fixture(autouse=True)
def nothing_fell(database: Database) -> Iterator[None]:
    yield
    forget_all(database)


@pytest.fixture
def failed(office: TestOffice, database: Database, now: datetime) -> HandedIn:
    """Return a case whose clock says it fell while its record says it did not."""
    case = accepted(office, now)
    fall(database, case.id, office_date(now))
    sweep(now)
    return case


def part(desk: Desk, name: str) -> str:
    return desk.get("/desk/silence/").content.decode().partition(f'id="part-{name}"')[2].partition("</section>")[0]


def retry(desk: Desk, case: HandedIn, clock: str = CLOCK) -> tuple[int, str]:
    answer = desk.post("/desk/silence/retry/", {"number": case.number, "clock": clock}, follow=True)
    return answer.status_code, answer.content.decode()


def test_nothing_fell_and_every_part_says_so(office: TestOffice) -> None:
    assert all("0 件" in part(at("li"), name) for name in PARTS)


def test_an_application_nobody_answered_is_accepted_by_law_and_listed(office: TestOffice, now: datetime) -> None:
    case = handed_in(now - timedelta(days=20))
    assert case.number in part(at("li"), "due")
    sweep(now)
    shown = part(at("li"), "acted")
    assert case.number in shown
    assert "视为受理" in shown
    assert "《行政许可法》第三十二条第（四）项" in shown
    assert "#seq-2" in shown


def test_what_failed_says_why_and_what_to_do(failed: HandedIn) -> None:
    shown = part(at("li"), "faults")
    assert failed.number in shown
    assert "时限表说到期了，按记录还没有" in shown
    assert "请系统管理员按记录修复" in shown
    assert "已试 1 次" in shown


def test_it_can_be_tried_again_and_is_told(failed: HandedIn) -> None:
    status, page = retry(at("li"), failed)
    assert (status, "还是没有办成" in page) == (200, True)
    assert "已试 2 次" in page


@pytest.mark.parametrize(("login", "clock"), [("sun", CLOCK), ("li", "nonsense"), ("li", "")])
def test_only_what_failed_in_the_own_scope_is_tried_again(failed: HandedIn, login: str, clock: str) -> None:
    status, page = retry(at(login), failed, clock)
    assert (status, "这一条不用再试" in page) == (409, True)


def test_another_office_sees_nothing_of_it(failed: HandedIn, now: datetime) -> None:
    assert failed.number not in at("sun").get("/desk/silence/").content.decode()
    assert SPOT not in at("li").get("/desk/silence/").content.decode()


def test_a_draft_leads_to_the_form_it_is_signed_with(failed: HandedIn, database: Database) -> None:
    run_sql(database, "UPDATE timer SET outcome = 'drafted', clock = 'acceptance'")
    run_sql(database, "UPDATE case_clock SET falls_date = NULL")
    run_sql(
        database,
        "UPDATE case_clock SET ended_date = NULL, falls_date = timer.falls_date, started_date = timer.started_date "
        "FROM timer WHERE case_clock.case_id = timer.case_id AND case_clock.clock = 'acceptance'",
    )
    assert f"/desk/cases/{failed.id}/accept/" in part(at("li"), "drafts")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_language_says_it(failed: HandedIn, language: str) -> None:
    desk = at("li")
    desk.cookies["lang"] = language
    assert {"zh-Hant": "按記錄還沒有", "en": "the log says it did not"}[language] in part(desk, "faults")
