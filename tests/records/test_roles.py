"""What each database role may do."""

import psycopg
import pytest

from banjie.records.log.append import open_case
from tests.database import Database
from tests.records.made_up import opening

ADDED_ONLY = (
    "event", "event_position", "day_head", "day_case", "calendar_entry", "batch_event", "batch_entry", "calendar_use",
    "batch_piece", "batch_clock", "batch_left",
)  # fmt: skip


def run(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("SELECT set_config('banjie.scope', '/', false)")
        connection.execute(statement.encode())


@pytest.mark.parametrize("table", ADDED_ONLY)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_remove_from_the_log(database: Database, table: str, change: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(database.app_dsn, change.format(table))


@pytest.mark.parametrize(
    "table",
    [
        "event SET body = ''", "event_position SET seq = 9", "day_head SET digest = ''", "batch_event SET body = ''",
        "batch_clock SET to_date = NULL", "batch_piece SET moved = 0", "calendar_entry SET body = ''",
        "calendar_use SET calendar = ''", "calendar_turn SET one = false",
    ],
)  # fmt: skip
def test_the_application_cannot_change_the_log(database: Database, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(database.app_dsn, f"UPDATE {table}")


def test_the_application_cannot_say_when_an_event_was_stored(database: Database) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(
            database.app_dsn,
            "INSERT INTO event (case_id, seq, kind, happened_date, recorded_at, body, digest, stored_at)"
            " VALUES (gen_random_uuid(), 1, 'x', now(), now(), '', '', now())",
        )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = ''", "DELETE FROM event", "TRUNCATE event", "UPDATE batch_event SET body = ''",
        "DELETE FROM batch_event", "DELETE FROM calendar_entry",
    ],
)  # fmt: skip
def test_even_the_owner_is_refused_a_change_of_the_log(database: Database, change: str) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match="only added to"):
        run(database.owner_dsn, f"SET ROLE banjie_owner; {change}")


def test_tables_belong_to_the_owner_and_never_to_the_application(database: Database) -> None:
    with psycopg.connect(database.owner_dsn) as connection:
        owners = connection.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert owners == [("banjie_owner",)]


def test_the_reader_reads_but_neither_writes_nor_sees_passwords(database: Database, scoped: None) -> None:
    open_case(opening())
    read_dsn = psycopg.conninfo.make_conninfo(database.read_dsn)
    run(read_dsn, "SELECT id, login, name FROM person")
    for statement in ("SELECT password FROM person", "DELETE FROM work"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(read_dsn, statement)
