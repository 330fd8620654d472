"""A database for adapters that need one."""

from tests.database import database, template

__all__ = ["database", "template"]
