"""The one door of the portal: at which moment a visitor comes in, and the frame of the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from banjie.core.values.office_time import office_date
from banjie.faces.shared.page import Link, Page, page_of
from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.words import say
from banjie.services.office.place import place_name
from banjie.services.office.today import is_demo, office_now

View = Callable[..., HttpResponse]
_PLACES = ("home", "items", "track", "verify")


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """One request of a visitor: its only moment and the frame of the page."""

    request: HttpRequest
    now: datetime
    today: date
    demo: bool
    page: Page

    @property
    def language(self) -> str:
        """The language the reader chose."""
        return self.page.language

    def say(self, key: str, **values: object) -> str:
        """Return a word of the portal."""
        return say(f"portal.{key}", self.language, **values)

    def show(self, template: str, *trail: Link, status: int = 200, **values: object) -> HttpResponse:
        """Return the page of `template`, with the way to it above."""
        page = replace(self.page, trail=trail)
        context = {"page": page, "visit": self, **values}
        return render(self.request, f"portal/{template}.html", context, status=status)


def public(view: View) -> View:
    """Let anyone reach `view(visit, ...)`."""

    @wraps(view)
    def entered(request: HttpRequest, **named: object) -> HttpResponse:
        answer = view(_visit(request), **named)
        patch_vary_headers(answer, ["Cookie"])
        return answer

    return entered


def private(view: View) -> View:
    """Let anyone reach `view(visit, ...)`, but let no browser keep and no search engine list what it answers."""

    @wraps(view)
    def entered(request: HttpRequest, **named: object) -> HttpResponse:
        answer = view(_visit(request), **named)
        answer["Cache-Control"] = "no-store, private"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        patch_vary_headers(answer, ["Cookie"])
        return answer

    return entered


def _visit(request: HttpRequest) -> Visit:
    now = office_now(real_now())
    today, demo = office_date(now), is_demo()
    page = page_of(request)
    here = _place(request.path)
    nav = tuple(
        Link(href=reverse(f"portal:{place}"), text=say(f"portal.place.{place}", page.language), current=place == here)
        for place in _PLACES
    )
    framed = replace(
        page, nav=nav, office=place_name(today), home=reverse("portal:home"), demo_today=today if demo else None
    )
    return Visit(request=request, now=now, today=today, demo=demo, page=framed)


def _place(path: str) -> str:
    if path == reverse("portal:home"):
        return "home"
    return next((place for place in _PLACES[1:] if path.startswith(reverse(f"portal:{place}"))), "")
