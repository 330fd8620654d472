"""Who has no scope sees nothing; who has one sees what lies under it."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection

from banjie.records.log.append import append, open_case
from banjie.records.log.read import history, read_case
from banjie.records.log.rows import OpeningWrite, ResultRow
from banjie.records.models import Case, CaseClock, Content, Party, Result, StoredEvent, Tracking, Work
from banjie.records.scope import ALL, clear_scope, scope, set_scope
from banjie.records.statement import Statement
from tests.database import Database
from tests.records.made_up import DAY, acceptance, opening, people, read

WALLED = (Case, Work, CaseClock, StoredEvent, Party, Content, Result, Tracking)


@pytest.fixture(scope="module")
def written(database: Database) -> Iterator[OpeningWrite]:
    """Return a case with a row in every table that is walled."""
    set_scope(ALL)
    result = ResultRow(number="R", check_code="CHECK", granted=True, decided_date=DAY)
    write = opening(scope_path="/51/11/", tracking_code="ABCDEFGH2345", result=result, **people())
    assert open_case(write)
    assert open_case(opening(scope_path="/51/12/"))
    connection.close()
    yield write
    connection.close()


@pytest.mark.parametrize("model", WALLED)
def test_without_a_scope_no_rows_are_seen(written: OpeningWrite, model: type) -> None:
    clear_scope()
    assert model.objects.count() == 0


@pytest.mark.parametrize("model", WALLED)
def test_the_scope_of_everything_sees_every_row(written: OpeningWrite, model: type) -> None:
    with scope(ALL):
        assert model.objects.count() >= 1


@pytest.mark.parametrize(("path", "seen"), [("/51/11/", 1), ("/51/", 2), ("/51/1/", 0), ("/52/", 0)])
def test_a_scope_sees_what_lies_under_its_path(written: OpeningWrite, path: str, seen: int) -> None:
    with scope(path):
        assert Case.objects.count() == seen
        assert StoredEvent.objects.count() == seen


def test_a_scope_must_end_in_a_stroke(written: OpeningWrite) -> None:
    with pytest.raises(ValueError, match="begins and ends"):
        set_scope("/51")


def test_an_act_outside_the_scope_writes_nothing(written: OpeningWrite) -> None:
    with scope(ALL):
        act = acceptance(read(written.case_id))
    with scope("/51/12/"):
        assert not append(act)
        assert read_case(written.case_id, "tester", "none") is None
    with scope(ALL):
        assert len(history(written.case_id)) == 1


def test_the_pool_gives_connections_back_without_a_scope(written: OpeningWrite) -> None:
    for _ in range(12):
        set_scope(ALL)
        connection.close()
    seen: list[int] = []
    thread = threading.Thread(target=lambda: (seen.append(Case.objects.count()), connection.close()))
    thread.start()
    thread.join()
    assert seen == [0]


def test_a_tracking_code_opens_its_case_alone_and_leaves_the_scope_as_it_was(written: OpeningWrite) -> None:
    clear_scope()
    door = Statement("SELECT case_id, scope_path FROM case_by_tracking(:code::text)")
    assert door.row({"code": "ABCDEFGH2345"}) == (written.case_id, "/51/11/")
    assert door.row({"code": "ABCDEFGH2346"}) == (None, None)
    assert Case.objects.count() == 0


def test_a_check_code_tells_the_result_without_a_scope(written: OpeningWrite) -> None:
    clear_scope()
    door = Statement("SELECT number, granted, decided_date FROM result_by_check_code(:code::text)")
    assert door.row({"code": "CHECK"}) == ("R", True, DAY)
