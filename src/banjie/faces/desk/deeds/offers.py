"""What an officer can do in a case now, and what not, with the reason: asked of the core, which decides deeds too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Deliver,
    Grant,
    Issue,
    Reference,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.case.possible import refuse_in_state
from banjie.core.case.rights import refuse_by_rights
from banjie.core.values.citation import Citation
from banjie.faces.desk.case_lines import step_word
from banjie.faces.desk.deeds.table import FORMS
from banjie.faces.shared.refusals import RefusalWords, refusal_words
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView
from banjie.services.office.colleagues import who_may
from banjie.services.office.entering import Officer

_TOLD = frozenset({
    "no_authority", "materials_missing", "materials_missing_again", "supplement_twice", "clock_stopped", "steps_open",
    "step_held_by_other", "recused",
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
    """Everything an officer can and cannot do now; the first open one is the likeliest."""

    open: tuple[Offer, ...]
    not_now: tuple[NotNow, ...]


def offers(view: CaseView, officer: Officer, now: datetime, language: str) -> Offers:
    """Return what `officer` can do in the case at `now`."""
    found = [_asked(view, officer, now, act, language) for act in _probes(view)]
    correct = [_correct(view, language)] if _may_correct(view, officer) else []
    # A clock that stands still is what waits to be set going, whatever else may be done meanwhile.
    likely = sorted((one for one in found if isinstance(one, Offer)), key=lambda one: one.kind != "resume")
    return Offers(
        open=(*likely, *correct),
        not_now=tuple(one for one in found if isinstance(one, NotNow)),
    )


def names_of_who_may(view: CaseView, kind: str, now: datetime, language: str) -> str:
    """Return who may do the act in this case, as a sentence; another sentence where nobody may."""
    found = who_may(kind, view.state.item, view.office_path, now.astimezone(view.law.zone).date())
    people = say("case.list_comma", language).join(f"{one.name}（{one.office} {one.post}）" for one in found)
    return say("desk.who_may.some" if people else "desk.who_may.nobody", language, people=people)


def _asked(view: CaseView, officer: Officer, now: datetime, act: Act, language: str) -> Offer | NotNow | None:
    actor, today = officer.actor(), now.astimezone(view.law.zone).date()
    text = _text(view, act, language)
    wrong = refuse_in_state(view.law, view.state, act, actor.signers, today)
    if wrong and wrong.code not in _PASSED:
        told = wrong.code in _TOLD and officer.may(act.kind, view.state.item)
        return NotNow(text=text, reason=refusal_words(wrong, view.law.procedure, language)) if told else None
    denied = refuse_by_rights(view.law, view.state, act, actor, str(view.id))
    if denied and denied.code not in _PASSED:
        who = names_of_who_may(view, act.kind, now, language) if denied.code == "no_authority" else ""
        return NotNow(text=text, reason=refusal_words(denied, view.law.procedure, language), who=who)
    href = reverse("desk:deed", kwargs={"case_id": view.id, "act": act.kind})
    step = getattr(act, "step", "")
    return Offer(kind=act.kind, text=text, href=f"{href}?step={step}" if step else href, grave=FORMS[act.kind].grave)


def _text(view: CaseView, act: Act, language: str) -> str:
    step = step_word(view.law, act.step, language) if isinstance(act, StartStep | CompleteStep) else ""
    return say(f"desk.offer.{act.kind}", language, step=step)


def _may_correct(view: CaseView, officer: Officer) -> bool:
    return view.law.procedure.rule("correct") is not None and officer.may("correct", view.state.item)


def _correct(view: CaseView, language: str) -> Offer:
    href = reverse("desk:correct", kwargs={"case_id": view.id})
    return Offer(kind="correct", text=say("desk.offer.correct", language), href=href, grave=False)


def _probes(view: CaseView) -> Iterator[Act]:
    """Yield one act of each kind as it would be done here, with everything a form would bring."""
    steps = view.law.net.enabled(view.state.marking)
    for kind in FORMS:
        if kind in ("start_step", "complete_step"):
            yield from (_step_probe(view, kind, step) for step in steps)
        else:
            yield _PROBES[kind](view)


def _step_probe(view: CaseView, kind: str, step: str) -> Act:
    branches = view.law.net.choices(step)
    return StartStep(step=step) if kind == "start_step" else CompleteStep(step=step, choice=(*branches, "")[0])


def _ground(view: CaseView) -> str:
    supplemented = "incomplete" if view.state.supplements else "not_needed"
    grounds = view.law.procedure.acceptance_grounds
    return supplemented if supplemented in grounds else (*grounds, "")[0]


def _refuse(view: CaseView) -> Act:
    remedy = view.law.procedure.remedy
    return Refuse(
        basis=Citation(law="-", article="-"),
        remedy_body=remedy.body or "-",
        remedy_days=remedy.days,
        court=remedy.court or "-",
        court_months=remedy.months,
        references=(Reference(name="reasons", id="", digest=""),),
    )


_PROBES: dict[str, Callable[[CaseView], Act]] = {
    "accept": lambda _: Accept(receipt="-"),
    "request_supplement": lambda view: RequestSupplement(
        materials=tuple(paper.code for paper in view.law.procedure.materials), notice="-"
    ),
    "supplement": lambda view: Supplement(materials=view.state.requested),
    "grant": lambda _: Grant(),
    "issue": lambda _: Issue(result_number="-", check_code="-"),
    "deliver": lambda view: Deliver(how=(*view.law.procedure.delivery_ways, "")[0], proof="-"),
    "resume": lambda _: Resume(),
    "stop": lambda view: Stop(
        ground=(*(one.code for one in view.law.procedure.stop_grounds), "")[0], notice="-", notified_days=1
    ),
    "withdraw": lambda _: Withdraw(),
    "refuse_acceptance": lambda view: RefuseAcceptance(ground=_ground(view), notice="-", right_agency="-"),
    "refuse": _refuse,
}
