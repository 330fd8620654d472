"""The one door of the desk: who comes in, at which moment, and how much of the records they may see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from banjie.core.values.office_time import office_date
from banjie.faces.desk.frame import bare_frame, frame
from banjie.faces.shared.failures import signed_out
from banjie.faces.shared.page import Page
from banjie.faces.shared.real_time import real_now
from banjie.services.office.entering import NotAnOfficer, Officer, enter, officer_of
from banjie.services.office.today import office_now

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """One request of an officer: its only moment, the officer of that day, and the frame of the page."""

    request: HttpRequest
    now: datetime
    today: date
    officer: Officer
    page: Page

    @property
    def language(self) -> str:
        """The language the reader chose."""
        return self.page.language

    def show(
        self, template: str, values: Mapping[str, object] | None = None, /, *, status: int = 200, **more: object
    ) -> HttpResponse:
        """Return the page of `template` in the desk's frame."""
        context = {"page": self.page, "visit": self, **(values or {}), **more}
        return render(self.request, f"desk/{template}.html", context, status=status)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    sign_in = reverse("desk:sign_in")
    if request.method == "POST":
        return signed_out(request, sign_in)
    return HttpResponseRedirect(f"{sign_in}?{urlencode({'next': request.get_full_path()})}")


def for_officers(view: View) -> View:
    """Let only an officer with a post today reach `view(visit, ...)`; others are asked to sign in or told who helps."""

    @cache_control(no_store=True, private=True)
    @wraps(view)
    def entered(request: HttpRequest, **named: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        now = office_now(real_now())
        today = office_date(now)
        try:
            officer = officer_of(request.user.pk, today)
        except NotAnOfficer:
            return render(request, "desk/no_post.html", {"page": bare_frame(request, today)}, status=403)
        enter(officer.scope)
        page = frame(request, officer, today)
        return view(Visit(request=request, now=now, today=today, officer=officer, page=page), **named)

    return entered
