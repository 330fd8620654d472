"""Everything a page or a paper shows of one case. A query: nothing is changed, nothing is masked here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banjie.core.act.act import Act, Correct
from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.fold import effective
from banjie.core.case.law import Law
from banjie.core.case.possible import missing_materials
from banjie.core.case.state import State, state_of
from banjie.core.case.work import WorkRow, work
from banjie.records.log.read import history, read_case
from banjie.records.reading.case_parts import (
    PartyLine,
    around,
    case_by_tracking,
    names_of,
)
from banjie.records.scope import scope
from banjie.services.cases.asked import CaseUnknown
from banjie.services.law.laws import law_of


@dataclass(frozen=True, kw_only=True, slots=True)
class EventLine:
    """One event as a reader sees it: who (names of officers; empty for a party), the act, the texts beside it.

    `standing` is the act that counts now: the same, its correction, or None where it was voided. `effective_date`
    stands only where the law dates the effect otherwise than the act.
    """

    seq: int
    kind: str
    act: Act
    standing: Act | None
    happened_date: date
    recorded_at: datetime
    people: tuple[str, ...]
    by_party: bool
    texts: Mapping[str, str]
    upload_texts: tuple[str, ...]
    effective_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseView:
    """A case: its law, state, clocks, open work, events (oldest first), people and codes."""

    id: UUID
    number: str
    version: int
    head: str
    channel: str
    office: str
    office_path: str
    law: Law
    state: State
    clocks: tuple[ClockRow, ...]
    leading: ClockRow | None
    work: tuple[WorkRow, ...]
    events: tuple[EventLine, ...]
    parties: tuple[PartyLine, ...]
    missing: tuple[str, ...]
    tracking_code: str
    names: Mapping[str, str]

    @property
    def applicant(self) -> PartyLine | None:
        """The applicant, or None where the rows were erased."""
        return next((party for party in self.parties if party.role == "applicant"), None)


def case_view(case_id: UUID) -> CaseView:
    """Return the case in the connection's scope; raise `CaseUnknown`."""
    row = read_case(case_id, "", "")
    if row is None:
        raise CaseUnknown(f"no case {case_id} in this scope")
    law, state = law_of(row.procedure, row.scope_path, row.turn), state_of(row.state)
    clocks = dates(law, state)
    beside = around(case_id, row.scope_path)
    events, names = _events(case_id, beside.contents)
    return CaseView(
        id=row.id,
        number=row.number,
        version=row.version,
        head=row.head,
        channel=row.channel,
        office=beside.office,
        office_path=row.scope_path,
        law=law,
        state=state,
        clocks=clocks,
        leading=leading_clock(law, state, clocks),
        work=work(law, state, clocks),
        events=events,
        parties=beside.parties,
        missing=missing_materials(law, state),
        tracking_code=beside.tracking_code,
        names=names,
    )


def tracking_view(code: str) -> CaseView | None:
    """Return the case of a tracking code (12 characters, no hyphens), or None; the face masks what it shows."""
    found = case_by_tracking(code)
    if found is None:
        return None
    case_id, path = found
    with scope(path):
        return case_view(case_id)


def _events(case_id: UUID, contents: Mapping[str, str]) -> tuple[tuple[EventLine, ...], Mapping[str, str]]:
    events = history(case_id)
    standing = {event.seq: event.act for event in effective(events)}
    names = names_of({signer.person for event in events for signer in event.by})
    lines = []
    for event in events:
        counts = standing.get(event.seq) or event.act  # texts go with the act that counts now
        texts = [(one.name, contents[one.id]) for one in counts.references if one.id in contents]
        people = tuple(names[signer.person] for signer in event.by if signer.person in names)
        lines.append(
            EventLine(
                seq=event.seq,
                kind=event.kind,
                act=event.act,
                standing=event.act if isinstance(event.act, Correct) else standing.get(event.seq),
                happened_date=event.happened_date,
                recorded_at=event.recorded_at,
                people=people,
                by_party=any(signer.person.startswith("party:") for signer in event.by),
                texts=dict(one for one in texts if one[0] != "upload"),
                upload_texts=tuple(text for name, text in texts if name == "upload"),
                effective_date=event.effective_date,
            )
        )
    return tuple(lines), names
