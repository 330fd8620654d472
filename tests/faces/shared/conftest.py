"""Fixtures of what faces share: Django ready, a database and the test office for those who ask."""

from tests.database import database, template
from tests.office import office

__all__ = ["database", "office", "template"]
