"""What every test of the desk may use."""

from datetime import UTC, datetime

import pytest

from tests.database import database, template
from tests.office import office, visit

__all__ = ["database", "office", "template", "visit"]


@pytest.fixture
def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
