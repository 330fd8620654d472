"""Cases of cases: the children of a case, and the case that referred it, as its page shows them. Queries.

Whoever sees a case sees how its children and its parent stand, in whichever office; the cases themselves only where
the scope reaches them.
"""

from dataclasses import dataclass
from uuid import UUID

from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import Phase, Referred, State, state_of
from banjie.records.log.family import KinRow, children_of, parent_of
from banjie.records.reading.case_heads import case_heads
from banjie.records.reading.case_parts import offices_of
from banjie.services.cases.case_view import CaseView
from banjie.services.law.laws import law_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Kin:
    """A child or the parent of a case: where it stands, under which law, and the clock it is shown by.

    `office` is the name of its office. `seen` says whether this scope sees the case itself. A child that was referred
    and is not opened yet (a moment, as a rule) has the phase `new`, no clock, and neither law nor state.
    """

    case_id: UUID
    number: str
    item: str
    office: str
    phase: Phase
    seen: bool
    law: Law | None = None
    state: State | None = None
    clock: ClockRow | None = None


def children(view: CaseView) -> tuple[Kin, ...]:
    """Return the children of the case in the order in which they were referred."""
    if not view.state.children:
        return ()
    opened = {str(row.id): row for row in children_of(view.id)}
    seen = set(case_heads(row.id for row in opened.values()))
    names = offices_of({child.office for child in view.state.children})
    return tuple(
        _kin(opened[child.case], names.get(child.office, ""), seen=opened[child.case].id in seen)
        if child.case in opened
        else _waiting(child, names.get(child.office, ""))
        for child in view.state.children
    )


def parent(view: CaseView) -> Kin | None:
    """Return the case that referred this one, or None."""
    row = parent_of(view.id) if view.state.parent else None
    if row is None:
        return None
    return _kin(row, offices_of({row.scope_path}).get(row.scope_path, ""), seen=bool(case_heads([row.id])))


def _kin(row: KinRow, office: str, *, seen: bool) -> Kin:
    law, state = law_of(row.procedure, row.scope_path, row.turn), state_of(row.state)
    return Kin(
        case_id=row.id,
        number=row.number,
        item=row.item_code,
        office=office,
        phase=state.phase,
        seen=seen,
        law=law,
        state=state,
        clock=leading_clock(law, state, dates(law, state)),
    )


def _waiting(child: Referred, office: str) -> Kin:
    return Kin(
        case_id=UUID(child.case), number=child.number, item=child.item, office=office, phase=Phase.NEW, seen=False
    )
