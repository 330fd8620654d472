"""The frame around a page of the desk: places, search, who is signed in."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from banjie.faces.shared.page import Link, Page, page_of
from banjie.faces.shared.words import say
from banjie.services.office.entering import Officer
from banjie.services.office.today import is_demo

_PLACES = (("inbox", "i"), ("hall", "h"), ("silence", "s"), ("calendar", "d"))


def bare_frame(request: HttpRequest, today: date) -> Page:
    """Return the frame for somebody who is not let in."""
    return replace(page_of(request), home=reverse("desk:inbox"), today=today, demo_today=today if is_demo() else None)


def frame(request: HttpRequest, officer: Officer, today: date) -> Page:
    """Return the frame for the officer."""
    page = bare_frame(request, today)
    here = _place(request.path)
    return replace(
        page,
        nav=tuple(
            Link(
                href=reverse(f"desk:{place}"),
                text=say(f"desk.place.{place}", page.language),
                current=place == here,
                key=key,
            )
            for place, key in _PLACES
        ),
        search=reverse("desk:find"),
        keys_page=reverse("desk:keys"),
        person=officer.name,
        unit=say("desk.unit", page.language, office=officer.post.office, post=officer.post.name),
    )


def _place(path: str) -> str:
    """Return where a page belongs: the place whose address it stands under, else the list of cases."""
    return next((place for place, _ in _PLACES[1:] if path.startswith(reverse(f"desk:{place}"))), "inbox")
