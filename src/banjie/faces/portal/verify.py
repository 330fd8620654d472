"""Check a result by the code printed on it: what the register says, without any name."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from banjie.core.values.identity import spaced, typed_code
from banjie.faces.portal.entering import Visit, private
from banjie.faces.portal.tracking import TYPED_LENGTH
from banjie.faces.shared.attempts import MINUTES, missed, too_often
from banjie.faces.shared.failures import too_many
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.forms import printable
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.page import Link
from banjie.services.cases.result_check import CheckedResult, result_check


@require_safe
@private
def verify(visit: Visit) -> HttpResponse:
    """Ask for a check code, or go on to its entry."""
    typed = visit.request.GET.get("code", "").strip()
    if not typed:
        return visit.show("verify")
    known = typed_code(typed)
    if known:
        return HttpResponseRedirect(reverse("portal:checked", kwargs={"code": known}))
    return _not_there(visit, typed)


@require_safe
@private
def checked(visit: Visit, code: str) -> HttpResponse:
    """Show the register's entry of a check code."""
    if too_often(visit.request):
        return too_many(visit.request, MINUTES)
    known = typed_code(code)
    found = result_check(known) if known else None
    if found is None:
        return _not_there(visit, code)
    return visit.show(
        "checked",
        Link(href=reverse("portal:verify"), text=visit.say("place.verify")),
        Link(href="", text=spaced(known or "")),
        found=found,
        holds=holds(found, visit),
        facts=_facts(visit, found),
        code=spaced(known or ""),
    )


def holds(found: CheckedResult, visit: Visit) -> bool:
    """Whether the result is a licence that is valid today."""
    return found.granted and (found.valid_until is None or found.valid_until >= visit.today)


def _facts(visit: Visit, found: CheckedResult) -> list[tuple[str, str]]:
    language = visit.language
    until = date_full(found.valid_until, language) if found.valid_until else visit.say("verify.always")
    facts = [
        (visit.say("verify.number"), found.number),
        (visit.say("verify.item"), in_language(found.words, language, "")),
        (visit.say("verify.office"), found.office),
        (visit.say("verify.decided"), date_full(found.decided_date, language)),
        (visit.say("verify.outcome"), visit.say("verify.granted" if found.granted else "verify.refused")),
    ]
    if found.granted:
        facts.append((visit.say("verify.valid"), until))
    delivered = date_full(found.delivered_date, language) if found.delivered_date else visit.say("verify.not_delivered")
    return [*facts, (visit.say("verify.delivered"), delivered)]


def _not_there(visit: Visit, typed: str) -> HttpResponse:
    if too_often(visit.request):
        return too_many(visit.request, MINUTES)
    missed(visit.request)
    shown = printable(typed)[:TYPED_LENGTH]
    return visit.show("verify", status=404, typed=shown, problem=visit.say("verify.no_such"))
