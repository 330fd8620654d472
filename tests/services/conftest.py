"""Fixtures of the services: the test office in a database of the module, seen under the scope of everything."""

from collections.abc import Iterator

import pytest
from django.db import connection

from banjie.records.scope import ALL, set_scope
from tests.database import Database, database, template
from tests.office import TestOffice, office

__all__ = ["database", "office", "template"]


@pytest.fixture
def everything(database: Database) -> Iterator[None]:
    """See all offices during the test, then give the connection back."""
    set_scope(ALL)
    yield
    connection.close()


@pytest.fixture
def whole_office(office: TestOffice, everything: None) -> TestOffice:
    """Return the office, seen as a whole."""
    return office
