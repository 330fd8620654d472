"""The list of items: searched, filtered, page by page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from banjie.faces.portal.entering import Visit, public
from banjie.faces.portal.home import TYPES
from banjie.faces.shared.forms import clean, printable
from banjie.faces.shared.law_words import in_language
from banjie.services.catalogue.item_list import ItemLine, ItemPage, item_page, offices

_LONGEST = 100
_FILTERS = ("q", "office", "type")


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """An item in one line."""

    code: str
    name: str
    office: str
    kind: str
    days: str
    on_the_spot: bool


@require_safe
@public
def items(visit: Visit) -> HttpResponse:
    """Show items; what is not a filter we know finds nothing and says so."""
    asked = {name: _asked(visit, name) for name in (*_FILTERS, "after")}
    found = item_page(
        visit.today, wanted=asked["q"], type_code=asked["type"], office=asked["office"], after=asked["after"]
    )
    filters = {name: asked[name] for name in _FILTERS if asked[name]}
    return visit.show(
        "items",
        rows=[item_row(line, visit) for line in found.lines],
        asked=asked,
        filtered=bool(filters),
        later=bool(asked["after"]),
        more=_more(filters, found),
        offices=[(place.path, f"{place.name} ({place.items})") for place in offices(visit.today)],
        types=[(code, visit.say(f"type.t{code}")) for code in TYPES],
    )


def item_row(line: ItemLine, visit: Visit) -> ItemRow:
    """Return an item as a list shows it."""
    item = line.item
    days = visit.say("items.days", days=item.promised_days) if item.promised_days else ""
    return ItemRow(
        code=item.code,
        name=in_language(item.words, visit.language, item.code),
        office=line.office,
        kind=visit.say(f"type.t{item.type}") if item.type in TYPES else item.type,
        days=days,
        on_the_spot=line.on_the_spot,
    )


def _asked(visit: Visit, name: str) -> str:
    return clean(printable(visit.request.GET.get(name, "")))[:_LONGEST]


def _more(filters: dict[str, str], found: ItemPage) -> str:
    return f"{reverse('portal:items')}?{urlencode({**filters, 'after': found.after})}" if found.after else ""
