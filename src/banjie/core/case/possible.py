"""Is the act possible in this state, under this law? One small function per kind of act.

The same answers serve a new act and every later act that is checked again when an earlier one is corrected.
"""

from collections.abc import Callable
from datetime import date

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Deliver,
    Extend,
    Grant,
    Issue,
    Reach,
    Refer,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Restart,
    Resume,
    StartStep,
    Stop,
    Submit,
    Supplement,
    Withdraw,
)
from banjie.core.act.actor import Signer
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import named_twice
from banjie.core.case.dating import refuse_by_order
from banjie.core.case.evolve import received_phase
from banjie.core.case.keeping import refuse_by_limits
from banjie.core.case.law import Law
from banjie.core.case.lengthening import refuse_extending, refuse_restarting
from banjie.core.case.review import decide_too_early, refuse_completing, refuse_starting
from banjie.core.case.state import ENDED, UNDER_REVIEW, Phase, State
from banjie.core.procedure.procedure import NO_REMEDY

BEFORE_DECISION = (Phase.SUBMITTED, Phase.WITH_APPLICANT, *UNDER_REVIEW)
_PHASES: dict[type[Act], tuple[Phase, ...]] = {
    Submit: (Phase.NEW,),
    RequestSupplement: (Phase.SUBMITTED,),
    Supplement: (Phase.WITH_APPLICANT,),
    Accept: (Phase.SUBMITTED,),
    RefuseAcceptance: (Phase.SUBMITTED, Phase.WITH_APPLICANT),
    StartStep: UNDER_REVIEW,
    CompleteStep: UNDER_REVIEW,
    Stop: (Phase.RUNNING,),
    Resume: (Phase.STOPPED,),
    Grant: (Phase.RUNNING,),
    Refuse: (Phase.RUNNING,),
    Issue: (Phase.GRANTED, Phase.REFUSED),
    Deliver: (Phase.ISSUED,),
    Withdraw: BEFORE_DECISION,
    Extend: BEFORE_DECISION,
    Restart: BEFORE_DECISION,
    Reach: tuple(phase for phase in Phase if phase not in (Phase.NEW, *ENDED)),
    Refer: (Phase.RUNNING,),
}


