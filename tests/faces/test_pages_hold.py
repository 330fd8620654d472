"""What every page holds to, in each language: one title, labelled fields, unique names, an order that is read."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from banjie.faces.shared.words import LANGUAGES
from tests.database import database, template
from tests.faces.desk.at_desk import Desk, at
from tests.office import PROMISED, SPOT, HandedIn, TestOffice, Visitor, accepted, handed_in, office, ready_to_decide

__all__ = ["database", "office", "template"]

PORTAL = (
    "/", "/items/", "/items/?q=zzz", f"/items/{PROMISED}/", f"/items/{SPOT}/", f"/items/{PROMISED}/apply/", "/track/",
    "/track/AAAABBBBCCCC/", "/verify/", "/verify/AAAABBBBCCCC/", "/receipt/", "/nowhere/", "/desk/sign-in/",
    "/track/{code}/", "/track/{code}/withdraw/",
)  # fmt: skip
DESK = (
    "/desk/", "/desk/?view=late", "/desk/who/", "/desk/keys/", "/desk/find/?q=zzz", "/desk/hall/", "/desk/hall/?q=zzz",
    f"/desk/hall/{SPOT}/", f"/desk/hall/{PROMISED}/", "/desk/hall/NONE/", "/desk/hall/done/{id}/", "/desk/cases/{id}/",
    "/desk/cases/{id}/correct/", "/desk/cases/{id}/nothing/", "/desk/silence/", "/desk/calendar/",
    "/desk/calendar/preview/", "/desk/calendar/apply/", "/desk/calendar/batches/1/",
)  # fmt: skip
ACTS = (
    "accept", "request_supplement", "refuse_acceptance", "withdraw", "start_step", "stop", "grant", "refuse",
    "extend", "restart", "reach",
)  # fmt: skip
_FIELDS = {"input", "select", "textarea"}
_UNSEEN = {"hidden", "submit", "button"}
_VOID = _FIELDS - {"select", "textarea"} | {"link", "meta", "img", "br", "hr", "path", "line", "rect", "circle"}


class Read(HTMLParser):
    """A page as its elements, each with its attributes; `inside` are the labels around a field."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.wrapped: set[int] = set()
        self._labels = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._labels and tag in _FIELDS:
            self.wrapped.add(len(self.elements))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._labels += tag == "label"

    def handle_endtag(self, tag: str) -> None:
        self._labels -= tag == "label"

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]


def faults(html: str) -> Iterator[str]:
    """Yield what is wrong with a page."""
    read = Read(html)
    ids = Counter(read.values("id"))
    yield from (f"id {one} twice" for one, times in ids.items() if times > 1)
    yield from (f"tabindex {one}" for one in read.values("tabindex") if int(one) > 0)
    yield from _headings([int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)])
    pointed = " ".join(read.values("aria-describedby") + read.values("aria-labelledby") + read.values("aria-controls"))
    yield from (f"nothing has the id {one}" for one in pointed.split() if one not in ids)
    links = [one[1:] for one in read.values("href") if one.startswith("#")]
    yield from (f"a link leads to #{one}" for one in links if one not in ids)
    yield from _fields(read)
    yield from (f"inline {one}" for one in ("style", "onclick") if read.values(one))
    if "main" not in {tag for tag, _ in read.elements}:
        yield "no main"


def _headings(levels: list[int]) -> Iterator[str]:
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    yield from (f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1)


def _fields(read: Read) -> Iterator[str]:
    labelled = set(read.values("for"))
    for place, (tag, attrs) in enumerate(read.elements):
        if tag not in _FIELDS or attrs.get("type") in _UNSEEN:
            continue
        named = (
            attrs.get("id") in labelled or place in read.wrapped or "aria-label" in attrs or "aria-labelledby" in attrs
        )
        if not named:
            yield f"no label: {tag} {attrs.get('name')}"


@pytest.fixture(scope="module")
def case(office: TestOffice) -> HandedIn:
    return accepted(office, datetime.now(UTC))


def at_once(visitor: Visitor, paths: tuple[str, ...], language: str, case: HandedIn) -> dict[str, list[str]]:
    """Return the faults of each page that has any."""
    visitor.cookies["lang"] = language
    found = {}
    for path in paths:
        answer = visitor.get(path.format(id=case.id, code=case.code), follow=True)
        html = answer.content.decode()
        wrong = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
        wrong += [] if f'lang="{language}"' in html else ["lang"]
        found[path] = wrong + list(faults(html))
    return {path: wrong for path, wrong in found.items() if wrong}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_portal_hold(office: TestOffice, case: HandedIn, language: str) -> None:
    assert at_once(Visitor(), PORTAL, language, case) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_desk_hold(office: TestOffice, case: HandedIn, language: str) -> None:
    assert at_once(at("zhou"), DESK, language, case) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_form_holds(office: TestOffice, case: HandedIn, language: str) -> None:
    pages = tuple(f"/desk/cases/{{id}}/{act}/" for act in ACTS)
    assert {
        login: wrong for login in ("zhou", "li", "qian") if (wrong := at_once(at(login), pages, language, case))
    } == {}


@pytest.mark.parametrize("login", ["zhou", "li", "qian"])
def test_every_deed_form_holds_with_errors(office: TestOffice, login: str) -> None:
    now = datetime.now(UTC)
    for case in (handed_in(now), accepted(office, now), ready_to_decide(office, now)):
        assert sent_empty(at(login), case) == {}


def test_the_check_itself_finds_what_is_wrong() -> None:
    wrong = list(
        faults('<h1>a</h1><h3 id="a">b</h3><p id="a"><input name="n"><a href="#no" tabindex="2" style="x">c</a>')
    )
    assert len(wrong) == 7, wrong


def sent_empty(desk: Desk, case: HandedIn) -> dict[str, list[str]]:
    """Return the faults of each form's answer to fields left empty."""
    answers = {act: desk.post(f"/desk/cases/{case.id}/{act}/", {"key": "x"}) for act in ACTS}
    shown = {act: answer.content.decode() for act, answer in answers.items() if answer.status_code not in (302, 303)}
    return {act: wrong for act, html in shown.items() if (wrong := list(faults(html)))}


def test_the_forms_of_citizens_hold_with_errors(office: TestOffice) -> None:
    page = Visitor().post(f"/items/{PROMISED}/apply/", {"step": "review"}).content.decode()
    assert list(faults(page)) == []


@pytest.mark.parametrize("item", [SPOT, PROMISED])
def test_the_window_holds_with_errors(office: TestOffice, item: str) -> None:
    page = at("zhou").post(f"/desk/hall/{item}/", {"do": "accept"}).content.decode()
    assert list(faults(page)) == []
