"""A prepared SQL statement with named values, run on this thread's connection.

It goes to the driver's connection directly: the framework's cursor costs more than a short statement itself.
"""

import re
from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection
from django.db.utils import Error as DjangoError
from psycopg import RawCursor

from banjie.records.failures import AlreadyTaken, NotStorable, StoreUnavailable, WroteBetween

_NAME = re.compile(r"(?<!:):([a-z][a-z0-9_]*)")
Row = tuple[Any, ...]  # what the database answers, as typed by the statement


class Statement:
    """SQL in which `:name` stands for a value; prepared on the first use of each connection.

    With `plan_anew` it is planned for its values and the tables as they are, each time: for statements that run seldom
    over tables that grow meanwhile.
    """

    def __init__(self, text: str, *, plan_anew: bool = False) -> None:
        self.prepared = not plan_anew
        self.names = tuple(dict.fromkeys(_NAME.findall(text)))
        numbers = {name: f"${place}" for place, name in enumerate(self.names, start=1)}
        self.text = _NAME.sub(lambda found: numbers[found[1]], text).encode()

    def rows(self, values: Mapping[str, object]) -> list[Row]:
        """Run with `values` (more than needed is allowed) and return all rows."""
        return _execute(self, values).fetchall()

    def row(self, values: Mapping[str, object]) -> Row | None:
        """Run with `values` and return the first row, or None."""
        return _execute(self, values).fetchone()

    def count(self, values: Mapping[str, object]) -> int:
        """Run with `values` and return how many rows were touched."""
        return _execute(self, values).rowcount


def _execute(statement: Statement, values: Mapping[str, object]) -> "RawCursor[Row]":
    """Raise `StoreUnavailable`, `WroteBetween`, `AlreadyTaken` and `NotStorable` in place of the driver's errors."""
    cursor: RawCursor[Row] = RawCursor(_driver())
    try:
        return cursor.execute(statement.text, [values[name] for name in statement.names], prepare=statement.prepared)
    except psycopg.errors.UniqueViolation as error:
        raise AlreadyTaken(error.diag.constraint_name or "unknown constraint") from error
    except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded):
        # The driver's words may repeat the value, and it may be somebody's name.
        raise NotStorable("a value cannot be kept: it is too long, out of range, or holds a NUL character") from None
    except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected) as error:
        raise WroteBetween(f"somebody else wrote the same rows: {error}. Nothing was written; try again.") from error
    except (psycopg.OperationalError, psycopg.errors.InterfaceError) as error:
        if cursor.connection.closed:
            connection.close()  # the next statement gets a new one
        _forget_if_broken()
        raise StoreUnavailable(f"the database gave up: {error}. Nothing was written; try again.") from error


def _forget_if_broken() -> None:
    """Let the next statement connect anew; it then has no scope and sees nothing until it is given one."""
    if connection.connection is not None and connection.connection.closed:
        connection.close()


def _driver() -> "psycopg.Connection[Row]":
    if connection.connection is None:
        try:
            connection.ensure_connection()
        except (DjangoError, psycopg.OperationalError) as error:
            raise StoreUnavailable(f"the database cannot be reached: {error}") from error
    return connection.connection  # type: ignore[no-any-return]  # Django does not type its driver
