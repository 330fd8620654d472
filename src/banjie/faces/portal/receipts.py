"""The receipt right after handing in: shown to this browser alone, for this session."""

from collections.abc import Mapping
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from banjie.core.values.identity import spaced
from banjie.faces.portal.entering import Visit, private
from banjie.faces.portal.printing import pdf
from banjie.faces.shared.case_rule import acceptance_clock
from banjie.faces.shared.clock_notes import silence_rule
from banjie.faces.shared.formats import date_long, masked_firm, masked_person
from banjie.faces.shared.law_words import in_language, material_word
from banjie.faces.shared.page import Link
from banjie.services.cases.asked import CaseUnknown
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.office.entering import enter

_KEY = "handed_in"


def remember(request: HttpRequest, case_id: UUID, path: str) -> None:
    """Let this session see the receipt of the case, which lies under `path`."""
    request.session[_KEY] = {"case": str(case_id), "path": path}


def _remembered(request: HttpRequest) -> CaseView | None:
    told = request.session.get(_KEY)
    if not isinstance(told, Mapping):
        return None
    enter(told["path"])
    try:
        return case_view(UUID(told["case"]))
    except CaseUnknown:
        return None


@require_safe
@private
def receipt(visit: Visit) -> HttpResponse:
    """Show number, tracking code, what comes next and by when; without a receipt, send to tracking."""
    view = _remembered(visit.request)
    if view is None:
        return HttpResponseRedirect(reverse("portal:track"))
    procedure, language = view.law.procedure, visit.language
    rule = acceptance_clock(procedure)
    row = next((row for row in view.clocks if rule and row.clock == rule.name), None)
    name = in_language(procedure.words, language, view.state.item)
    return visit.show(
        "receipt",
        Link(href=reverse("portal:items"), text=visit.say("place.items")),
        Link(href="", text=visit.say("receipt.title")),
        view=view,
        name=name,
        code=spaced(view.tracking_code),
        applicant=shown_name(view),
        square=square_code(
            visit.request.build_absolute_uri(reverse("portal:case", kwargs={"code": view.tracking_code}))
        ),
        submitted=view.state.date_of("submitted"),
        due=date_long(row.due_date, language) if row and row.due_date else "",
        silence=silence_rule(procedure, rule, language) if rule else "",
        materials=[material_word(procedure, code, language) for code in view.state.materials],
        missing=[material_word(procedure, code, language) for code in view.missing],
    )


@require_safe
@private
def receipt_pdf(visit: Visit) -> HttpResponse:
    """Print the receipt for its owner: with the whole name, because this session typed it."""
    view = _remembered(visit.request)
    if view is None:
        return HttpResponseRedirect(reverse("portal:track"))
    return pdf(visit, view, 1, masked=False)


def square_code(text: str) -> SafeString:
    """Return the text as a square code, drawn by the page itself."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=0, svgclass="portal-qr")
    return SafeString(drawn)


def shown_name(view: CaseView) -> str:
    """Return the applicant's name as public pages show it."""
    party = view.applicant
    if party is None:
        return ""
    return masked_person(party.name) if party.kind == "person" else masked_firm(party.name)
