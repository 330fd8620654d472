"""Is a step, or the decision, possible where the flow stands?"""

from datetime import date

from banjie.core.act.act import Act, CompleteStep, StartStep
from banjie.core.act.actor import Signer
from banjie.core.act.refusal import Refusal
from banjie.core.case.dating import before_its_cause
from banjie.core.case.evolve import decision_step
from banjie.core.case.law import Law
from banjie.core.case.state import Hold, State


def hold_of(state: State, step: str) -> Hold | None:
    """Return who has the step in hand, or None."""
    return next((hold for hold in state.holds if hold.step == step), None)


def refuse_starting(law: Law, state: State, act: StartStep, happened: date) -> Refusal | None:
    """Return why the step cannot be taken in hand on the day, or None."""
    closed = _refuse_closed(law, state, act.step)
    if closed:
        return closed
    hold = hold_of(state, act.step)
    if hold:
        return Refusal(code="step_held", params={"step": act.step, "since": hold.since.isoformat()})
    opened = state.date_of("step_completed")
    # Side by side with others a step may have been open long before the step completed last.
    alone = state.marking == (act.step,)
    return before_its_cause(happened, "step_completed", opened) if alone and opened and happened < opened else None


def refuse_completing(
    law: Law, state: State, act: CompleteStep, by: tuple[Signer, ...], happened: date
) -> Refusal | None:
    """Return why the step cannot be completed by these signers on the day, or None."""
    closed = _refuse_closed(law, state, act.step)
    if closed:
        return closed
    hold = hold_of(state, act.step)
    if hold is None:
        return Refusal(code="step_not_started", params={"step": act.step})
    if hold.person not in {signer.person for signer in by}:
        return Refusal(code="step_held_by_other", params={"step": act.step, "since": hold.since.isoformat()})
    if happened < hold.since:
        return before_its_cause(happened, "step_started", hold.since)
    return _refuse_signers(law, act, by) or _refuse_choice(law, act)


def decide_too_early(law: Law, state: State, act: Act) -> Refusal | None:
    """Return which steps must be completed before the decision, or None when the flow has reached it."""
    if decision_step(law, state):
        return None
    rule = law.procedure.rule(act.kind)
    steps = "|".join(law.net.enabled(state.marking))
    return Refusal(code="steps_open", citation=rule.citation if rule else None, params={"steps": steps})


def _refuse_closed(law: Law, state: State, step: str) -> Refusal | None:
    enabled = law.net.enabled(state.marking)
    if step not in enabled:
        return Refusal(code="step_not_open", params={"step": step, "open": "|".join(enabled)})
    if law.net.step(step).act == "decide":
        return Refusal(code="step_is_decision", params={"step": step})
    return None


def _refuse_signers(law: Law, act: CompleteStep, by: tuple[Signer, ...]) -> Refusal | None:
    needed = law.net.step(act.step).signers
    if len({signer.person for signer in by}) >= needed:
        return None
    return Refusal(code="too_few_signers", params={"needed": str(needed), "step": act.step})


def _refuse_choice(law: Law, act: CompleteStep) -> Refusal | None:
    choices = law.net.choices(act.step)
    if (act.choice in choices) if choices else not act.choice:
        return None
    return Refusal(code="choice_unknown", params={"step": act.step, "choice": act.choice, "choices": "|".join(choices)})
