"""One item as it stands in the catalogue, whether or not a pack covers it."""

from datetime import date

from banjie.core.procedure.item_text import item_of
from banjie.records.catalogue.items import item_in_force
from banjie.services.catalogue.item_list import ItemLine


def item_one(code: str, day: date) -> ItemLine | None:
    """Return the item in force on the day, or None."""
    row = item_in_force(code, day)
    return None if row is None else ItemLine(item=item_of(row.body), office=row.office, office_path=row.path)
