"""Fixtures of tests that look at processes from outside: the module's database and the test office in it."""

from tests.database import database, template
from tests.office import office

__all__ = ["database", "office", "template"]
