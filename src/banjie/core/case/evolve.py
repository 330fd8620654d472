"""What a case is after one more event. Never refuses: an event is a fact."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Correct,
    Deliver,
    Grant,
    Issue,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Submit,
    Supplement,
    Withdraw,
)
from banjie.core.act.event import Event
from banjie.core.case.law import Law
from banjie.core.case.state import Hold, Moment, Pause, Phase, State

A = TypeVar("A", bound=Act)
Evolve = Callable[[Law, State, Event], State]


def evolve(law: Law, state: State, event: Event) -> State:
    """Return the state after `event`, which follows `state` in the log."""
    after = _BY_ACT[type(event.act)](law, state, event)
    moment = Moment(date=event.clock_date, seq=event.seq)
    return replace(
        after,
        version=event.seq,
        recorded_at=event.recorded_at,
        happened={**state.happened, event.kind: moment},
    )


def _submitted(law: Law, state: State, event: Event) -> State:
    act = _as(Submit, event.act)
    return replace(state, phase=Phase.SUBMITTED, item=act.item, materials=act.materials)


def _supplement_requested(law: Law, state: State, event: Event) -> State:
    act = _as(RequestSupplement, event.act)
    return replace(state, phase=Phase.WITH_APPLICANT, requested=act.materials, supplements=state.supplements + 1)


def _supplemented(law: Law, state: State, event: Event) -> State:
    act = _as(Supplement, event.act)
    fresh = tuple(code for code in act.materials if code not in state.materials)
    return replace(state, phase=Phase.SUBMITTED, materials=state.materials + fresh)


def _accepted(law: Law, state: State, event: Event) -> State:
    return replace(state, phase=Phase.RUNNING, marking=law.net.initial())


def _acceptance_refused(law: Law, state: State, event: Event) -> State:
    return replace(state, phase=Phase.NOT_ACCEPTED)


def _step_started(law: Law, state: State, event: Event) -> State:
    act = _as(StartStep, event.act)
    hold = Hold(step=act.step, person=event.by[0].person, since=event.happened_date)
    return replace(state, holds=(*state.holds, hold))


def _step_completed(law: Law, state: State, event: Event) -> State:
    act = _as(CompleteStep, event.act)
    return _past_step(law, state, act.step, act.choice)


def _stopped(law: Law, state: State, event: Event) -> State:
    act = _as(Stop, event.act)
    pause = Pause(
        first_date=event.clock_date,
        last_date=None,
        ground=act.ground,
        notice=act.notice,
        notified_days=act.notified_days,
    )
    return replace(state, phase=Phase.STOPPED, pauses=(*state.pauses, pause))


def _resumed(law: Law, state: State, event: Event) -> State:
    pauses = tuple(
        replace(pause, last_date=event.clock_date) if pause.last_date is None else pause for pause in state.pauses
    )
    return replace(state, phase=Phase.RUNNING, pauses=pauses)


def _granted(law: Law, state: State, event: Event) -> State:
    act = _as(Grant, event.act)
    return replace(_decided(law, state), phase=Phase.GRANTED, decision="granted", valid_until=act.valid_until)


def _refused(law: Law, state: State, event: Event) -> State:
    return replace(_decided(law, state), phase=Phase.REFUSED, decision="refused")


def _issued(law: Law, state: State, event: Event) -> State:
    act = _as(Issue, event.act)
    return replace(state, phase=Phase.ISSUED, result_number=act.result_number, check_code=act.check_code)


def _delivered(law: Law, state: State, event: Event) -> State:
    return replace(state, phase=Phase.FINISHED)


def _withdrawn(law: Law, state: State, event: Event) -> State:
    return replace(state, phase=Phase.WITHDRAWN, marking=(), holds=())


def _corrected(law: Law, state: State, event: Event) -> State:
    return state  # a correction works through `fold`, which puts its replacement in the target's place


def _decided(law: Law, state: State) -> State:
    step = decision_step(law, state)
    return _past_step(law, state, step, "") if step else state


def decision_step(law: Law, state: State) -> str | None:
    """Return the open step at which the decision is made, or None while the flow has not reached it."""
    return next((step for step in law.net.enabled(state.marking) if law.net.step(step).act == "decide"), None)


def _past_step(law: Law, state: State, step: str, choice: str) -> State:
    marking = law.net.complete(state.marking, step, choice)
    return replace(state, marking=marking, holds=tuple(hold for hold in state.holds if hold.step != step))


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
    Correct: _corrected,
}
