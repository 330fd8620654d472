"""The log is proven, and what was changed behind its back is named."""

from datetime import UTC, datetime

from django.db import connection

from banjie.core.act.act import StartStep
from banjie.records.persons.erase import erase_people
from banjie.services.cases.case_view import case_view
from banjie.services.log.followers import advance
from banjie.services.log.log_verify import Flaw, log_size, log_verify
from tests.database import Database
from tests.office import TestOffice, accepted, do, handed_in
from tests.services.tables import run_sql

NOW = datetime.now(UTC)


def found() -> list[Flaw]:
    return list(log_verify(lambda _: None))


def test_what_the_services_wrote_is_whole(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    do(whole_office, case, "li", StartStep(step="review"), NOW)
    advance(NOW)
    watched: list[int] = []
    assert list(log_verify(watched.append)) == []
    assert sum(watched) == log_size()


def test_it_looks_at_all_offices_whoever_asks(office: TestOffice) -> None:
    connection.close()  # a new connection sees nothing by itself
    handed_in(NOW)
    assert log_size() > 0
    assert found() == []


def test_an_erased_person_leaves_the_log_whole(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    assert erase_people(case.id) == 1
    view = case_view(case.id)
    assert (view.applicant, view.version) == (None, 2)
    assert found() == []


def test_an_event_changed_by_sql_is_named(whole_office: TestOffice, database: Database) -> None:
    case = accepted(whole_office, NOW)
    changed = "UPDATE event SET body = replace(body, 'R-1', 'R-2') WHERE case_id = %s AND seq = 2"
    assert run_sql(database, changed, case.id) == 1
    assert [(flaw.case, flaw.seq) for flaw in found()] == [(case.number, 2)]
    assert run_sql(database, changed.replace("'R-1', 'R-2'", "'R-2', 'R-1'"), case.id) == 1
    assert found() == []


def test_a_person_changed_by_sql_is_named(whole_office: TestOffice, database: Database) -> None:
    case = handed_in(NOW)
    run_sql(database, "UPDATE party SET name = '别人' WHERE case_id = %s", case.id)
    assert [flaw.case for flaw in found()] == [case.number]
    run_sql(database, "DELETE FROM party WHERE case_id = %s", case.id)
    assert found() == []
