"""The guide to one item: what to hand in, how long it takes, how it goes, under which articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from banjie.core.case.law import Law
from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import ClockRule
from banjie.core.procedure.procedure import Procedure
from banjie.core.procedure.resolve import ResolveError
from banjie.faces.portal.entering import Visit, public
from banjie.faces.portal.home import TYPES
from banjie.faces.shared.case_rule import acceptance_clock, deciding_clock
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.guide_clock import guide_rule, guide_working, length_of, limit_lines
from banjie.faces.shared.law_words import article, in_language, label, listed
from banjie.faces.shared.page import Link
from banjie.faces.shared.time_rule.amounts import amount
from banjie.services.catalogue.item_list import ItemLine
from banjie.services.catalogue.item_one import item_one
from banjie.services.law.laws import ItemUnknown, NoPack, OfferedItem, offered_item

_CITED = ("submit", "accept", "request_supplement", "stop", "refuse", "deliver")


@dataclass(frozen=True, kw_only=True, slots=True)
class FlowLine:
    """One step as it is told: what is done, by whom, within how long, and what may follow.

    `branch` is when a step of one branch only is taken; such a step has no number of its own in the order of all.
    """

    name: str
    who: str
    limit: str = ""
    note: str = ""
    branch: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MaterialRow:
    """A paper to hand in."""

    name: str
    copies: int
    how: str
    required: bool


@require_safe
@public
def guide(visit: Visit, code: str) -> HttpResponse:
    """Show the guide; an item that no pack covers is shown with what to do instead."""
    line = item_one(code, visit.today)
    if line is None:
        raise Http404(code)
    offered = offered_or_none(visit, code)
    name = in_language(line.item.words, visit.language, code)
    trail = (Link(href=reverse("portal:items"), text=visit.say("place.items")), Link(href="", text=name))
    common: dict[str, Any] = {"line": line, "name": name, "kind": _kind(visit, line), "offered": offered}
    if offered is None:
        return visit.show("guide", *trail, facts=_bare_facts(visit, line), **common)
    law, language = offered.law, visit.language
    model = guide_rule(law, visit.today)
    due = model.due if model else None
    return visit.show(
        "guide",
        *trail,
        facts=list(_facts(visit, offered)),
        materials=[*_materials(visit, law.procedure)],
        model=None if law.procedure.on_the_spot else model,
        if_today="portal.guide.if_today" if law.procedure.rule("accept") else "portal.guide.if_today_received",
        due=format_html("<b>{}</b>", date_long(due, language)) if due else "",
        working=guide_working(law, visit.today, language),
        spot=law.procedure.on_the_spot,
        limits=limit_lines(law.procedure, language),
        flow=list(flow_lines(visit, law)),
        basis=list(basis(visit, law.procedure)),
        **common,
    )


def offered_or_none(visit: Visit, code: str) -> OfferedItem | None:
    """Return the item with its law, or None where no case of it can be opened here."""
    try:
        return offered_item(code, visit.today)
    except (NoPack, ResolveError, ItemUnknown):
        return None


def flow_lines(visit: Visit, law: Law) -> Iterator[FlowLine]:
    """Yield the steps from application to delivery."""
    procedure, language = law.procedure, visit.language
    yield FlowLine(name=visit.say("flow.submit"), who=visit.say("flow.you"), limit=visit.say("flow.where"))
    accept = acceptance_clock(procedure)
    if procedure.rule("accept"):
        yield FlowLine(
            name=visit.say("flow.accept"),
            who=visit.say("flow.office"),
            limit=length_of(accept, language) if accept else "",
            note=visit.say("flow.accept_note"),
        )
    decide, when = deciding_clock(procedure), _when(visit, law)
    for step in law.net.steps.values():
        deciding = step.act == "decide"
        yield FlowLine(
            name=_step_name(law, step.id, language),
            who=_who(visit, procedure, step.role, step.signers),
            limit=_promise(decide, language) if decide and deciding and not procedure.on_the_spot else "",
            note=_branches(visit, law, step.id),
            branch=when.get(step.id, ""),
        )
    if procedure.rule("deliver"):
        delivery = next((rule for rule in procedure.clocks if "delivered" in rule.ends), None)
        limit_text = length_of(delivery, language) if delivery else ""
        yield FlowLine(name=visit.say("flow.deliver"), who=visit.say("flow.office"), limit=limit_text)


def basis(visit: Visit, procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Yield the pairs (what, article) beside those of the limits."""
    rules = ((kind, procedure.rule(kind)) for kind in _CITED)
    cited = [(visit.say(f"basis.{kind}"), rule.citation) for kind, rule in rules if rule]
    cited += [(visit.say("basis.remedy"), citation) for citation in procedure.remedy.citations]
    for what, citation in cited:
        yield what, article(citation, visit.language)


