"""Fixtures of the papers: the test office."""

from tests.database import database, template
from tests.office import office

__all__ = ["database", "office", "template"]
