"""The page of one case, and what can be done in it now."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from banjie.faces.desk.case_values import case_values, unknown_case
from banjie.faces.desk.deeds.offers import offers
from banjie.faces.desk.deeds.table import FORMS
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.words import say
from banjie.services.cases.asked import CaseUnknown
from banjie.services.cases.case_view import CaseView, case_view


@require_safe
@for_officers
def case(visit: Visit, case_id: UUID) -> HttpResponse:
    """Show the case; after a deed, with a word on what was done."""
    try:
        view = case_view(case_id)
    except CaseUnknown:
        return unknown_case(visit)
    done = visit.request.GET.get("done", "")
    told = say(f"desk.done.{done}", visit.language) if done in FORMS or done == "correct" else ""
    return _page(visit, view, done=told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def show_people(visit: Visit, case_id: UUID) -> HttpResponse:
    """Show the case with its people unmasked, in this answer only; who comes without the button sees it masked."""
    if visit.request.method != "POST":
        return HttpResponseRedirect(reverse("desk:case", kwargs={"case_id": case_id}))
    try:
        view = case_view(case_id)
    except CaseUnknown:
        return unknown_case(visit)
    return _page(visit, view, unmasked=True)


def _page(visit: Visit, view: CaseView, *, done: str = "", unmasked: bool = False) -> HttpResponse:
    found = offers(view, visit.officer, visit.now, visit.language)
    return visit.show("case", case_values(visit, view, unmasked=unmasked), offers=found, done=done)
