"""Fixtures of commands that work on the records: the module's database stands for an opened installation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from banjie.faces.cli.opening import RecordsNeeds
from banjie.project.wiring.office import plug_office
from banjie.records.failures import StoreUnavailable
from tests.database import Database, database, template
from tests.office import office

__all__ = ["database", "office", "template"]


@pytest.fixture
def records(database: Database, tmp_path: Path) -> RecordsNeeds:
    """Return what such a command needs, on the module's database."""

    @contextmanager
    def opened(progress: Callable[[str], None]) -> Iterator[None]:
        plug_office(tmp_path)
        yield
        connection.close()

    return RecordsNeeds(opened=opened, faults=(StoreUnavailable,), language="en")
