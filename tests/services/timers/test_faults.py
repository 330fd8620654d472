"""What is wrong with one case is remembered with its reason and tried again; it never stops the sweep."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from banjie.core.values.office_time import office_date
from banjie.services.cases.asked import CaseUnknown
from banjie.services.timers import silence_sweep
from banjie.services.timers.silence_retry import NothingToRetry, silence_retry
from banjie.services.timers.silence_sweep import Swept, sweep
from tests.database import Database
from tests.office import TestOffice, accepted
from tests.services.tables import run_sql
from tests.services.timers.falling import CLOCK, MINUTE, fall, forget_all, timer_of

NOW = datetime.now(UTC)
UNREADABLE = "UPDATE \"case\" SET state = '{' WHERE id = %s"


def today() -> date:
    return office_date(NOW)


@pytest.fixture(autouse=True)
def nothing_fell(database: Database) -> Iterator[None]:
    yield
    forget_all(database)


def test_nothing_due_is_nothing_done(whole_office: TestOffice) -> None:
    accepted(whole_office, NOW)
    assert sweep(NOW) == Swept()


def test_a_state_that_cannot_be_read_fails_with_its_reason(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    run_sql(database, UNREADABLE, case.id)
    assert sweep(NOW) == Swept(failed=1)
    timer = timer_of(case.id)
    assert (timer.outcome, timer.reason, "JSONDecodeError" in timer.detail) == ("failed", "case_unreadable", True)


def test_a_procedure_that_is_lost_fails_with_its_reason(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    run_sql(database, "UPDATE \"case\" SET procedure = 'sha256:lost' WHERE id = %s", case.id)
    assert sweep(NOW) == Swept(failed=1)
    assert timer_of(case.id).reason == "procedure_lost"


def test_a_row_that_its_acts_do_not_bear_out_fails(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    assert sweep(NOW) == Swept(failed=1)
    assert timer_of(case.id).reason == "row_differs"


def test_what_failed_waits_twice_as_long_each_time(whole_office: TestOffice, database: Database) -> None:
    case, moment = accepted(whole_office, NOW), NOW
    fall(database, case.id, today())
    waits = []
    for _ in range(4):
        assert sweep(moment).failed == 1
        assert sweep(moment).failed == 0
        waits.append(timer_of(case.id).next_try_at - moment)
        moment = timer_of(case.id).next_try_at
    assert [round(wait / MINUTE) for wait in waits] == [1, 2, 4, 8]
    run_sql(database, "UPDATE timer SET attempts = 2000")
    assert sweep(moment).failed == 1
    assert timer_of(case.id).next_try_at - moment < timedelta(days=1, minutes=1)


def test_who_acts_first_overtakes_the_silence(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    sweep(NOW)
    fall(database, case.id, today(), ended=today())
    assert sweep(NOW + timedelta(minutes=5)) == Swept()
    timer = timer_of(case.id)
    assert (timer.outcome, timer.next_try_at) == ("overtaken", None)


def test_a_sweep_that_is_asked_to_stop_gives_back_what_it_did_not_come_to(
    whole_office: TestOffice, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silence_sweep, "TOGETHER", 1)
    for _ in range(3):
        fall(database, accepted(whole_office, NOW).id, today())
    looks: list[int] = []

    def after_one() -> bool:
        looks.append(1)
        return len(looks) > 2  # before the batch, and before its first few

    assert sweep(NOW, after_one) == Swept(failed=1)
    assert sweep(NOW + timedelta(seconds=5)) == Swept(failed=2)


def test_one_is_tried_again_on_request(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    with pytest.raises(NothingToRetry):
        silence_retry(case.number, CLOCK, NOW)
    sweep(NOW)
    assert silence_retry(case.number, CLOCK, NOW).reason == "row_differs"
    assert timer_of(case.id).attempts == 2
    with pytest.raises(CaseUnknown):
        silence_retry("none", CLOCK, NOW)
