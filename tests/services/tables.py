"""How many rows every table holds, and direct SQL past the services."""

from collections.abc import Mapping

import psycopg

from tests.database import Database

_STAND_APART = {"number_issued", "number_counter"}
"""A number taken for an act that was not done is a gap, and told as one."""


def rows_of_all_tables(database: Database) -> Mapping[str, int]:
    """Return the number of rows of every table but those of the numbers."""
    with psycopg.connect(database.owner_dsn, autocommit=True) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        counts = {}
        for (name,) in names:
            row = connection.execute(f'SELECT count(*) FROM "{name}"'.encode()).fetchone()
            counts[name] = row[0] if row else 0
    return {name: count for name, count in counts.items() if name not in _STAND_APART}


def run_sql(database: Database, statement: str, *values: object) -> int:
    """Run a statement as an administrator who puts every guard aside; return how many rows it touched."""
    with psycopg.connect(database.owner_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no trigger refuses it
        return connection.execute(statement.encode(), values).rowcount
