"""How a case is opened: the first deed, under the procedure of the item on the day of receipt."""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from banjie.core.act.act import Act, Submit
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide_all
from banjie.core.case.law import Law
from banjie.core.case.state import NEW, State, state_text
from banjie.core.values.identity import tracking_code
from banjie.core.values.office_time import office_date
from banjie.records.log.append import open_case
from banjie.records.log.chain import chain
from banjie.records.log.read import earlier_answer, read_case
from banjie.records.log.rows import OpeningWrite, RequestKey
from banjie.records.number import take_number
from banjie.services.cases.asked import Asked, Done, KeyReused, request_key
from banjie.services.cases.deed import Content, Deed, Enclosed, Party, enclose
from banjie.services.cases.performing import TRIES, earlier, keep_strangers_out
from banjie.services.cases.rows import cached, closed_date
from banjie.services.law.laws import OfferedItem, under_calendars_of_now


@dataclass(frozen=True, kw_only=True, slots=True)
class Application:
    """What is handed in: its id (made when the form was opened), channel, papers by code, people, answers.

    `expiry_date` is the last day of the permission that is to be renewed.
    """

    case_id: UUID
    channel: str
    materials: tuple[str, ...]
    parties: tuple[Party, ...]
    contents: tuple[Content, ...] = ()
    happened_date: date | None = None
    expiry_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A case that was opened, with the code its applicant follows it by (empty when asked again)."""

    done: Done
    tracking_code: str


def open_application(
    offered: OfferedItem, application: Application, asked: Asked, then: tuple[Act, ...] = ()
) -> Opened | Refusal:
    """Open a case with its application and the acts that follow in the same visit.

    The same request asked again gets the earlier answer. Raises `KeyReused` where the key was used otherwise, and
    `CaseUnknown` where a visitor opens a case that is not the one they are known by.
    """
    keep_strangers_out(application.case_id, asked)
    deed = Deed(acts=(_submit(offered, application), *then), parties=application.parties, contents=application.contents)
    request = request_key(asked, deed.typed())
    known = earlier_answer(asked.principal, asked.key)
    if known:
        return _again(known.case_id, asked, request)
    enclosed, number = enclose(deed, asked.now), ""
    for _ in range(TRIES):
        actor = asked.actor.at(offered.row.path)
        answer = decide_all(offered.law, NEW, enclosed.acts, actor, asked.now, case=str(application.case_id))
        if isinstance(answer, Refusal):
            return answer  # before a number is taken
        events, state = answer
        number = number or case_number(
            offered.row.office_code, application.case_id, office_date(asked.now, offered.law.zone)
        )
        events = (_with_number(events[0], number), *events[1:])
        write = opening_write(offered.law, application.case_id, events, state=state, enclosed=enclosed, request=request)
        write = replace(write, turn=offered.row.turn, tracking_code=tracking_code(secrets.token_bytes(8)))
        if open_case(write):
            done = Done(case_id=application.case_id, number=number, seq=state.version)
            return Opened(done=done, tracking_code=write.tracking_code)
        now = under_calendars_of_now(offered)
        if now is offered:
            break
        offered = now
    known = earlier_answer(asked.principal, asked.key)
    return _again(known.case_id if known else application.case_id, asked, request)


def opening_write(
    law: Law, case_id: UUID, events: tuple[Event, ...], *, state: State, enclosed: Enclosed, request: RequestKey
) -> OpeningWrite:
    """Return everything that opens a case, for its first events: the submission says where it stands."""
    submit = events[0].act
    assert isinstance(submit, Submit), "a case is opened by its submission"
    rows = cached(law, state)
    return OpeningWrite(
        case_id=case_id,
        number=submit.number,
        scope_path=submit.office,
        item_code=submit.item,
        item_version=submit.item_version,
        procedure=submit.procedure,
        channel=submit.channel,
        received_date=events[0].happened_date,
        events=chain(events, case_id),
        state=state_text(state),
        phase=state.phase.value,
        request=request,
        closed_date=closed_date(state),
        parent_id=UUID(submit.parent) if submit.parent else None,
        work=rows.work,
        clocks=rows.clocks,
        result=rows.result,
        parties=enclosed.parties,
        contents=enclosed.contents,
    )


def case_number(office_code: str, case_id: UUID, today: date) -> str:
    """Take the office's next number of the day for the case."""
    serial = take_number(office=office_code, day=today, case_id=case_id)
    return f"{office_code}-{today:%Y%m%d}-{serial:04d}"


def _with_number(event: Event, number: str) -> Event:
    assert isinstance(event.act, Submit)
    return replace(event, act=replace(event.act, number=number))


def _again(case_id: UUID, asked: Asked, request: RequestKey) -> Opened:
    row = read_case(case_id, asked.principal, asked.key)
    if row is None or row.earlier is None:
        raise KeyReused("this application was handed in before under another key; open a new form")
    return Opened(done=earlier(row, request), tracking_code="")


def _submit(offered: OfferedItem, application: Application) -> Submit:
    return Submit(
        item=offered.item.code,
        item_version=offered.item.version,
        procedure=offered.digest,
        office=offered.row.path,
        number="",
        channel=application.channel,
        materials=application.materials,
        happened_date=application.happened_date,
        expiry_date=application.expiry_date,
    )