def refuse_in_state(law: Law, state: State, act: Act, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    """Return why the act cannot be done in this state, or None."""
    return (
        _refuse_phase(law, state, act)
        or refuse_by_order(state, act, happened)
        or _BY_ACT.get(type(act), _nothing)(law, state, act, by, happened)
        or refuse_by_limits(law, state, act, happened)
    )


def missing_materials(law: Law, state: State) -> tuple[str, ...]:
    """Return the codes of required papers the applicant has not handed in, in the procedure's order."""
    wanted = (paper for paper in law.procedure.materials if paper.required and paper.source != "register")
    return tuple(paper.code for paper in wanted if paper.code not in state.materials)


def _nothing(law: Law, state: State, act: Act, by: tuple[Signer, ...], happened: date) -> None:
    return None


def _refuse_phase(law: Law, state: State, act: Act) -> Refusal | None:
    held = any(pause.last_date is None for pause in state.pauses_like(act))
    phases = UNDER_REVIEW if isinstance(act, Stop) and not held else _phases(law, act)
    waits = isinstance(act, Resume) and not held  # for another than the one who asks
    if state.phase in phases and not waits:
        return None
    if isinstance(act, RequestSupplement) and state.phase is Phase.WITH_APPLICANT:
        return _article(law, act, "supplement_twice")
    if isinstance(act, Grant | Refuse) and state.phase is Phase.STOPPED:
        return _article(law, act, "clock_stopped")
    if waits and state.phase is Phase.STOPPED:
        return _article(law, act, "stopped_with_parent")
    wanted = "|".join(phases)
    return _article(law, act, "wrong_phase", asked=act.kind, phase=state.phase.value, wanted=wanted)


def _phases(law: Law, act: Act) -> tuple[Phase, ...]:
    """Return the phases in which the act can be; what the law supplies before a decision it supplies in any of them."""
    if act.silence and isinstance(act, Grant):
        return BEFORE_DECISION
    phases = _PHASES[type(act)]
    return (*phases, received_phase(law)) if Phase.SUBMITTED in phases else phases


def _article(law: Law, act: Act, code: str, **params: str) -> Refusal:
    rule = law.procedure.rule(act.kind)
    return Refusal(code=code, citation=rule.citation if rule else None, params=params)


def _submit(law: Law, state: State, act: Submit, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    unknown = _unknown_materials(law, act.materials)
    if unknown:
        return Refusal(code="material_unknown", params={"materials": "|".join(unknown)})
    if not any(reference.name == "applicant" for reference in act.references):
        return Refusal(code="applicant_missing")
    return None


def _request_supplement(
    law: Law, state: State, act: RequestSupplement, by: tuple[Signer, ...], happened: date
) -> Refusal | None:
    if state.supplements >= law.procedure.supplement_times:
        return _article(law, act, "supplement_twice")
    unknown = _unknown_materials(law, act.materials)
    if unknown or not act.materials:
        return Refusal(code="material_unknown", params={"materials": "|".join(unknown)})
    forgotten = [code for code in missing_materials(law, state) if code not in act.materials]
    if forgotten:
        return _article(law, act, "supplement_incomplete", materials="|".join(forgotten))
    return None if act.notice else _article(law, act, "notice_missing")


def _supplement(law: Law, state: State, act: Supplement, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    unknown = _unknown_materials(law, act.materials)
    if unknown or not act.materials:
        return Refusal(code="material_unknown", params={"materials": "|".join(unknown)})
    return None


def _accept(law: Law, state: State, act: Accept, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    if act.silence:
        return None  # deemed accepted as it was handed in, without a receipt
    missing = missing_materials(law, state)
    if missing:
        code = "materials_missing_again" if state.supplements else "materials_missing"
        return _article(law, act, code, materials="|".join(missing))
    return None if act.receipt else _article(law, act, "receipt_missing")


def _refuse_acceptance(
    law: Law, state: State, act: RefuseAcceptance, by: tuple[Signer, ...], happened: date
) -> Refusal | None:
    if act.ground not in law.procedure.acceptance_grounds:
        return _article(
            law, act, "ground_unknown", ground=act.ground, grounds="|".join(law.procedure.acceptance_grounds)
        )
    if act.ground == "not_our_power" and not act.right_agency:
        return _article(law, act, "right_agency_missing")
    if act.ground == "incomplete" and not state.supplements:
        return _article(law, act, "supplement_first")
    return None if act.notice else _article(law, act, "notice_missing")


def _start_step(law: Law, state: State, act: StartStep, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    return refuse_starting(law, state, act, happened)


def _complete_step(law: Law, state: State, act: CompleteStep, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    return refuse_completing(law, state, act, by, happened)


def _stop(law: Law, state: State, act: Stop, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    if act.parent_seq:
        return None  # on the ground and with the notice by which the parent stopped
    grounds = [ground.code for ground in law.procedure.stop_grounds]
    if act.ground not in grounds:
        return _article(law, act, "ground_unknown", ground=act.ground, grounds="|".join(grounds))
    if not act.notice:
        return _article(law, act, "notice_missing")
    return None if act.notified_days > 0 else _article(law, act, "notified_days_missing")


def _grant(law: Law, state: State, act: Grant, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    if act.silence:
        return None
    if act.valid_until is not None and act.valid_until <= happened:
        return Refusal(
            code="validity_over", params={"until": act.valid_until.isoformat(), "date": happened.isoformat()}
        )
    return decide_too_early(law, state, act)


def _refuse(law: Law, state: State, act: Refuse, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    if not any(reference.name == "reasons" for reference in act.references) or not act.basis.article:
        return _article(law, act, "reasons_missing")
    remedy = law.procedure.remedy
    if remedy == NO_REMEDY:
        return decide_too_early(law, state, act)
    told = (act.remedy_days, act.court_months)
    if not act.remedy_body or not act.court or told != (remedy.days, remedy.months):
        return _article(law, act, "remedy_missing", days=str(remedy.days), months=str(remedy.months))
    return decide_too_early(law, state, act)


def _extend(law: Law, state: State, act: Extend, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    return refuse_extending(law, state, act, happened)


def _restart(law: Law, state: State, act: Restart, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    return refuse_restarting(law, state, act, happened)


def _reach(law: Law, state: State, act: Reach, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    milestone = law.procedure.milestone(act.milestone)
    if milestone is None:
        known = "|".join(one.name for one in law.procedure.milestones)
        return _article(law, act, "milestone_unknown", milestone=act.milestone, known=known)
    params = {"milestone": act.milestone}
    days = [state.happened[name].date for name in milestone.after if name in state.happened]
    if milestone.after and not days:
        params["after"] = "|".join(milestone.after)
        return Refusal(code="milestone_too_early", citation=milestone.citation, params=params)
    if days and happened < min(days):
        params["after"], params["date"] = "|".join(milestone.after), min(days).isoformat()
        return Refusal(code="milestone_before_cause", citation=milestone.citation, params=params)
    if milestone.planned and act.planned_date is None:
        return Refusal(code="planned_date_missing", citation=milestone.citation, params=params)
    return None


def _refer(law: Law, state: State, act: Refer, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    if not act.children:
        return _article(law, act, "children_missing")
    twice = named_twice(act)
    if twice:
        return _article(law, act, "referred_already", item=twice.item, office=twice.office)
    return None if act.notice else _article(law, act, "notice_missing")


def _issue(law: Law, state: State, act: Issue, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    return None if act.result_number and act.check_code else _article(law, act, "result_number_missing")


def _deliver(law: Law, state: State, act: Deliver, by: tuple[Signer, ...], happened: date) -> Refusal | None:
    ways = law.procedure.delivery_ways
    if act.how not in ways:
        return _article(law, act, "delivery_unknown", how=act.how, ways="|".join(ways))
    return None if act.proof else _article(law, act, "proof_missing")


def _unknown_materials(law: Law, codes: tuple[str, ...]) -> list[str]:
    known = {paper.code for paper in law.procedure.materials}
    return [code for code in codes if code not in known]


_BY_ACT: dict[type[Act], Callable[..., Refusal | None]] = {
    Submit: _submit,
    RequestSupplement: _request_supplement,
    Supplement: _supplement,
    Accept: _accept,
    RefuseAcceptance: _refuse_acceptance,
    StartStep: _start_step,
    CompleteStep: _complete_step,
    Stop: _stop,
    Grant: _grant,
    Refuse: _refuse,
    Issue: _issue,
    Deliver: _deliver,
    Extend: _extend,
    Restart: _restart,
    Reach: _reach,
    Refer: _refer,
}
