"""The decision of a group and the correction of a part at the same moment: one of them sees the other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.act import Grant
from banjie.core.act.refusal import Refusal
from banjie.core.case.state import Phase
from banjie.core.values.office_time import office_date
from banjie.records.log.rows import ActWrite
from banjie.records.scope import ALL, set_scope
from banjie.services.cases import performing
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.deed import new_id
from tests.office import PROMISED, TestOffice
from tests.services.family import Family, decide, referred, with_departments

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def departments(office: TestOffice) -> TestOffice:
    set_scope(ALL)
    return with_departments(office, NOW)


@pytest.fixture
def family(departments: TestOffice) -> Iterator[Family]:
    """A group whose one part is decided."""
    set_scope(ALL)
    made = referred(departments, NOW, PROMISED)
    decide(made, PROMISED, NOW)
    yield made
    connection.close()


def asked(family: Family, login: str) -> Asked:
    actor = family.office.officer(login, office_date(NOW)).actor()
    return Asked(actor=actor, now=NOW, key=str(new_id(NOW)))


def grant(family: Family) -> Done | Refusal:
    return act_do(family.parent.id, Grant(), asked(family, "chen"))


def void(family: Family) -> Done | Refusal:
    child = family.children[PROMISED]
    wanted = asked(family, "feng")
    granted = family.view(PROMISED).events[-1].seq
    return act_correct(child.id, wanted, target=granted, replacement=None, reasons="误")


def test_a_part_reopened_after_it_was_read_is_seen_before_the_decision_is_written(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_read = performing.read

    def read_then_reopened(case_id: UUID, wanted: Asked, *, children: bool) -> performing.CaseRow:
        row = first_read(case_id, wanted, children=children)
        if children:
            monkeypatch.setattr(performing, "read", first_read)
            assert isinstance(void(family), Done)
        return row

    monkeypatch.setattr(performing, "read", read_then_reopened)
    answer = grant(family)
    assert isinstance(answer, Refusal)
    assert answer.code == "children_open"


def test_a_correction_waits_for_the_decision_and_is_refused_then(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding, go_on, append = Event(), Event(), performing.append

    def slowly(write: ActWrite) -> bool:
        holding.set()
        assert go_on.wait(20)
        return append(write)

    monkeypatch.setattr(performing, "append", slowly)
    with ThreadPoolExecutor(2) as threads:
        decision = threads.submit(elsewhere, grant, family)
        assert holding.wait(20)
        correction = threads.submit(elsewhere, void, family)
        wait_for_a_lock()
        go_on.set()
        answers = decision.result(20), correction.result(20)
    assert isinstance(answers[0], Done)
    assert isinstance(answers[1], Refusal)
    assert answers[1].code == "parent_decided"
    assert family.view().state.phase is Phase.GRANTED


def elsewhere(do: object, family: Family) -> object:
    set_scope(ALL)
    try:
        return do(family)  # type: ignore[operator]  # a function of this module
    finally:
        connection.close()


def wait_for_a_lock() -> None:
    question = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute(question)
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("nobody waits")
