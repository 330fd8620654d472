"""What a follower could not do is remembered and tried again, later each time."""

from datetime import UTC, datetime, timedelta

import pytest

from banjie.records.log.append import open_case
from banjie.records.log.faults import Fault, fault_over, faults, faults_due, keep_fault
from banjie.records.scope import scope
from tests.records.made_up import opening

pytestmark = pytest.mark.usefixtures("scoped")
NOW = datetime.now(UTC)


def fault(path: str = "/51/11/") -> dict[str, object]:
    case = opening(scope_path=path)
    open_case(case)
    return {"follower": "children", "case_id": case.case_id, "seq": 1}


def of(key: dict[str, object]) -> list[Fault]:
    return [one for one in faults() if one.case_id == key["case_id"]]


def test_the_time_until_the_next_try_doubles_up_to_a_day() -> None:
    key, waits = fault(), []
    for _ in range(13):
        keep_fault(**key, why="no", now=NOW)
        [kept] = of(key)
        waits.append((kept.next_try_at - NOW) // timedelta(minutes=1))
    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == 1440
    assert (kept.tries, kept.why) == (13, "no")
    fault_over(**key)


def test_it_is_due_when_its_time_has_come_until_it_is_over() -> None:
    key = fault()
    keep_fault(**key, why="no", now=NOW)
    assert faults_due("children", NOW) == ()
    assert [one.case_id for one in faults_due("children", NOW + timedelta(minutes=1))] == [key["case_id"]]
    assert faults_due("cards", NOW + timedelta(minutes=1)) == ()
    fault_over(**key)
    assert of(key) == []


def test_faults_are_seen_with_their_cases() -> None:
    key = fault("/52/11/")
    keep_fault(**key, why="no", now=NOW)
    with scope("/51/"):
        assert of(key) == []
    with scope("/52/"):
        assert len(of(key)) == 1
    fault_over(**key)
