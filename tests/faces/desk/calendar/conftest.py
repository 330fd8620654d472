"""What every test of the calendar's pages may use."""

from tests.database import database, template
from tests.faces.desk.conftest import now
from tests.office import office

__all__ = ["database", "now", "office", "template"]
