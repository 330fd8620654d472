"""The database goes away in the middle of the work, and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection, connections
from psycopg.conninfo import make_conninfo

from banjie.core.act.act import Accept, StartStep
from banjie.core.values.office_time import office_date
from banjie.project.database import connection_settings, leave, use
from banjie.records.failures import StoreUnavailable
from banjie.records.scope import ALL, scope, set_scope
from banjie.services.cases import performing
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_view import case_view
from banjie.services.log.followers import advance
from tests.database import Database
from tests.office import TestOffice, accepted, do, handed_in
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def without_a_pool(database: Database) -> None:
    """Let a lost connection be told at once: a pool would wait for a new one first."""
    leave()
    connections.settings["default"] = connection_settings(database.app_dsn, pool=None)


@contextmanager
def gone(database: Database) -> Iterator[None]:
    """End all connections to the database and let nobody in until the block ends."""
    with psycopg.connect(make_conninfo(database.owner_dsn, dbname="postgres"), autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {database.name} ALLOW_CONNECTIONS false".encode())
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database.name])
        try:
            yield
        finally:
            admin.execute(f"ALTER DATABASE {database.name} ALLOW_CONNECTIONS true".encode())


def asked(office: TestOffice) -> Asked:
    return Asked(actor=office.officer("li", office_date(NOW)).actor(), now=NOW, key="gone")


def test_an_act_is_refused_while_it_is_gone_and_done_afterwards(whole_office: TestOffice, database: Database) -> None:
    case = handed_in(NOW)
    with gone(database):
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                case_view(case.id)
    assert do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW).seq == 2


def test_gone_between_reading_and_writing_nothing_is_written(
    whole_office: TestOffice, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, append = accepted(whole_office, NOW), performing.append
    before, request = rows_of_all_tables(database), asked(whole_office)

    def cut_off(write: performing.ActWrite) -> bool:
        monkeypatch.setattr(performing, "append", append)
        with gone(database):
            return append(write)

    monkeypatch.setattr(performing, "append", cut_off)
    with pytest.raises(StoreUnavailable, match="Nothing was written"):
        act_do(case.id, StartStep(step="review"), request)
    assert rows_of_all_tables(database) == before
    set_scope(ALL)
    answer = act_do(case.id, StartStep(step="review"), request)
    assert isinstance(answer, Done)
    assert (answer.seq, answer.repeated) == (3, False)


def test_a_pool_lends_no_connection_that_was_lost(whole_office: TestOffice, database: Database) -> None:
    use(database.app_dsn, 2)
    case = handed_in(NOW)
    connection.close()
    with gone(database):
        pass
    with scope(ALL):
        assert case_view(case.id).version == 1


def test_the_followers_go_on_where_they_were(whole_office: TestOffice, database: Database) -> None:
    handed_in(NOW)
    with gone(database), pytest.raises(StoreUnavailable):
        advance(NOW)
    assert advance(NOW) > 0
    assert advance(NOW) == 0
    connection.close()
