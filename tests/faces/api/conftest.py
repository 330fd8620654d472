"""Fixtures of the programming interface: the test office and a client."""

from tests.database import database, template
from tests.office import office, visit

__all__ = ["database", "office", "template", "visit"]
