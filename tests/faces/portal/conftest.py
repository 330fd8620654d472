"""Fixtures of the portal: the test office and a visitor."""

from tests.database import database, template
from tests.office import office, visit

__all__ = ["database", "office", "template", "visit"]
