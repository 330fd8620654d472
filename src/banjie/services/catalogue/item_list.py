"""What is offered on a day: lists for the guide and the window."""

from dataclasses import dataclass
from datetime import date

from banjie.core.procedure.item import ON_THE_SPOT, ItemVersion
from banjie.core.procedure.item_text import item_of
from banjie.records.catalogue.items import ItemRow, items_in_force, offices_with_items

PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemLine:
    """One item of a list, with the office that handles it."""

    item: ItemVersion
    office: str
    office_path: str

    @property
    def on_the_spot(self) -> bool:
        """Whether it can be done in one visit."""
        return self.item.kind == ON_THE_SPOT


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPage:
    """A page of items in order of code; `after` opens the next page, empty on the last."""

    lines: tuple[ItemLine, ...]
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeLine:
    """An office that offers items."""

    path: str
    name: str
    items: int


def item_page(day: date, *, wanted: str = "", type_code: str = "", office: str = "", after: str = "") -> ItemPage:
    """Return items in force on the day; `wanted` is looked for in names and codes, empty filters take everything."""
    rows = items_in_force(day, wanted=wanted, type_code=type_code, path=office, after=after, most=PAGE + 1)
    more = rows[PAGE - 1].code if len(rows) > PAGE else ""
    return ItemPage(lines=tuple(_line(row) for row in rows[:PAGE]), after=more)


def offices(day: date) -> tuple[OfficeLine, ...]:
    """Return the offices that offer items on the day, the one with most items first."""
    return tuple(OfficeLine(path=path, name=name, items=count) for path, name, count in offices_with_items(day))


def _line(row: ItemRow) -> ItemLine:
    return ItemLine(item=item_of(row.body), office=row.office, office_path=row.path)
