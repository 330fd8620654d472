"""What an officer can do in a case now, and what not, with the reason: asked of the core, which decides deeds too."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from banjie.core.act.act import Act, Grant, Refuse
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import ChildStands, refuse_by_children
from banjie.core.case.possible import refuse_in_state
from banjie.core.case.rights import refuse_by_rights
from banjie.faces.desk.deeds.abouts import about_word
from banjie.faces.desk.deeds.probes import probes
from banjie.faces.desk.deeds.table import FORMS
from banjie.faces.shared.refusals import RefusalWords, refusal_words
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView
from banjie.services.cases.children import children
from banjie.services.office.colleagues import who_may
from banjie.services.office.entering import Officer

_TOLD = frozenset({
    "no_authority", "materials_missing", "materials_missing_again", "supplement_twice", "clock_stopped", "steps_open",
    "step_held_by_other", "recused", "children_open", "too_early", "limit_passed", "extension_late",
    "extension_again",
})  # fmt: skip
"""Reasons worth telling: the others only say that another part of the case's life is on."""
_PASSED = frozenset({"too_few_signers", "before_its_cause"})
"""Reasons that the form itself can take away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A deed that is possible now, and where its form is."""

    kind: str
    text: str
    href: str
    grave: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NotNow:
    """A deed that is not possible now: why, and who may do it where that is the reason."""

    text: str
    reason: RefusalWords
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Offers:
    """Everything an officer can and cannot do now; the first open one is the likeliest. Milestones stand apart."""

    open: tuple[Offer, ...]
    milestones: tuple[Offer, ...]
    not_now: tuple[NotNow, ...]


def offers(view: CaseView, officer: Officer, now: datetime, language: str) -> Offers:
    """Return what `officer` can do in the case at `now`."""
    found = [_asked(view, officer, now, act, language) for act in probes(view)]
    correct = [_correct(view, language)] if _may_correct(view, officer) else []
    # A clock that stands still is what waits to be set going, whatever else may be done meanwhile.
    likely = sorted((one for one in found if isinstance(one, Offer)), key=lambda one: one.kind != "resume")
    return Offers(
        open=(*(one for one in likely if one.kind != "reach"), *correct),
        milestones=tuple(one for one in likely if one.kind == "reach"),
        not_now=tuple(one for one in found if isinstance(one, NotNow)),
    )


def names_of_who_may(view: CaseView, kind: str, now: datetime, language: str) -> str:
    """Return who may do the act in this case, as a sentence; another sentence where nobody may."""
    found = who_may(kind, view.state.item, view.office_path, now.astimezone(view.law.zone).date())
    people = say("case.list_comma", language).join(f"{one.name}（{one.office} {one.post}）" for one in found)
    return say("desk.who_may.some" if people else "desk.who_may.nobody", language, people=people)


def _asked(view: CaseView, officer: Officer, now: datetime, act: Act, language: str) -> Offer | NotNow | None:
    if view.law.procedure.rule(act.kind) is None:
        return None  # what the law of this matter does not know is nobody's question
    actor, today = officer.actor(), now.astimezone(view.law.zone).date()
    text = _text(view, act, language)
    wrong = refuse_in_state(view.law, view.state, act, actor.signers, today) or _refuse_by_parts(view, act)
    if wrong and wrong.code not in _PASSED:
        told = wrong.code in _TOLD and officer.may(act.kind, view.state.item)
        return NotNow(text=text, reason=refusal_words(wrong, view.law.procedure, language)) if told else None
    denied = refuse_by_rights(view.law, view.state, act, actor, str(view.id))
    if denied and denied.code not in _PASSED:
        who = names_of_who_may(view, act.kind, now, language) if denied.code == "no_authority" else ""
        return NotNow(text=text, reason=refusal_words(denied, view.law.procedure, language), who=who)
    href = reverse("desk:deed", kwargs={"case_id": view.id, "act": act.kind})
    form = FORMS[act.kind]
    about = urlencode({form.about: getattr(act, form.about)}) if form.about else ""
    return Offer(kind=act.kind, text=text, href=f"{href}?{about}" if about else href, grave=form.grave)


def _refuse_by_parts(view: CaseView, act: Act) -> Refusal | None:
    """Return why the parts of a joint matter hold up the act, or None; a page asks only where its law does."""
    if not isinstance(act, Grant | Refuse) or not view.law.procedure.decide_after_children:
        return None
    stand = [ChildStands(case=str(one.case_id), number=one.number, phase=one.phase) for one in children(view)]
    return refuse_by_children(view.law, view.state, act, stand)


def _text(view: CaseView, act: Act, language: str) -> str:
    form = FORMS[act.kind]
    about = about_word(view, act.kind, getattr(act, form.about), language) if form.about else ""
    return about if act.kind == "reach" else say(f"desk.offer.{act.kind}", language, about=about)


def _may_correct(view: CaseView, officer: Officer) -> bool:
    return view.law.procedure.rule("correct") is not None and officer.may("correct", view.state.item)


def _correct(view: CaseView, language: str) -> Offer:
    href = reverse("desk:correct", kwargs={"case_id": view.id})
    return Offer(kind="correct", text=say("desk.offer.correct", language), href=href, grave=False)
