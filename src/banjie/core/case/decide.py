"""The office's answer to an act: the events it becomes, or why not."""

from collections.abc import Sequence
from datetime import datetime

from banjie.core.act.act import Act, Correct
from banjie.core.act.actor import Actor
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import ChildStands, refuse_by_children
from banjie.core.case.dating import refuse_by_recording
from banjie.core.case.evolve import evolve
from banjie.core.case.law import Law
from banjie.core.case.possible import refuse_in_state
from banjie.core.case.rights import refuse_by_rights, signatures
from banjie.core.case.silence import effective_date, refuse_by_silence
from banjie.core.case.state import State
from banjie.core.values.office_time import office_date

Answer = tuple[Event, ...] | Refusal


def decide(
    law: Law,
    state: State,
    act: Act,
    actor: Actor,
    now: datetime,
    *,
    children: Sequence[ChildStands] = (),
    case: str = "",
) -> Answer:
    """Return the events `act` becomes, or the refusal.

    `now` is the aware moment of recording; `case` the id of the case (for recusals); `children` are those of the case
    as they stand, needed for `DEPEND_ON_CHILDREN`.
    A correction needs the whole history and has its own door: `decide_correction`.
    """
    if isinstance(act, Correct):
        raise TypeError("a correction is decided by decide_correction, which reads the whole history")
    today = office_date(now, law.zone)
    happened = act.happened_date or today
    refusal = (
        refuse_by_silence(law, state, act, actor)
        or refuse_by_rights(law, state, act, actor, case)
        or refuse_by_recording(law, act, happened, today)
        or refuse_in_state(law, state, act, actor.signers, happened)
        or refuse_by_children(law, state, act, children)
    )
    if refusal:
        return refusal
    return (
        Event(
            seq=state.version + 1,
            act=act,
            by=signatures(state, act, actor),
            happened_date=happened,
            recorded_at=max(now, state.recorded_at),
            effective_date=effective_date(law, state, act),
        ),
    )


def decide_all(
    law: Law,
    state: State,
    acts: Sequence[Act],
    actor: Actor,
    now: datetime,
    *,
    children: Sequence[ChildStands] = (),
    case: str = "",
) -> tuple[tuple[Event, ...], State] | Refusal:
    """Return the events of several acts done in one deed (on the spot) and the state after, or the first refusal."""
    events: tuple[Event, ...] = ()
    for act in acts:
        answer = decide(law, state, act, actor, now, children=children, case=case)
        if isinstance(answer, Refusal):
            return answer
        events += answer
        for event in answer:
            state = evolve(law, state, event)
    return events, state