def _facts(visit: Visit, offered: OfferedItem) -> Iterator[tuple[str, str]]:
    procedure = offered.law.procedure
    rule = deciding_clock(procedure)
    if procedure.on_the_spot:
        yield visit.say("fact.spot"), visit.say("fact.spot_yes")
    if rule and rule.promised:
        yield visit.say("fact.promised"), _promise(rule, visit.language)
    if rule and rule.legal:
        cited, days = (
            article(rule.legal.citation, visit.language),
            amount(rule.legal.unit, rule.legal.days, visit.language),
        )
        yield visit.say("fact.legal"), visit.say("fact.legal_by", days=days, article=cited)
    yield visit.say("fact.online"), visit.say("fact.online_yes")


def _bare_facts(visit: Visit, line: ItemLine) -> list[tuple[str, str]]:
    days = [("promised", line.item.promised_days), ("legal", line.item.legal_days)]
    told = [(visit.say(f"fact.{key}"), amount(Unit.WORKING_DAY, count, visit.language)) for key, count in days if count]
    return [*told, (visit.say("fact.online"), visit.say("fact.online_no"))]


def _kind(visit: Visit, line: ItemLine) -> str:
    return visit.say(f"type.t{line.item.type}") if line.item.type in TYPES else line.item.type


def _materials(visit: Visit, procedure: Procedure) -> Iterator[MaterialRow]:
    for paper in procedure.materials:
        how = paper.source if paper.source in ("register", "form") else "applicant"
        yield MaterialRow(
            name=in_language(paper.words, visit.language, paper.code),
            copies=paper.copies,
            how=visit.say(f"material.{how}"),
            required=paper.required,
        )


def _who(visit: Visit, procedure: Procedure, role: str, signers: int) -> str:
    who = label(procedure, f"role.{role}", visit.language) if role else visit.say("flow.office")
    return visit.say("flow.several", who=who, signers=signers) if signers > 1 else who


def _branches(visit: Visit, law: Law, step: str) -> str:
    choices = [
        label(law.procedure, f"choice.{step}.{choice}", visit.language) for choice in law.net.choices(step) if choice
    ]
    return visit.say("flow.branches", choices=listed(choices, visit.language)) if choices else ""


def _when(visit: Visit, law: Law) -> dict[str, str]:
    """Return, for each step that only one branch opens, when it is taken and whether another runs beside it."""
    told: dict[str, str] = {}
    for step, outcomes in law.net.outcomes.items():
        for choice, opened in outcomes.items():
            name = label(law.procedure, f"choice.{step}.{choice}", visit.language)
            when = visit.say("flow.when", choice=name)
            told |= {one: when + _beside(visit, law, one, opened) for one in opened if choice}
    return told


def _beside(visit: Visit, law: Law, step: str, opened: tuple[str, ...]) -> str:
    others = [_step_name(law, one, visit.language) for one in opened if one != step and one in law.net.steps]
    return visit.say("flow.beside", steps=listed(others, visit.language)) if others else ""


def _step_name(law: Law, step: str, language: str) -> str:
    return in_language(law.net.steps[step].words, language, label(law.procedure, f"step.{step}", language))


def _promise(rule: ClockRule, language: str) -> str:
    limit = rule.promised or rule.limit
    return amount(limit.unit, limit.days, language)
