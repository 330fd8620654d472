"""The work list: by due date, under a scope, page after page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from banjie.records.lists.work_list import WorkEntry, WorkFilter, work_count, work_page
from banjie.records.log.append import open_case
from banjie.records.scope import ALL, scope, set_scope
from tests.database import Database
from tests.records.made_up import DAY, WORK, opening

ANY = WorkFilter()


@pytest.fixture(scope="module", autouse=True)
def cases(database: Database) -> Iterator[None]:
    """Open twelve cases in three offices, one of them without a due date."""
    set_scope(ALL)
    for number in range(12):
        due = None if number == 5 else DAY + timedelta(days=(number * 7) % 12)
        step = "decide" if number % 2 else "examine"
        work = replace(WORK, due_date=due, step=step)
        open_case(replace(opening(scope_path=f"/51/{11 + number % 3}/"), work=(work,)))
    connection.close()
    set_scope(ALL)
    yield
    connection.close()


def dues(entries: tuple[WorkEntry, ...]) -> list[date]:
    return [entry.due_date or date.max for entry in entries]


def test_the_earliest_due_comes_first_and_none_due_last() -> None:
    page = work_page("/51/", ANY)
    assert len(page) == 12
    assert dues(page) == sorted(dues(page))
    assert page[-1].due_date is None


@pytest.mark.parametrize("most", [1, 5, 12])
def test_pages_follow_each_other_without_gap_or_repeat(most: int) -> None:
    read: list[WorkEntry] = []
    after = None
    while page := work_page("/51/", ANY, after, most):
        read += page
        after = page[-1].key
    assert tuple(read) == work_page("/51/", ANY)


def test_a_narrower_scope_lists_its_office_alone() -> None:
    assert {entry.scope_path for entry in work_page("/51/12/", ANY)} == {"/51/12/"}
    assert work_page("/52/", ANY) == ()
    assert work_count("/51/12/", ANY) == 4


def test_the_list_never_goes_beyond_the_connection_s_scope() -> None:
    with scope("/51/11/"):
        assert {entry.scope_path for entry in work_page("/", ANY)} == {"/51/11/"}


def test_filters_narrow_list_and_count() -> None:
    assert {entry.step for entry in work_page("/", WorkFilter(step="decide"))} == {"decide"}
    assert work_count("/", WorkFilter(step="decide")) == 6
    assert work_count("/", WorkFilter(item_code="I-2")) == 0
    assert work_count("/", WorkFilter(late_on=DAY + timedelta(days=1))) == 1


def test_a_page_is_read_by_the_index_and_not_by_sorting_everything() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
        cursor.execute(
            "EXPLAIN SELECT * FROM work WHERE scope_path = '/51/11/' AND (coalesce(due_date, 'infinity'::date),"
            " case_id, step) > ('2026-03-02', '00000000-0000-0000-0000-000000000000', '')"
            " ORDER BY coalesce(due_date, 'infinity'::date), case_id, step LIMIT 5"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("RESET enable_seqscan; RESET enable_bitmapscan")
    assert "work_page" in plan
    assert "Sort" not in plan
