"""When something goes wrong: pages in words, with a number to ask by, and what was typed kept on the page.

The middleware stands for the whole product; nothing here touches the records, which may be what is gone.
"""

import logging
import secrets
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus

from django.db.utils import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.utils.datastructures import MultiValueDictKeyError
from django.views.decorators.csrf import requires_csrf_token

from banjie.faces.shared.page import Link, page_of
from banjie.faces.shared.problem import API, MEDIA_TYPE, problem
from banjie.faces.shared.words import say
from banjie.services.office.place import StoreUnavailable

GONE = (StoreUnavailable, DatabaseError, InterfaceError)
_log = logging.getLogger(__name__)
_SECRET = frozenset({"csrfmiddlewaretoken", "password"})
_KEPT_LENGTH = 20_000
_PLACES = (("home", "/"), ("items", "/items/"), ("track", "/track/"))
Answer = Callable[[HttpRequest], HttpResponse]


class FailuresMiddleware:
    """Turns what was not foreseen into a page with a fault number; the traceback goes to the log alone."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; what no address can hold, or takes only another kind of request, is told in words."""
        if "\0" in request.path:
            return failure_page(request, HTTPStatus.NOT_FOUND, "not_found")
        answer = self._get_response(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or answer["Content-Type"] == MEDIA_TYPE:
            return answer
        page = failure_page(request, HTTPStatus.METHOD_NOT_ALLOWED, "not_found")
        page["Allow"] = answer["Allow"]
        return page

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a view that failed; what Django has a page for is left to it."""
        return not_kept(request, error) if isinstance(error, GONE) else None


def not_kept(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Return the page that says nothing was kept, with what was typed on it, or that nothing can be shown (503)."""
    word = "unavailable" if request.method == "POST" else "unreadable"
    return failure_page(request, 503, word, number=_told_to_the_log(request, error))


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Return the page for a request that cannot be read (400)."""
    return failure_page(request, 400, "bad_request")


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Return the page for somebody who has no right to it (403)."""
    return failure_page(request, 403, "forbidden")


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Return the page for an address where nothing is (404)."""
    return failure_page(request, 404, "not_found")


@requires_csrf_token
def server_fault(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of ours (500), or for a store that was gone before any view was reached (503)."""
    error = sys.exc_info()[1]
    if isinstance(error, GONE):
        return not_kept(request, error)
    number = _number()
    _log.error("fault %s at %s", number, request.path)
    return failure_page(request, 500, "fault", number=number)


@requires_csrf_token
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Return the page for a form whose token has gone (403): what was typed is on it, one press sends it again."""
    return failure_page(request, 403, "form_too_old")


def signed_out(request: HttpRequest, sign_in: str) -> HttpResponse:
    """Return the page for a form sent after the session had ended (403): sign in at `sign_in`, then press again."""
    return failure_page(request, 403, "signed_out", href=sign_in)


def too_many(request: HttpRequest, minutes: int) -> HttpResponse:
    """Return the page for somebody who tried too often (429)."""
    answer = failure_page(request, 429, "too_many", minutes=minutes)
    answer["Retry-After"] = str(minutes * 60)
    return answer


def failure_page(request: HttpRequest, status: int, word: str, **values: object) -> HttpResponse:
    """Return the page `failure.<word>` with this status; typed fields are offered again on 403, 500 and 503.

    A program that asked is told the same as a problem.
    """
    if request.path.startswith(API):
        language = page_of(request).language
        title, text = say(f"failure.{word}.title", language), say(f"failure.{word}.text", language, **values)
        return problem(status, word, title, text, **values)
    again = tuple(_typed(request)) if status in (403, 500, 503) else ()
    page = page_of(request)
    language = page.language
    nav = tuple(Link(href=href, text=say(f"failure.place.{place}", language)) for place, href in _PLACES)
    context = {
        "page": replace(page, nav=nav),
        "title": say(f"failure.{word}.title", language),
        "text": say(f"failure.{word}.text", language, **values),
        "href": values.get("href", ""),
        "again": again,
        "shown": tuple(value for name, value in again if _is_readable(name, value)),
    }
    answer = render(request, "shared/failure.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    if request.method != "POST":
        return
    try:
        typed = list(request.POST.lists())
    except (RawPostDataException, MultiValueDictKeyError, OSError):
        return  # the body itself could not be read: there is nothing to show again
    for name, values in typed:
        if name not in _SECRET:
            yield from ((name, value[:_KEPT_LENGTH]) for value in values)


def _is_readable(name: str, value: str) -> bool:
    """Whether a person wrote this: not a token, not a code of ours (`person`, `resident_id`, `yes`)."""
    ours = name.startswith(("kept-", "case", "key")) or (value.isascii() and value.replace("_", "").isalpha())
    return bool(value.strip()) and not ours


def _told_to_the_log(request: HttpRequest, error: BaseException) -> str:
    number = _number()
    _log.error("fault %s at %s", number, request.path, exc_info=error)
    return number


def _number() -> str:
    return f"E-{secrets.token_hex(2).upper()}"
