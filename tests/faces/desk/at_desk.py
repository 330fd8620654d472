"""Officers at their desks, for tests of the desk's pages."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from tests.office import PASSWORD, Visitor


class Desk(Visitor):
    """A client that is signed in, with short words for what a browser does."""

    def form(self, address: str) -> dict[str, Any]:
        """Return what the page's last form would send if its button were pressed at once."""
        return sent_by(self.get(address).content.decode())

    def do(self, case_id: UUID, act: str, step: str = "", **typed: Any) -> HttpResponse:
        """Open the form of an act, type over what it begins with, and send it."""
        address = f"/desk/cases/{case_id}/{act}/"
        return self.post(address, {**self.form(f"{address}?step={step}"), **typed})


def sent_by(html: str) -> dict[str, Any]:
    """Return names and values of the last form in `html`: hidden and typed fields, texts, ticks and choices."""
    form = html.rpartition("<form")[2]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        kind, name, value = (_of(tag, part) for part in ("type", "name", "value"))
        if kind == "checkbox":
            found.setdefault(name, [])
        if kind not in ("checkbox", "radio"):
            found[name] = value
        elif " checked" in tag:
            found[name] = [*found[name], value] if kind == "checkbox" else value
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL))
    for name, inner in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inner) or re.search(r'value="([^"]*)"', inner)
        found[name] = chosen[1] if chosen else ""
    return found


def _of(tag: str, part: str) -> str:
    found = re.search(rf' {part}="([^"]*)"', tag)
    return found[1] if found else ""


def at(login: str) -> Desk:
    """Return the desk of an officer."""
    desk = Desk()
    answer = desk.post("/desk/sign-in/", {"login": login, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return desk
