"""Sign in and out. Five wrong passwords close the door for a while; the page says for how long."""

from axes.helpers import get_cool_off
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from banjie.core.values.office_time import office_date
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.desk.frame import bare_frame
from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.words import say
from banjie.services.office.today import office_now

_LONGEST = 200


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login and password; go on to where the officer wanted to go."""
    if request.method != "POST":
        return HttpResponseRedirect(_onward(request)) if request.user.is_authenticated else _ask(request)
    typed = request.POST.get("login", "").strip()[:_LONGEST]
    password = request.POST.get("password", "")[:_LONGEST]
    if not typed or not password or "\0" in typed + password:
        return _ask(request, wrong="incomplete", typed=typed.replace("\0", ""), status=422)
    # The guard counts by the name of the model's login field; under another word it would count nobody.
    person = authenticate(request, login=typed, password=password)
    if person is None:
        return _refused(request, typed)
    login(request, person)
    return HttpResponseRedirect(_onward(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect(reverse("desk:sign_in"))


@for_officers
def who(visit: Visit) -> HttpResponse:
    """Say who is signed in, in which posts, and what these allow today."""
    acts = dict.fromkeys((held.act, held.item) for held in visit.officer.authorities)
    return visit.show("who", authorities=tuple((_act(act, visit.language), item) for act, item in acts))


def _act(act: str, language: str) -> str:
    return say("desk.who.any" if act == "*" else f"act.{act}", language)


def _refused(request: HttpRequest, typed: str) -> HttpResponse:
    if not getattr(request, "axes_locked_out", False):
        return _ask(request, wrong="wrong", typed=typed, status=422)
    # The guard would answer with an English page of its own; this one says the same in the reader's language.
    request.axes_locked_out = False  # type: ignore[attr-defined]  # set by the guard
    return _ask(request, wrong="locked", typed=typed, status=429)


def _ask(request: HttpRequest, *, wrong: str = "", typed: str = "", status: int = 200) -> HttpResponse:
    page = bare_frame(request, office_date(office_now(real_now())))
    cool_off = get_cool_off()
    minutes = int(cool_off.total_seconds() // 60) if cool_off else 0
    told = say(f"desk.sign_in.{wrong}", page.language, minutes=minutes) if wrong else ""
    values = {"page": page, "wrong": told, "typed": typed, "next": _next(request)}
    return render(request, "desk/sign_in.html", values, status=status)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _onward(request: HttpRequest) -> str:
    return _next(request) or reverse("desk:inbox")
