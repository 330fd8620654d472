"""How an act travels: read once, decide, write once; on a lost race decide again on the new state."""

from datetime import date
from uuid import UUID

from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import DEPEND_ON_CHILDREN, ChildStands
from banjie.core.case.decide import decide_all
from banjie.core.case.law import Law
from banjie.core.case.state import Phase, State, state_of, state_text
from banjie.records.log.append import append
from banjie.records.log.chain import chain
from banjie.records.log.family import children_held
from banjie.records.log.read import CaseRow, ChildRow, read_case
from banjie.records.log.rows import ActWrite, RequestKey
from banjie.services.cases.asked import Asked, CaseMoved, CaseUnknown, Done, KeyReused, request_key
from banjie.services.cases.deed import Deed, Enclosed, enclose
from banjie.services.cases.rows import changed, closed_date
from banjie.services.law.laws import law_of

TRIES = 3


def perform(case_id: UUID, deed: Deed, asked: Asked, seen: CaseRow | None = None) -> Done | Refusal:
    """Do the deed on an existing case in the connection's scope; `seen` is the case where it was just read for it.

    Returns what was done, or the refusal. Raises `CaseUnknown`, `KeyReused`, and `CaseMoved` where the asker named a
    version that is no longer the case's, or where the race was lost three times.
    """
    enclosed = enclose(deed, asked.now)
    request = request_key(asked, deed.typed())
    depends = any(isinstance(act, DEPEND_ON_CHILDREN) and not act.silence for act in deed.acts)
    for _ in range(TRIES):
        row, seen = seen or read(case_id, asked, children=depends), None
        if row.earlier:
            return earlier(row, request)
        law, state = law_of(row.procedure, row.scope_path, row.turn), state_of(row.state)
        answer = decide_all(
            law,
            state,
            enclosed.acts,
            asked.actor.at(row.scope_path),
            asked.now,
            children=stand(row.children),
            case=str(case_id),
        )
        if isinstance(answer, Refusal):
            return answer
        events, after = answer
        write = act_write(row, events, law=law, before=state, after=after, enclosed=enclosed, request=request)
        if _appended(write, row.children):
            return Done(case_id=case_id, number=row.number, seq=after.version)
    raise CaseMoved(read(case_id, asked).version)


def read(case_id: UUID, asked: Asked, *, children: bool = False) -> CaseRow:
    """Return the case as this request may see it; raise `CaseUnknown` or, with a version asked for, `CaseMoved`.

    A visitor acts on the case they are known by, and on no other. With `children` those of the case come along.
    """
    keep_strangers_out(case_id, asked)
    row = read_case(case_id, asked.principal, asked.key, children=children)
    if row is None:
        raise CaseUnknown(f"no case {case_id} in this scope")
    if row.earlier is None and asked.version is not None and row.version != asked.version:
        raise CaseMoved(row.version)
    return row


def keep_strangers_out(case_id: UUID, asked: Asked) -> None:
    """Raise `CaseUnknown` where a visitor asks for a case that is not the one they are known by."""
    if asked.actor.role == "party" and asked.principal != f"party:{case_id}":
        raise CaseUnknown(f"no case {case_id} in this scope")


def earlier(row: CaseRow, request: RequestKey) -> Done:
    """Return the answer this request was given before; raise `KeyReused` where it asked something else."""
    assert row.earlier is not None
    if row.earlier.digest != request.digest or row.earlier.case_id != row.id:
        raise KeyReused("this request key was used for another request; use a new key")
    return Done(case_id=row.id, number=row.number, seq=row.earlier.seq, repeated=True)


def stand(children: tuple[ChildRow, ...]) -> tuple[ChildStands, ...]:
    """Return how the children stand, as a decision asks for it."""
    return tuple(ChildStands(case=str(one.id), number=one.number, phase=Phase(one.phase)) for one in children)


def act_write(
    row: CaseRow,
    events: tuple[Event, ...],
    *,
    law: Law,
    before: State,
    after: State,
    enclosed: Enclosed,
    request: RequestKey,
) -> ActWrite:
    """Return everything the guarded statement writes for these events."""
    change = changed(law, before, after)
    return ActWrite(
        case_id=row.id,
        version=row.version,
        turn=row.turn,
        events=chain(events, row.id, row.head),
        state=state_text(after),
        phase=after.phase.value,
        request=request,
        closed_date=closed_date(after),
        received_date=_moved(before.date_of("submitted"), after.date_of("submitted")),
        work=change.work,
        gone_steps=change.gone_steps,
        clocks=change.clocks,
        gone_clocks=change.gone_clocks,
        result=change.result,
        gone_result=change.gone_result,
        parties=enclosed.parties,
        contents=enclosed.contents,
    )


def _appended(write: ActWrite, children: tuple[ChildRow, ...]) -> bool:
    """Write the act; where children were looked at, only if they still stand so, and with them held meanwhile."""
    if not children:
        return append(write)
    with children_held(write.case_id) as now:
        return now == children and append(write)


def _moved(before: date | None, after: date | None) -> date | None:
    return after if after != before else None
