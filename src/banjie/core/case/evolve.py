"""What a case is after one more event. Never refuses: an event is a fact."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypedDict, TypeVar

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Correct,
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
from banjie.core.act.event import Event
from banjie.core.case.happened import happened_after
from banjie.core.case.law import Law
from banjie.core.case.state import Extended, Hold, Pause, Phase, Referred, State

A = TypeVar("A", bound=Act)


class Changes(TypedDict, total=False):
    """The fields of the state that an act changes; the others stay, and one copy is made of all together."""

    phase: Phase
    item: str
    materials: tuple[str, ...]
    requested: tuple[str, ...]
    supplements: int
    marking: tuple[str, ...]
    holds: tuple[Hold, ...]
    pauses: tuple[Pause, ...]
    decision: str
    valid_until: date | None
    result_number: str
    check_code: str
    extensions: tuple[Extended, ...]
    planned: Mapping[str, date]
    expiry_date: date | None
    parent: str
    children: tuple[Referred, ...]


Evolve = Callable[[Law, State, Event], Changes]


def evolve(law: Law, state: State, event: Event) -> State:
    """Return the state after `event`, which follows `state` in the log."""
    changes = _BY_ACT[type(event.act)](law, state, event)
    happened = happened_after(law, state, event, changes.get("marking", state.marking))
    return replace(state, version=event.seq, recorded_at=event.recorded_at, happened=happened, **changes)


def received_phase(law: Law) -> Phase:
    """Return where a matter stands when it was handed in: a law that knows no acceptance lets it run at once."""
    return Phase.SUBMITTED if law.procedure.rule(Accept.kind) else Phase.RUNNING


def _submitted(law: Law, state: State, event: Event) -> Changes:
    act = _as(Submit, event.act)
    phase = received_phase(law)
    changes = Changes(phase=phase, item=act.item, materials=tuple(dict.fromkeys(act.materials)))
    if phase is Phase.RUNNING:
        changes["marking"] = law.net.initial()
    if act.expiry_date:
        changes["expiry_date"] = act.expiry_date
    if act.parent:
        changes["parent"] = act.parent
    return changes


def _supplement_requested(law: Law, state: State, event: Event) -> Changes:
    act = _as(RequestSupplement, event.act)
    return Changes(phase=Phase.WITH_APPLICANT, requested=act.materials, supplements=state.supplements + 1)


def _supplemented(law: Law, state: State, event: Event) -> Changes:
    act = _as(Supplement, event.act)
    return Changes(phase=received_phase(law), materials=tuple(dict.fromkeys(state.materials + act.materials)))


def _accepted(law: Law, state: State, event: Event) -> Changes:
    return Changes(phase=Phase.RUNNING, marking=law.net.initial())


def _acceptance_refused(law: Law, state: State, event: Event) -> Changes:
    return Changes(phase=Phase.NOT_ACCEPTED)


def _step_started(law: Law, state: State, event: Event) -> Changes:
    act = _as(StartStep, event.act)
    hold = Hold(step=act.step, person=event.by[0].person, since=event.happened_date)
    return Changes(holds=(*state.holds, hold))


def _step_completed(law: Law, state: State, event: Event) -> Changes:
    act = _as(CompleteStep, event.act)
    return _past_step(law, state, act.step, act.choice)


def _stopped(law: Law, state: State, event: Event) -> Changes:
    act = _as(Stop, event.act)
    pause = Pause(
        first_date=event.clock_date,
        last_date=None,
        ground=act.ground,
        notice=act.notice,
        notified_days=act.notified_days,
        parent_seq=act.parent_seq,
    )
    return Changes(phase=Phase.STOPPED, pauses=(*state.pauses, pause))


def _resumed(law: Law, state: State, event: Event) -> Changes:
    ends = [pause for pause in state.pauses_like(event.act) if pause.last_date is None]
    pauses = tuple(replace(pause, last_date=event.clock_date) if pause in ends else pause for pause in state.pauses)
    still = any(pause.last_date is None for pause in pauses)
    return Changes(phase=Phase.STOPPED if still else Phase.RUNNING, pauses=pauses)


def _extended(law: Law, state: State, event: Event) -> Changes:
    act = _as(Extend, event.act)
    return Changes(extensions=(*state.extensions, Extended(clock=act.clock, days=act.days, seq=event.seq)))


def _restarted(law: Law, state: State, event: Event) -> Changes:
    return Changes()  # the clock begins anew on the day of this event: see `happened`


def _reached(law: Law, state: State, event: Event) -> Changes:
    act = _as(Reach, event.act)
    changes = Changes()
    if act.planned_date:
        changes["planned"] = {**state.planned, act.milestone: act.planned_date}
    milestone = law.procedure.milestone(act.milestone)
    if milestone and milestone.closes:
        changes |= Changes(phase=Phase.FINISHED, marking=(), holds=())
    return changes


def _referred(law: Law, state: State, event: Event) -> Changes:
    act = _as(Refer, event.act)
    fresh = tuple(
        Referred(case=child.case, number=child.number, item=child.item, office=child.office) for child in act.children
    )
    return Changes(children=(*state.children, *fresh))


def _granted(law: Law, state: State, event: Event) -> Changes:
    act = _as(Grant, event.act)
    if act.silence:  # by law: whatever steps were open no longer matter
        return Changes(phase=Phase.GRANTED, decision="granted", valid_until=act.valid_until, marking=(), holds=())
    return Changes(phase=Phase.GRANTED, decision="granted", valid_until=act.valid_until, **_decided(law, state))


def _refused(law: Law, state: State, event: Event) -> Changes:
    return Changes(phase=Phase.REFUSED, decision="refused", **_decided(law, state))


def _issued(law: Law, state: State, event: Event) -> Changes:
    act = _as(Issue, event.act)
    return Changes(phase=Phase.ISSUED, result_number=act.result_number, check_code=act.check_code)


def _delivered(law: Law, state: State, event: Event) -> Changes:
    return Changes(phase=Phase.FINISHED)


def _withdrawn(law: Law, state: State, event: Event) -> Changes:
    return Changes(phase=Phase.WITHDRAWN, marking=(), holds=())


def _corrected(law: Law, state: State, event: Event) -> Changes:
    return Changes()  # a correction works through `fold`, which puts its replacement in the target's place


def _decided(law: Law, state: State) -> Changes:
    step = decision_step(law, state)
    return _past_step(law, state, step, "") if step else Changes()


def decision_step(law: Law, state: State) -> str | None:
    """Return the open step at which the decision is made, or None while the flow has not reached it."""
    return next((step for step in law.net.enabled(state.marking) if law.net.step(step).act == "decide"), None)


def _past_step(law: Law, state: State, step: str, choice: str) -> Changes:
    marking = law.net.complete(state.marking, step, choice)
    return Changes(marking=marking, holds=tuple(hold for hold in state.holds if hold.step != step))


def _as(kind: type[A], act: Act) -> A:
    assert isinstance(act, kind)
    return act


_BY_ACT: dict[type[Act], Evolve] = {
    Submit: _submitted,
    RequestSupplement: _supplement_requested,
    Supplement: _supplemented,
    Accept: _accepted,
    RefuseAcceptance: _acceptance_refused,
    StartStep: _step_started,
    CompleteStep: _step_completed,
    Stop: _stopped,
    Resume: _resumed,
    Grant: _granted,
    Refuse: _refused,
    Issue: _issued,
    Deliver: _delivered,
    Withdraw: _withdrawn,
    Extend: _extended,
    Restart: _restarted,
    Reach: _reached,
    Refer: _referred,
    Correct: _corrected,
}
