"""The door of the programming interface: only reading, every answer JSON, every error a problem in its own words."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers

from banjie.core.calendar.errors import CodedError
from banjie.core.values.office_time import office_date
from banjie.faces.shared.problem import problem
from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.words import DEFAULT_LANGUAGE, LANGUAGES, say
from banjie.services.office.entering import NotAnOfficer, enter, officer_of
from banjie.services.office.today import office_now

View = Callable[..., HttpResponse]


class Problem(Exception):
    """The request cannot be answered; `code` has its words below `api.problem`."""

    def __init__(self, status: HTTPStatus, code: str, **values: object) -> None:
        self.status, self.code, self.values = status, code, values
        super().__init__(code)


_READ_ONLY = Problem(HTTPStatus.METHOD_NOT_ALLOWED, "read_only")


def language_of(request: HttpRequest) -> str:
    """Return the language of sentences: the one asked for with `lang`."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def answering(view: View) -> View:
    """Let `view` answer to reading, with its problems told as problem details."""

    @wraps(view)
    def answered(request: HttpRequest, **named: object) -> HttpResponse:
        try:
            answer = view(request, **named) if request.method in ("GET", "HEAD") else _told(request, _READ_ONLY)
        except Problem as error:
            answer = _told(request, error)
        except CodedError as error:
            answer = _cannot_be(request, error)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer

    return answered


def for_officers(view: View) -> View:
    """Let only an officer with a post today reach `view`, in the scope of that post."""

    @wraps(view)
    def entered(request: HttpRequest, **named: object) -> HttpResponse:
        if not request.user.is_authenticated:
            raise Problem(HTTPStatus.UNAUTHORIZED, "not_signed_in")
        try:
            officer = officer_of(request.user.pk, office_date(office_now(real_now())))
        except NotAnOfficer:
            raise Problem(HTTPStatus.FORBIDDEN, "no_post") from None
        enter(officer.scope)
        return private(view(request, **named))

    return entered


def private(answer: HttpResponse) -> HttpResponse:
    """Return the answer, to be kept by nobody."""
    answer["Cache-Control"] = "no-store, private"
    patch_vary_headers(answer, ["Cookie"])
    return answer


def as_answer(plain: Mapping[str, object]) -> JsonResponse:
    """Return plain data as JSON, with its signs readable."""
    return JsonResponse(plain, json_dumps_params={"ensure_ascii": False})


def unknown(request: HttpRequest, **_: object) -> HttpResponse:
    """Answer for an address where nothing is."""
    return _told(request, Problem(HTTPStatus.NOT_FOUND, "no_address", path=request.path))


def _told(request: HttpRequest, error: Problem) -> HttpResponse:
    language = language_of(request)
    answer = problem(
        error.status,
        error.code,
        say(f"api.problem.{error.code}.title", language),
        say(f"api.problem.{error.code}.detail", language, **error.values),
    )
    if error.status == HTTPStatus.METHOD_NOT_ALLOWED:
        answer["Allow"] = "GET, HEAD"
    if error.status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Session realm="desk"'
    if error.status == HTTPStatus.TOO_MANY_REQUESTS:
        answer["Retry-After"] = str(error.values["seconds"])
    return answer


def _cannot_be(request: HttpRequest, error: CodedError) -> HttpResponse:
    """Return what is wrong with a question, in the words of whoever found it."""
    title = say("api.problem.question.title", language_of(request))
    params = {name: str(value) for name, value in error.params.items()}
    return problem(HTTPStatus.BAD_REQUEST, error.code, title, str(error), params=params)
