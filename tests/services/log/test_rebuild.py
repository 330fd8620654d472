"""The tables follow from the log: what differs is found, and put right."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from banjie.core.act.act import Grant, Stop
from banjie.core.values.office_time import office_date
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import new_id
from banjie.services.cases.result_issue import result_issue
from banjie.services.log.rebuild import Difference, differences, rebuild
from tests.database import Database
from tests.office import HandedIn, TestOffice, accepted, do, handed_in, ready_to_decide
from tests.services.tables import rows_of_all_tables, run_sql

NOW = datetime.now(UTC)
Walk = Callable[[Callable[[], None]], Iterator[Difference]]


def tables(walk: Walk) -> list[tuple[str, str]]:
    return [(one.case, one.table) for one in walk(lambda: None)]


def with_result(office: TestOffice) -> HandedIn:
    case = ready_to_decide(office, NOW)
    do(office, case, "qian", Grant(valid_until=date(2031, 5, 1)), NOW)
    asked = Asked(actor=office.officer("zhou", office_date(NOW)).actor(), now=NOW, key=str(new_id(NOW)))
    result_issue(case.id, asked, result_number=f"证-{case.number}")
    return case


def test_what_the_services_write_is_what_the_log_says(whole_office: TestOffice) -> None:
    handed_in(NOW, materials=("form",))
    with_result(whole_office)
    do(whole_office, accepted(whole_office, NOW), "li", Stop(ground="testing", notice="T", notified_days=4), NOW)
    counted: list[int] = []
    assert list(differences(lambda: counted.append(1))) == []
    assert len(counted) == 3


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("case", "UPDATE \"case\" SET phase = 'finished' WHERE id = %s"),
        ("work", "DELETE FROM work WHERE case_id = %s"),
        ("case_clock", "UPDATE case_clock SET due_date = due_date + 30 WHERE case_id = %s AND clock = 'decision'"),
        ("result", "UPDATE result SET granted = false WHERE case_id = %s"),
        ("result", "DELETE FROM result WHERE case_id = %s"),
    ],
)
def test_a_row_changed_by_sql_is_found_and_put_right(
    whole_office: TestOffice, database: Database, table: str, damage: str
) -> None:
    case = with_result(whole_office)
    before = case_view(case.id)
    assert run_sql(database, damage, case.id) == 1
    assert tables(differences) == [(case.number, table)]
    assert tables(differences) == [(case.number, table)], "comparing changes nothing"
    assert tables(rebuild) == [(case.number, table)]
    assert tables(differences) == []
    assert case_view(case.id) == before


def test_a_case_whose_log_is_broken_does_not_stop_the_others(whole_office: TestOffice, database: Database) -> None:
    broken, late = accepted(whole_office, NOW), with_result(whole_office)
    damage = "UPDATE event SET body = %s || body WHERE case_id = %s AND seq = 2"
    assert run_sql(database, damage, "broken", broken.id) == 1
    assert run_sql(database, "DELETE FROM work WHERE case_id = %s", late.id) == 1
    assert tables(differences) == [(str(broken.id), "event"), (late.number, "work")]
    assert tables(rebuild) == [(str(broken.id), "event"), (late.number, "work")]
    run_sql(database, "UPDATE event SET body = substr(body, 7) WHERE case_id = %s AND seq = 2", broken.id)
    assert tables(differences) == []


def test_all_tables_lost_come_back(whole_office: TestOffice, database: Database) -> None:
    case = with_result(whole_office)
    before, view = rows_of_all_tables(database), case_view(case.id)
    for table in ('"case"', "work", "case_clock", "result"):
        run_sql(database, f"DELETE FROM {table}")
    tables(rebuild)
    assert rows_of_all_tables(database) == before
    assert case_view(case.id) == view
