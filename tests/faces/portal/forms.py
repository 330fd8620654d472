"""Filling in the portal's forms as a browser would."""

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import PROMISED, Visitor

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"
APPLICANT = {
    "applicant-kind": "person",
    "applicant-name": "欧阳小明",
    "applicant-id-kind": "passport",
    "applicant-id-number": "E12345678",
    "applicant-phone": "13800000000",
    "f-request": "开一家理发店",
}


def pdf(name: str = "a.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def hidden(html: str, name: str) -> list[str]:
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', html)]


def opened_form(visit: Visitor, item: str = PROMISED) -> str:
    return hidden(visit.get(f"/items/{item}/apply/").content.decode(), "case")[0]


def complete(visit: Visitor, item: str = PROMISED) -> dict[str, Any]:
    return {**APPLICANT, "case": opened_form(visit, item), "file-form": pdf(), "file-plan": pdf("b.pdf")}


def reviewed(visit: Visitor, item: str = PROMISED) -> dict[str, Any]:
    """Return the fields of the look-over page, ready to be handed in."""
    page = visit.post(f"/items/{item}/apply/", complete(visit, item) | {"step": "review"}).content.decode()
    names = {"case", *APPLICANT}
    kept = {name: hidden(page, name) for name in ("kept-form", "kept-plan")}
    return {name: hidden(page, name)[0] for name in names} | kept | {"step": "submit"}


def handed_in_by(visit: Visitor, item: str = PROMISED, **typed: str) -> str:
    """Apply for the item and return the tracking code the receipt shows."""
    visit.post(f"/items/{item}/apply/", {**reviewed(visit, item), **typed})
    page = visit.get("/receipt/").content.decode()
    found = re.search(r'code-large">([0-9A-Z-]{14})<', page)
    assert found, page
    return found[1].replace("-", "")
