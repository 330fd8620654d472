"""The list of silences: each stands where somebody has to look for it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, scope
from banjie.services.timers import timer_list as module
from banjie.services.timers.silence_sweep import sweep
from banjie.services.timers.timer_list import TimerState, all_timers, timer_list
from tests.database import Database
from tests.office import COUNTY, HEALTH, MARKET, HandedIn, TestOffice, accepted
from tests.services.tables import run_sql
from tests.services.timers.falling import fall, forget_all

NOW = datetime.now(UTC)


def today() -> date:
    return office_date(NOW)


@pytest.fixture(autouse=True)
def nothing_fell(database: Database) -> Iterator[None]:
    yield
    forget_all(database)
    connection.close()


@pytest.fixture
def failed(whole_office: TestOffice, database: Database) -> HandedIn:
    """Return a case whose silence fell and failed."""
    case = accepted(whole_office, NOW)
    fall(database, case.id, today())
    sweep(NOW)
    return case


def settled(database: Database, outcome: str, seq: int | None = None, reason: str = "", detail: str = "") -> None:
    run_sql(database, "UPDATE timer SET outcome = %s, seq = %s, reason = %s, detail = %s", outcome, seq, reason, detail)


def test_what_fell_is_due_and_what_will_fall_is_coming(whole_office: TestOffice, database: Database) -> None:
    due, coming, later = (accepted(whole_office, NOW) for _ in range(3))
    for case, days in ((due, -2), (coming, 7), (later, 8)):
        fall(database, case.id, today() + timedelta(days=days))
    listed = timer_list(ALL, today(), NOW)
    assert [line.row.number for line in listed.due] == [due.number]
    assert [line.row.number for line in listed.coming] == [coming.number]


def test_what_failed_is_a_fault_with_its_reason(failed: HandedIn) -> None:
    [line] = timer_list(ALL, today(), NOW).faults
    assert (line.state, line.row.number, line.row.reason) == (TimerState.FAILED, failed.number, "row_differs")


@pytest.mark.parametrize(("outcome", "part"), [("drafted", "drafts"), ("failed", "faults")])
def test_each_outcome_has_its_part(failed: HandedIn, database: Database, outcome: str, part: str) -> None:
    settled(database, outcome)
    listed = timer_list(ALL, today(), NOW)
    assert len(getattr(listed, part)) == 1
    assert sum(len(getattr(listed, name)) for name in ("due", "drafts", "held", "faults")) == 1


def test_a_refusal_comes_back_as_one(failed: HandedIn, database: Database) -> None:
    settled(database, "refused", reason="wrong_role", detail='{"asked": "accept", "missing": ""}')
    [line] = timer_list(ALL, today(), NOW).faults
    assert line.refusal is not None
    assert (line.refusal.code, dict(line.refusal.params)) == ("wrong_role", {"asked": "accept"})


def test_an_act_whose_clock_runs_on_was_taken_back(failed: HandedIn, database: Database) -> None:
    settled(database, "acted", 3)
    listed = timer_list(ALL, today(), NOW)
    assert [line.state for line in listed.faults] == [TimerState.TAKEN_BACK]
    assert [line.row.seq for line in listed.acted] == [3]
    assert timer_list(ALL, today(), NOW + timedelta(days=8)).acted == ()


def test_what_was_settled_for_another_day_is_due_anew(failed: HandedIn, database: Database) -> None:
    fall(database, failed.id, today() - timedelta(days=1))
    assert len(timer_list(ALL, today(), NOW).due) == 1


@pytest.mark.parametrize(("path", "seen"), [(COUNTY, 1), (HEALTH, 1), (MARKET, 0)])
def test_an_office_sees_its_own(failed: HandedIn, path: str, seen: int) -> None:
    with scope(path):
        assert len(timer_list(path, today(), NOW).faults) == seen
    assert len(all_timers(today(), NOW, under=path).faults) == seen


def test_a_list_that_is_too_long_says_so(
    whole_office: TestOffice, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    for _ in range(2):
        fall(database, accepted(whole_office, NOW).id, today())
    listed = timer_list(ALL, today(), NOW)
    assert (len(listed.due), listed.more) == (1, True)


def test_a_case_whose_procedure_is_lost_is_listed_without_its_law(failed: HandedIn, database: Database) -> None:
    run_sql(database, "UPDATE \"case\" SET procedure = 'sha256:lost' WHERE id = %s", failed.id)
    assert timer_list(ALL, today(), NOW).faults[0].law is None


def test_a_clock_its_law_does_not_know_is_listed_and_stops_nothing(
    whole_office: TestOffice, database: Database
) -> None:
    case, later = accepted(whole_office, NOW), NOW + timedelta(days=200)
    fall(database, case.id, today())
    run_sql(database, "UPDATE case_clock SET clock = 'gone' WHERE case_id = %s AND clock = 'decision'", case.id)
    assert sweep(NOW).failed == 1
    [line] = timer_list(ALL, today(), NOW).faults
    assert (line.row.clock, line.supplies) == ("gone", None)
    run_sql(database, "UPDATE case_clock SET falls_date = NULL, due_date = '2027-01-04' WHERE clock = 'gone'")
    assert timer_list(ALL, office_date(later), later).held == ()
