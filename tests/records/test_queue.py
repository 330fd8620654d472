"""The queue of background jobs: made as its library ships it, worked by the application and nothing more."""

import re
from importlib.metadata import version
from importlib.resources import files

import psycopg
import pytest

from tests.database import Database

PINNED = "3.10.0"
REFUSED = (
    "CREATE TABLE jobs.ours (id integer)",
    "DROP TABLE jobs.procrastinate_jobs",
    "TRUNCATE jobs.procrastinate_jobs",
    "UPDATE jobs.procrastinate_events SET at = now()",
    "DELETE FROM jobs.procrastinate_events",
)


def test_the_tables_are_those_that_the_pinned_version_ships(database: Database) -> None:
    with psycopg.connect(database.owner_dsn) as owner:
        made = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'jobs' ORDER BY 1").fetchall()
    shipped = re.findall(r"CREATE TABLE (\w+)", (files("procrastinate.sql") / "schema.sql").read_text("utf-8"))
    assert [name for (name,) in made] == sorted(shipped)
    assert version("procrastinate") == PINNED, "another version: run its migrations in one of ours"


@pytest.mark.parametrize("statement", REFUSED)
def test_the_application_makes_and_removes_nothing_there(database: Database, statement: str) -> None:
    with psycopg.connect(database.app_dsn) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(statement.encode())


def test_the_queue_belongs_to_the_owner_and_stands_apart_from_our_tables(database: Database) -> None:
    with psycopg.connect(database.owner_dsn) as owner:
        found = owner.execute(
            "SELECT DISTINCT schemaname, tableowner FROM pg_tables WHERE tablename LIKE 'procrastinate%'"
        ).fetchall()
    assert found == [("jobs", "banjie_owner")]


def test_the_search_path_is_as_it_was_after_the_migration(database: Database) -> None:
    with psycopg.connect(database.owner_dsn) as owner:
        strays = owner.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'procrastinate%' AND pronamespace = 'public'::regnamespace"
        ).fetchall()
    assert strays == []
