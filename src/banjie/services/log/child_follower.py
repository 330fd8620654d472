"""The follower that opens what was referred, and lets children stop and go on with their parent.

Each event is handled in one transaction with the follower's place, so each is handled once, whoever is killed
meanwhile; the children of one event in order of id, so that nobody waits in a circle. One that cannot be opened or
moved stops neither the others nor the log: it is told and tried again.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from banjie.core.act.act import Child, Refer
from banjie.core.act.refusal import Refusal
from banjie.core.case.fold import fold
from banjie.core.case.law import Law
from banjie.records.log.family import EVENTS_OF_FAMILIES, parent_of
from banjie.records.log.faults import fault_over, faults_due, keep_fault
from banjie.records.log.follower import Positioned, apart, follow_chosen, seq_at, turn_of
from banjie.records.log.read import history, read_case
from banjie.services.cases.asked import CaseMoved, CaseUnknown
from banjie.services.cases.child_follow import child_follow
from banjie.services.cases.child_open import Parent, child_open
from banjie.services.law.laws import law_of

NAME = "children"
# What reading, folding or deciding a damaged case may raise; where the store gives up, nothing is remembered at all.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, CaseMoved)
_LONG = 300
_log = logging.getLogger(__name__)
Work = tuple[UUID, Callable[[], Refusal | None]]


def follow_children(now: datetime, office: datetime) -> int:
    """Handle what has happened in families since the last time; return how many events of the log were passed.

    `now` is the real moment, by which tries are timed, `office` the office's, at which acts are recorded.
    """
    passed = 0
    while step := follow_chosen(NAME, EVENTS_OF_FAMILIES, partial(_take, now, office)):
        passed += step
    for fault in faults_due(NAME, now):
        with turn_of(NAME) as position:
            if position is not None:
                _try(fault.case_id, fault.seq, position, now, office)
    return passed


def _take(now: datetime, office: datetime, placed: Positioned) -> None:
    _try(placed.event.case_id, placed.event.seq, placed.position, now, office)


def _try(case_id: UUID, seq: int, position: int, now: datetime, office: datetime) -> None:
    why = _handled(case_id, seq, position, office)
    if not why:
        fault_over(follower=NAME, case_id=case_id, seq=seq)
        return
    keep_fault(follower=NAME, case_id=case_id, seq=seq, why=why, now=now)
    _log.error("event %s of case %s could not be followed to all its children: %s", seq, case_id, why)


def _handled(case_id: UUID, seq: int, position: int, office: datetime) -> str:
    """Do what is owed for the event, as the log stood at `position`; return why some of it could not be, or nothing."""
    try:
        works = [*_below(case_id, seq, position, office), *_above(case_id, position, office)]
    except _BROKEN as fault:
        return f"{type(fault).__name__}: {fault}"[:_LONG]
    return "; ".join(why for work in works if (why := _done(work)))[:_LONG]


def _done(work: Work) -> str:
    child, do = work
    try:
        with apart():
            refusal = do()
    except _BROKEN as fault:
        return f"{child} {type(fault).__name__}: {fault}"
    return f"{child} {refusal.code}" if refusal else ""


def _below(case_id: UUID, seq: int, position: int, office: datetime) -> Iterator[Work]:
    """Yield what the event means for the children of its case: each opened first, then moved."""
    parent, law = _stood(case_id, position)
    event = parent.events[seq - 1]
    if isinstance(event.act, Refer):
        for child in sorted(event.act.children, key=_id):
            yield UUID(child.case), partial(child_open, parent, event, child, office)
    if law.procedure.stops_children:
        for known in sorted(UUID(child.case) for child in parent.state.children):
            yield known, partial(child_follow, known, parent.events, office)


def _above(case_id: UUID, position: int, office: datetime) -> Iterator[Work]:
    """Yield what the case itself owes its parent: one that was accepted while the parent stands still stops with it."""
    above = parent_of(case_id)
    if above is None:
        return
    parent, law = _stood(above.id, position)
    if law.procedure.stops_children:
        yield case_id, partial(child_follow, case_id, parent.events, office)


def _stood(case_id: UUID, position: int) -> tuple[Parent, Law]:
    """Return the case as it stood at the position, with its law."""
    row = read_case(case_id, "", "")
    if row is None:
        raise CaseUnknown(f"no case {case_id}")
    law = law_of(row.procedure, row.scope_path, row.turn)
    events = history(case_id)[: seq_at(case_id, position)]
    return Parent(id=case_id, events=events, state=fold(law, events)), law


def _id(child: Child) -> UUID:
    return UUID(child.case)
