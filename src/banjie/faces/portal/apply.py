"""Apply for an item: the form, the look over, handing it in. Every step is a plain form; nothing typed is lost."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from banjie.core.act.refusal import Refusal
from banjie.faces.portal.application_form import ApplicationForm, FormForged, asked_for, new_form, typed_form
from banjie.faces.portal.entering import Visit, private
from banjie.faces.portal.guide import offered_or_none
from banjie.faces.portal.receipts import remember
from banjie.faces.portal.uploads import ACCEPT
from banjie.faces.shared.case_rule import acceptance_clock
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.forms import Field
from banjie.faces.shared.guide_clock import guide_rule
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.page import Link
from banjie.faces.shared.refusals import refusal_words
from banjie.faces.shared.time_rule.amounts import amount
from banjie.services.cases.asked import Asked, KeyReused
from banjie.services.cases.case_submit import case_submit
from banjie.services.law.laws import OfferedItem
from banjie.services.office.entering import enter, visitor

FILL, REVIEW, SUBMIT = "fill", "review", "submit"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def apply(visit: Visit, code: str) -> HttpResponse:
    """Show the form, the look over, or hand in; `step` says which was pressed."""
    offered = offered_or_none(visit, code)
    if offered is None:
        raise Http404(code)
    if visit.request.method != "POST":
        return _show(visit, offered, new_form(visit, code, offered.law))
    request = visit.request
    try:
        form = typed_form(visit, code, offered.law, request.POST, request.FILES)
    except FormForged:
        fresh = new_form(visit, code, offered.law)
        return _show(visit, offered, fresh, problem=visit.say("apply.forged"), status=400)
    step = request.POST.get("step", REVIEW)
    if step == FILL:
        return _show(visit, offered, form)
    if form.errors:
        return _show(visit, offered, form, errors=form.errors, status=422)
    return _hand_in(visit, offered, form) if step == SUBMIT else _look_over(visit, offered, form)


def _show(
    visit: Visit,
    offered: OfferedItem,
    form: ApplicationForm,
    *,
    errors: tuple[tuple[str, str], ...] = (),
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    wrong = {name: message for name, message in errors if name.startswith("file-")}
    return visit.show(
        "apply",
        *_trail(visit, offered),
        status=status,
        offered=offered,
        form=form,
        errors=errors,
        problem=problem,
        papers=[
            _paper(visit, offered, form, code=paper.code, wrong=wrong) for paper in asked_for(offered.law.procedure)
        ],
        accept=ACCEPT,
        **_aside(visit, offered),
    )


def _paper(
    visit: Visit, offered: OfferedItem, form: ApplicationForm, *, code: str, wrong: dict[str, str]
) -> dict[str, object]:
    paper = next(one for one in offered.law.procedure.materials if one.code == code)
    return {
        "code": code,
        "name": in_language(paper.words, visit.language, code),
        "required": paper.required,
        "kept": [one for one in form.uploads if one.material == code and one.token],
        "error": wrong.get(f"file-{code}", ""),
    }


def _look_over(visit: Visit, offered: OfferedItem, form: ApplicationForm) -> HttpResponse:
    return visit.show(
        "review",
        *_trail(visit, offered),
        offered=offered,
        form=form,
        people=_told(form.parties.applicant.fields),
        agent=_told(form.parties.agent.fields) if form.parties.has_agent else [],
        answers=_told(form.reading.fields),
        papers=[_paper(visit, offered, form, code=paper.code, wrong={}) for paper in asked_for(offered.law.procedure)],
        hidden=_hidden(visit),
        **_aside(visit, offered),
    )


def _hand_in(visit: Visit, offered: OfferedItem, form: ApplicationForm) -> HttpResponse:
    enter(offered.row.path)
    asked = Asked(actor=visitor(str(form.case_id)), now=visit.now, key=str(form.case_id))
    try:
        answer = case_submit(offered, form.application(offered.law.procedure), asked)
    except KeyReused:
        return _show(visit, offered, form, problem=visit.say("apply.handed_in_before"), status=409)
    if isinstance(answer, Refusal):
        told = refusal_words(answer, offered.law.procedure, visit.language)
        return _show(visit, offered, form, problem=f"{told.why} {told.article} {told.next}", status=422)
    remember(visit.request, answer.done.case_id, offered.row.path)
    return HttpResponseRedirect(reverse("portal:receipt"))


def _told(fields: tuple[Field, ...]) -> list[tuple[str, str, str]]:
    told = []
    for field in fields:
        words = {value: text for value, text, _ in field.choices}
        if field.value:
            told.append((field.label, words.get(field.value, field.value), field.warning))
    return told


def _hidden(visit: Visit) -> list[tuple[str, str]]:
    skipped = {"csrfmiddlewaretoken", "step", "drop"}
    names = [name for name in visit.request.POST if name not in skipped and not name.startswith("kept-")]
    return [(name, value) for name in names for value in visit.request.POST.getlist(name)]


def _trail(visit: Visit, offered: OfferedItem) -> tuple[Link, Link]:
    name = in_language(offered.item.words, visit.language, offered.item.code)
    guide = reverse("portal:guide", kwargs={"code": offered.item.code})
    return Link(href=guide, text=name), Link(href="", text=visit.say("apply.title"))


def _aside(visit: Visit, offered: OfferedItem) -> dict[str, Any]:
    law, accept = offered.law, acceptance_clock(offered.law.procedure)
    model = guide_rule(law, visit.today)
    due = model.due if model else None
    return {
        "name": in_language(offered.item.words, visit.language, offered.item.code),
        "model": None if law.procedure.on_the_spot else model,
        "spot": law.procedure.on_the_spot,
        "due": date_long(due, visit.language) if due else "",
        "check": amount(accept.limit.unit, accept.limit.days, visit.language) if accept else "",
    }
