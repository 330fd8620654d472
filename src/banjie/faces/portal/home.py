"""The first page: search, follow a case, find an item by kind or by office."""

from datetime import date

from django.core.cache import cache
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from banjie.faces.portal.entering import Visit, public
from banjie.services.catalogue.item_list import item_page, offices

TYPES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "20")
_KINDS_SECONDS = 60


@require_safe
@public
def home(visit: Visit) -> HttpResponse:
    """Show the first page."""
    places = offices(visit.today)
    return visit.show(
        "home",
        offices=places,
        total=sum(place.items for place in places),
        kinds=[(code, visit.say(f"type.t{code}")) for code in kinds_offered(visit.today)],
    )


def kinds_offered(today: date) -> tuple[str, ...]:
    """Return the types of which there is an item today; asked once a minute."""
    key = f"kinds-{today}"
    known = cache.get(key)
    if known is None:
        known = tuple(code for code in TYPES if item_page(today, type_code=code).lines)
        cache.set(key, known, _KINDS_SECONDS)
    return tuple(known)
