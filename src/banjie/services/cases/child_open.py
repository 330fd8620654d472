"""Open a child that was referred: as its referral fixed it, with the applicant and the papers of its parent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from banjie.core.act.act import Child, Submit, Supplement
from banjie.core.act.actor import SYSTEM
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide_all
from banjie.core.case.fold import effective
from banjie.core.case.law import Law
from banjie.core.case.state import NEW, State
from banjie.records.calendars.uses import calendar_turn
from banjie.records.log.append import open_case
from banjie.records.log.read import read_case
from banjie.records.reading.case_parts import PartyLine, around
from banjie.services.cases.asked import Asked, CaseMoved, request_key
from banjie.services.cases.deed import Content, Deed, Party, enclose
from banjie.services.cases.opening import opening_write
from banjie.services.cases.performing import TRIES
from banjie.services.cases.upload_keep import NAME, upload_of
from banjie.services.law.laws import law_of

REFERRAL = "referral"
_HANDED_ON = ("applicant", "agent")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parent:
    """The case that refers, with its events and its state."""

    id: UUID
    events: tuple[Event, ...]
    state: State


def child_open(parent: Parent, referred: Event, child: Child, now: datetime) -> Refusal | None:
    """Open the child that the event `referred` of the parent names; done before, it does nothing. Needs the scope `/`.

    The child has party and content rows of its own: erasing those of one case leaves the other's. It is handed the
    papers and answers that its own law asks for, and no others. Raises `CaseMoved` where calendars change all the time.
    """
    case_id = UUID(child.case)
    for _ in range(TRIES):
        turn = calendar_turn()
        law = law_of(child.procedure, child.office, turn)
        deed = _deed(law, parent, referred, child)
        enclosed = enclose(deed, now)
        answer = decide_all(law, NEW, enclosed.acts, SYSTEM, now, case=child.case)
        if isinstance(answer, Refusal):
            return answer
        events, state = answer
        request = request_key(Asked(actor=SYSTEM, now=now, key=f"child:{case_id}"), deed.typed())
        write = opening_write(law, case_id, events, state=state, enclosed=enclosed, request=request)
        if open_case(replace(write, turn=turn)) or read_case(case_id, "", ""):
            return None
    raise CaseMoved(0)


def _deed(law: Law, parent: Parent, referred: Event, child: Child) -> Deed:
    beside = around(parent.id, "")
    submit = Submit(
        item=child.item,
        item_version=child.item_version,
        procedure=child.procedure,
        office=child.office,
        number=child.number,
        channel=REFERRAL,
        materials=tuple(paper.code for paper in law.procedure.materials if paper.code in parent.state.materials),
        happened_date=referred.happened_date,
        parent=str(parent.id),
        parent_seq=referred.seq,
    )
    return Deed(
        acts=(submit,),
        parties=tuple(_party(party) for party in beside.parties if party.role in _HANDED_ON),
        contents=tuple(_contents(law, parent.events, beside.contents)),
    )


def _party(line: PartyLine) -> Party:
    return Party(
        role=line.role,
        kind=line.kind,
        name=line.name,
        id_kind=line.id_kind,
        id_number=line.id_number,
        phone=line.phone,
        authority_note=line.authority_note,
    )


def _contents(law: Law, events: tuple[Event, ...], bodies: Mapping[str, str]) -> Iterator[Content]:
    """Yield what was handed in with the application and its supplement, as far as the child's law asks for it."""
    papers = {paper.code for paper in law.procedure.materials}
    answers = {field.id for field in law.procedure.fields}
    for event in effective(events):
        if not isinstance(event.act, Submit | Supplement):
            continue
        for reference in event.act.references:
            body = bodies.get(reference.id)
            if body is None:
                continue
            if reference.name in answers or (reference.name == NAME and upload_of(body).material in papers):
                yield Content(name=reference.name, body=body)
