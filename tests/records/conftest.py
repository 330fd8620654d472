"""Fixtures of the records: a database, and every test under the scope of everything."""

from collections.abc import Iterator

import pytest
from django.db import connection

from banjie.records.scope import ALL, set_scope
from tests.database import Database, database, template

__all__ = ["database", "scoped", "template"]


@pytest.fixture
def scoped(database: Database) -> Iterator[None]:
    """See everything during the test, then give the connection back."""
    set_scope(ALL)
    yield
    connection.close()
