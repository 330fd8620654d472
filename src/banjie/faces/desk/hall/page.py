"""The page of one applicant at the window: people, papers, what accepting now would mean, a button for each way."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from banjie.core.act.refusal import Refusal
from banjie.core.procedure.resolve import ResolveError
from banjie.faces.desk.case_values import case_values, unknown_case
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.desk.hall.doing import WAYS, Way
from banjie.faces.desk.hall.intake import Intake, intake
from banjie.faces.desk.hall.items import remember
from banjie.faces.shared.case_rule import deciding_clock
from banjie.faces.shared.guide_clock import guide_rule, length_of
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.refusals import RefusalWords, refusal_words
from banjie.faces.shared.time_rule.build import rule_model
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.words import say
from banjie.services.cases.asked import CaseUnknown, KeyReused
from banjie.services.cases.case_view import case_view
from banjie.services.cases.number_taken import NumberTaken
from banjie.services.law.laws import ItemUnknown, NoPack, OfferedItem, offered_item
from banjie.services.office.colleagues import who_may


@dataclass(frozen=True, kw_only=True, slots=True)
class Above:
    """What stands above the form where nothing was done."""

    refusal: RefusalWords | None = None
    sentence: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def window(visit: Visit, code: str) -> HttpResponse:
    """Show the form for an applicant who came for the item, or do what the pressed button says."""
    try:
        offered = offered_item(code, visit.today)
    except ItemUnknown:
        return visit.show("no_item", status=404, code=code)
    except (NoPack, ResolveError):
        return visit.show("no_law", status=409, code=code)
    if not offered.row.path.startswith(visit.officer.scope):
        return visit.show("no_item", status=404, code=code)
    form = intake(visit, offered)
    if visit.request.method != "POST":
        return _show(visit, offered, form, Above())
    return _press(visit, offered, form)


@require_safe
@for_officers
def finished(visit: Visit, case_id: UUID) -> HttpResponse:
    """Say what came of it: numbers, papers to print, what happens next."""
    try:
        view = case_view(case_id)
    except CaseUnknown:
        return unknown_case(visit)
    return visit.show("hall_done", case_values(visit, view))


def _press(visit: Visit, offered: OfferedItem, form: Intake) -> HttpResponse:
    way = WAYS.get(visit.request.POST.get("do", ""))
    if way is None or form.errors or form.doubts:
        sentence = say("desk.hall.doubt", visit.language) if form.doubts and not form.errors else ""
        return _show(visit, offered, form, Above(sentence=sentence, status=422 if form.errors else 200))
    if way.name == "supplement" and not form.lacking:
        return _show(visit, offered, form, Above(sentence=say("desk.hall.nothing_lacks", visit.language), status=422))
    return _do(visit, offered, form, way)


def _do(visit: Visit, offered: OfferedItem, form: Intake, way: Way) -> HttpResponse:
    try:
        answer = way.do(visit, offered, form)
    except NumberTaken:
        above = Above(sentence=say("desk.error.number_taken", visit.language), status=422)
        return _show(visit, offered, form, above)
    except KeyReused:
        sent = reverse("desk:hall_done", kwargs={"case_id": form.case_id})
        return _show(
            visit, offered, form, Above(sentence=say("desk.hall.sent_before", visit.language), status=409), sent
        )
    if isinstance(answer, Refusal):
        words = refusal_words(answer, offered.law.procedure, visit.language)
        return _show(visit, offered, form, Above(refusal=words, status=422))
    remember(visit, offered.item.code, _name(offered, visit.language))
    return HttpResponseRedirect(answer, status=303)


def _show(visit: Visit, offered: OfferedItem, form: Intake, above: Above, sent: str = "") -> HttpResponse:
    item, rule = offered.item.code, deciding_clock(offered.law.procedure)
    ways = [way for way in WAYS.values() if way.on_the_spot in (None, offered.law.procedure.on_the_spot)]
    return visit.show(
        "window",
        status=above.status,
        above=above,
        sent=sent,
        offered=offered,
        item=_name(offered, visit.language),
        form=form,
        ways=[way for way in ways if all(visit.officer.may(act, item) for act in way.acts)],
        not_mine=[(way, _who(visit, offered, way)) for way in ways if not _may(visit, way, item)],
        model=_preview(visit, offered),
        length=length_of(rule, visit.language) if rule else "",
        spot=offered.law.procedure.on_the_spot,
    )


def _may(visit: Visit, way: Way, item: str) -> bool:
    return all(visit.officer.may(act, item) for act in way.acts)


def _who(visit: Visit, offered: OfferedItem, way: Way) -> str:
    lacking = next(act for act in way.acts if not visit.officer.may(act, offered.item.code))
    found = who_may(lacking, offered.item.code, offered.row.path, visit.today)
    people = say("case.list_comma", visit.language).join(f"{one.name}（{one.post}）" for one in found)
    return say("desk.who_may.some" if people else "desk.who_may.nobody", visit.language, people=people)


def _preview(visit: Visit, offered: OfferedItem) -> RuleModel | None:
    if not offered.law.procedure.on_the_spot:
        return guide_rule(offered.law, visit.today)
    today = visit.today
    return rule_model(
        calendar=offered.law.calendar,
        start=today,
        promised_days=None,
        legal_days=None,
        today=today,
        finished=today,
        on_the_spot=True,
    )


def _name(offered: OfferedItem, language: str) -> str:
    return in_language(offered.item.words, language, offered.item.code)
