"""A silence is claimed once, by one of many; what its holder did not end is taken up again."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import connection

from banjie.records.models import Timer
from banjie.records.scope import ALL, clear_scope, scope, set_scope
from banjie.records.timers.claims import (
    LEASE,
    Claim,
    Outcome,
    Settled,
    claim,
    give_back,
    settle,
    stands,
    take_one,
    take_up,
)
from tests.database import Database
from tests.records.made_up import DAY
from tests.records.timers.fallen import move, open_clock
from tests.services.tables import run_sql

NOW = datetime.now(UTC)
FELL, LATER = DAY + timedelta(days=40), DAY + timedelta(days=50)
ACTED = Settled(outcome=Outcome.ACTED, seq=2)


@pytest.fixture(autouse=True)
def nothing_fell(scoped: None, database: Database) -> Iterator[None]:
    yield
    run_sql(database, "TRUNCATE timer")
    run_sql(database, "UPDATE case_clock SET falls_date = NULL")


def failed_for_now() -> Settled:
    """Return a failure that is tried again in five minutes."""
    return Settled(outcome=Outcome.FAILED, reason="broken", next_try_at=NOW + timedelta(minutes=5))


def end(one: Claim, ended: Settled) -> bool:
    """Settle one claim; say whether it was written."""
    return settle([(one, ended)]) == {ended.outcome: 1}


def claimed(most: int = 10) -> tuple[Claim, ...]:
    return claim(FELL, NOW, most)


def test_what_fell_by_today_is_claimed_once_the_longest_due_first() -> None:
    second, first = open_clock(FELL), open_clock(FELL - timedelta(days=1))
    open_clock(FELL + timedelta(days=1))
    open_clock(None)
    assert [one.case_id for one in claimed()] == [first, second]
    assert claimed() == ()


def test_an_ended_clock_has_no_silence() -> None:
    move(open_clock(FELL), FELL, ended=True)
    assert claimed() == ()


def test_a_batch_takes_no_more_than_asked_and_the_next_goes_on() -> None:
    cases = {open_clock(FELL) for _ in range(5)}
    taken = [claimed(2) for _ in range(4)]
    assert [len(batch) for batch in taken] == [2, 2, 1, 0]
    assert {one.case_id for batch in taken for one in batch} == cases


def test_what_waits_for_a_signature_hides_nothing_that_fell_later() -> None:
    open_clock(FELL - timedelta(days=9))
    end(claimed()[0], Settled(outcome=Outcome.DRAFTED))
    later = open_clock(FELL)
    assert [one.case_id for one in claimed(1)] == [later]


def test_two_at_once_share_and_never_take_the_same() -> None:
    cases = {open_clock(FELL) for _ in range(40)}
    taken: list[Claim] = []
    begin = threading.Barrier(4)

    def sweep() -> None:
        set_scope(ALL)
        begin.wait()
        for _ in range(40):
            taken.extend(claimed(3))
        connection.close()

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(cases)
    assert {one.case_id for one in taken} == cases


def test_a_claim_whose_holder_died_is_taken_up_when_its_time_is_over() -> None:
    case = open_clock(FELL)
    claimed()
    assert take_up(NOW + LEASE / 2, 10) == ()
    [again] = take_up(NOW + LEASE, 10)
    assert (again.case_id, again.attempts) == (case, 2)
    assert take_up(NOW + LEASE, 10) == ()


def test_what_failed_is_taken_up_at_its_next_try_and_what_ended_never() -> None:
    for _ in range(2):
        open_clock(FELL)
    failed, acted = claimed()
    assert end(failed, failed_for_now())
    assert end(acted, ACTED)
    assert take_up(NOW + timedelta(minutes=4), 10) == ()
    assert [one.case_id for one in take_up(NOW + timedelta(days=9), 10)] == [failed.case_id]


def test_what_another_takes_up_just_now_is_passed_over(database: Database) -> None:
    first, second = open_clock(FELL - timedelta(days=1)), open_clock(FELL)
    claimed()
    with psycopg.connect(database.owner_dsn) as other:
        other.execute("SELECT FROM timer WHERE case_id = %s FOR UPDATE", [first])
        assert [one.case_id for one in take_up(NOW + LEASE, 10)] == [second]


def test_an_act_that_stands_is_not_overwritten_by_who_came_late() -> None:
    open_clock(FELL)
    [one] = claimed()
    assert end(one, ACTED)
    assert not end(one, failed_for_now())
    assert Timer.objects.get().outcome == "acted"


def test_many_are_settled_at_once_each_in_its_way() -> None:
    for _ in range(3):
        open_clock(FELL)
    first, second, third = claimed()
    assert settle([(first, ACTED), (second, failed_for_now()), (third, ACTED)]) == {Outcome.ACTED: 2, Outcome.FAILED: 1}
    assert settle([]) == {}


def test_one_is_tried_again_before_its_time_on_request() -> None:
    case = open_clock(FELL)
    assert take_one(case, "decision", NOW) is None
    end(claimed()[0], failed_for_now())
    again = take_one(case, "decision", NOW)
    assert again is not None
    assert again.attempts == 2
    end(again, ACTED)
    assert take_one(case, "decision", NOW) is None


def test_what_was_not_come_to_is_given_back_at_once() -> None:
    open_clock(FELL)
    give_back(claimed(), NOW)
    give_back((), NOW)
    assert len(take_up(NOW, 10)) == 1


def test_a_settled_silence_falls_anew_only_on_another_day() -> None:
    case = open_clock(FELL - timedelta(days=3))
    end(claimed()[0], Settled(outcome=Outcome.OVERTAKEN))
    assert claimed() == ()
    move(case, FELL)
    [again] = claimed()
    assert (again.falls_date, again.attempts) == (FELL, 1)
    assert Timer.objects.get().outcome is None


def test_a_row_stands_while_the_clock_runs_to_the_same_day() -> None:
    case = open_clock(FELL)
    [one] = claimed()
    assert stands(one)
    move(case, LATER)
    assert not stands(one)
    move(case, FELL, ended=True)
    assert not stands(one)


def test_timers_are_seen_with_their_case_and_not_without_a_scope(database: Database) -> None:
    open_clock(FELL, scope_path="/51/12/")
    [one] = claimed()
    for path, seen in (("/51/12/", 1), ("/51/11/", 0), (ALL, 1)):
        with scope(path):
            assert Timer.objects.count() == seen
    clear_scope()
    assert Timer.objects.count() == 0
    assert not end(one, ACTED)


def test_the_application_cannot_take_a_timer_away(database: Database) -> None:
    with psycopg.connect(database.app_dsn) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("DELETE FROM timer")
