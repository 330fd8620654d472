"""What the frame of a page needs to know, and the reader's choices, kept in one cookie each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from banjie.faces.shared.words import DEFAULT_LANGUAGE, LANGUAGES

CHOICES = {"lang": LANGUAGES, "type": ("normal", "large"), "contrast": ("normal", "more"), "keys": ("on", "off")}
_YEAR_OF_SECONDS = 365 * 24 * 3600
_NAMES = {"zh-Hans": ("简", "简体中文"), "zh-Hant": ("繁", "繁體中文"), "en": ("EN", "English")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link of the frame; `key` is its letter after `g` on the desk."""

    href: str
    text: str
    current: bool = False
    key: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageChoice:
    """A link that changes the language."""

    href: str
    language: str
    short: str
    name: str
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LookChoice:
    """A link that changes type, contrast or keys; `word` is its key."""

    href: str
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The frame of one page. Faces replace the empty parts; `demo_today` is None outside the demonstration.

    `search`, `sign_in`, `keys_page` are addresses, empty where the page offers none.
    """

    language: str = DEFAULT_LANGUAGE
    type: str = ""
    contrast: str = ""
    languages: tuple[LanguageChoice, ...] = ()
    looks: tuple[LookChoice, ...] = ()
    demo_today: date | None = None
    today: date | None = None
    office: str = ""
    home: str = "/"
    nav: tuple[Link, ...] = ()
    trail: tuple[Link, ...] = ()
    search: str = ""
    sign_in: str = ""
    keys_page: str = ""
    keys: str = "on"
    keys_choice: LookChoice | None = None
    person: str = ""
    unit: str = ""


def page_of(request: HttpRequest) -> Page:
    """Return the frame for `request` with the reader's choices; faces `dataclasses.replace` the rest."""
    chosen = {name: _cookie(request, name) for name in CHOICES}
    return Page(
        language=chosen["lang"] or DEFAULT_LANGUAGE,
        type=chosen["type"],
        contrast=chosen["contrast"],
        languages=tuple(_languages(request, chosen["lang"] or DEFAULT_LANGUAGE)),
        looks=tuple(_other(request, name, chosen[name]) for name in ("type", "contrast")),
        keys=chosen["keys"] or "on",
        keys_choice=_other(request, "keys", chosen["keys"]),
    )


def page_context(request: HttpRequest) -> dict[str, Page]:
    """Context processor: the bare frame as `page`, for views that do not give their own."""
    return {"page": page_of(request)}


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the choices in the query for a year and go back; what is not a choice is left alone."""
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    answer = HttpResponseRedirect(back)
    for name, values in CHOICES.items():
        value = request.GET.get(name)
        if value in values:
            secure = request.is_secure()
            answer.set_cookie(name, value, max_age=_YEAR_OF_SECONDS, httponly=True, samesite="Lax", secure=secure)
    return answer


def _cookie(request: HttpRequest, name: str) -> str:
    value = request.COOKIES.get(name, "")
    return value if value in CHOICES[name] else ""


def _href(request: HttpRequest, **choice: str) -> str:
    # A page answered to a form has no address of its own to go back to.
    back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    return f"{reverse('look')}?{urlencode({**choice, 'back': back})}"


def _languages(request: HttpRequest, current: str) -> Iterator[LanguageChoice]:
    for language in LANGUAGES:
        short, name = _NAMES[language]
        yield LanguageChoice(
            href=_href(request, lang=language),
            language=language,
            short=short,
            name=name,
            current=language == current,
        )


def _other(request: HttpRequest, name: str, chosen: str) -> LookChoice:
    usual, other = CHOICES[name]
    value = usual if chosen == other else other
    return LookChoice(href=_href(request, **{name: value}), word=f"shared.{name}.{value}")
