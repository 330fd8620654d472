"""Made-up cases for the tests of the records: real events, invented facts, no law."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from banjie.core.act.act import Accept, Act, Reference, Submit
from banjie.core.act.actor import Signer
from banjie.core.act.event import Event
from banjie.core.values.identity import uuid7
from banjie.core.values.office_time import office_date
from banjie.records.log.chain import chain
from banjie.records.log.read import CaseRow, read_case
from banjie.records.log.rows import ActWrite, ClockRow, ContentRow, OpeningWrite, PartyRow, RequestKey, WorkRow
from banjie.records.persons.salted import party_text, salted

DAY = date(2026, 3, 2)
SUBMIT = Submit(
    item="I-1", item_version=1, procedure="sha256:p", office="11", number="", channel="window", materials=("a", "b")
)
WORK = WorkRow(step="examine", role="examiner", since_date=DAY, due_date=date(2026, 3, 30))
CLOCK = ClockRow(
    clock="decision", started_date=DAY, due_date=date(2026, 3, 30), late_date=date(2026, 3, 31), calendar_version="c"
)


def new_id() -> UUID:
    """Return a fresh id."""
    return uuid7(datetime.now(UTC), os.urandom(10))


def request(key: str = "") -> RequestKey:
    """Return a request key, a fresh one where none is given."""
    return RequestKey(principal="tester", key=key or str(new_id()), digest="sha256:asked")


def noon(day: date, seq: int = 1) -> datetime:
    """Return noon of the day in the office, an instant later for each seq."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC) + timedelta(milliseconds=seq)


def event(seq: int, act: Act, at: datetime | None = None) -> Event:
    """Return an event of the act at `seq`, recorded `at` (noon of `DAY`)."""
    at = at or noon(DAY, seq)
    return Event(seq=seq, act=act, by=(Signer(person="p1", post="x"),), happened_date=office_date(at), recorded_at=at)


def people() -> dict[str, Any]:
    """Return an applicant and a form, as the fields `parties` and `contents` of a write."""
    salt, form = os.urandom(16), '{"a":"行\n"}'
    known = {"role": "applicant", "kind": "person", "name": '王"小\\明', "id_kind": "id_card", "id_number": "1"}
    digest = salted(salt, party_text({**known, "phone": "", "authority_note": ""}))
    party = PartyRow(id=new_id(), salt=salt, digest=digest, **known)
    content = ContentRow(id=new_id(), name="form", body=form, salt=salt, digest=salted(salt, form))
    return {"parties": (party,), "contents": (content,)}


def opening(
    *, scope_path: str = "/51/11/", key: str = "", day: date = DAY, at: datetime | None = None,
    references: tuple[Reference, ...] = (), **more: Any,
) -> OpeningWrite:  # fmt: skip
    """Return what opens a case by submit, with one open step and one clock; `more` are fields of the write."""
    case_id = new_id()
    number = f"11-{case_id.hex}"
    submitted = event(1, replace(SUBMIT, number=number, references=references), at or noon(day))
    return OpeningWrite(
        case_id=case_id, number=number, scope_path=scope_path, item_code="I-1", item_version=1,
        procedure="sha256:p", channel="window", received_date=submitted.happened_date,
        events=chain([submitted], case_id), state='{"phase":"submitted"}', phase="submitted",
        request=request(key), work=(WORK,), clocks=(CLOCK,), **more,
    )  # fmt: skip


def acceptance(case: CaseRow, key: str = "") -> ActWrite:
    """Return the next act on a case as read: always an acceptance, since nothing here knows the law."""
    accepted = event(case.version + 1, Accept(receipt=f"R{case.version}"))
    return ActWrite(
        case_id=case.id,
        version=case.version,
        events=chain([accepted], case.id, case.head),
        state='{"phase":"accepted"}',
        phase="accepted",
        request=request(key),
    )


def read(case_id: UUID, key: str = "none") -> CaseRow:
    """Return the case, which must be there."""
    case = read_case(case_id, "tester", key)
    assert case is not None
    return case
