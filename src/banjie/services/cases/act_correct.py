"""Correct an earlier act: the one deed for which the whole history is read."""

from contextlib import nullcontext
from dataclasses import replace
from uuid import UUID

from banjie.core.act.act import Act, Correct
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import ParentStands
from banjie.core.case.fold import decide_correction
from banjie.core.case.state import state_of
from banjie.records.log.append import append
from banjie.records.log.family import KinRow, parent_held
from banjie.records.log.read import history
from banjie.services.cases.asked import Asked, CaseMoved, Done, request_key
from banjie.services.cases.deed import Content, Deed, enclose
from banjie.services.cases.performing import act_write, earlier, read
from banjie.services.law.laws import law_of

REASONS = "reasons"


def act_correct(
    case_id: UUID,
    asked: Asked,
    *,
    target: int,
    replacement: Act | None,
    reasons: str,
    proof: str = "",
    contents: tuple[Content, ...] = (),
) -> Done | Refusal:
    """Put `replacement` in the place of the act at `target`, or void it (None), and refold the case.

    `proof` is the number of the proof of service that an act supplied by silence is taken back with; `contents` are the
    texts that belong to the act in its place.

    Raises `CaseMoved` where somebody acted between reading and writing: a correction is never repeated silently.
    """
    own = (Content(name=REASONS, body=reasons),) if reasons else ()
    act = Correct(target=target, replacement=replacement, proof=proof)
    return correct(case_id, asked, Deed(acts=(act,), contents=(*own, *contents)))


def correct(case_id: UUID, asked: Asked, deed: Deed) -> Done | Refusal:
    """Do the deed, whose one act is a correction. Raises what `act_correct` raises."""
    request = request_key(asked, deed.typed())
    row = read(case_id, asked)
    if row.earlier:
        return earlier(row, request)
    law = law_of(row.procedure, row.scope_path, row.turn)
    enclosed = enclose(deed, asked.now)
    correction = enclosed.acts[0]
    assert isinstance(correction, Correct)
    events = history(case_id)
    correction = _with_rows_of_target(_shared_out(correction), events)
    actor, before = asked.actor.at(row.scope_path), state_of(row.state)
    alone = correction.parent_seq or not before.parent
    with nullcontext() if alone else parent_held(case_id) as parent:
        answer = decide_correction(law, events, correction, actor, asked.now, parent=_stands(parent), case=str(case_id))
        if isinstance(answer, Refusal):
            return answer
        corrected, after = answer
        if append(act_write(row, corrected, law=law, before=before, after=after, enclosed=enclosed, request=request)):
            return Done(case_id=case_id, number=row.number, seq=after.version)
    now = read(case_id, asked)
    if now.earlier:
        return earlier(now, request)
    raise CaseMoved(now.version)


def _stands(parent: KinRow | None) -> ParentStands | None:
    if parent is None:
        return None
    return ParentStands(number=parent.number, decision=state_of(parent.state).decision)


def _shared_out(act: Correct) -> Correct:
    """Let the reasons stay with the correction and every other text go with the act in the target's place."""
    own = 1 if act.references and act.references[0].name == REASONS else 0
    beside = act.references[own:]
    if act.replacement is None or not beside:
        return act
    return replace(act, references=act.references[:own], replacement=replace(act.replacement, references=beside))


def _with_rows_of_target(act: Correct, events: tuple[Event, ...]) -> Correct:
    """Let what was handed in beside the corrected act stay with it, unless the replacement names rows of its own."""
    target = next((event.act for event in events if event.seq == act.target), None)
    if target is None or act.replacement is None or act.replacement.references:
        return act
    return replace(act, replacement=replace(act.replacement, references=target.references))
