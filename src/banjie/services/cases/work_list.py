"""The officer's list: open steps by time left, in pages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import State, state_of
from banjie.records.lists.work_page import MOST_COUNTED, WorkFilter, WorkLineRow, WorkPlace, work_count, work_page
from banjie.records.reading.case_parts import names_of
from banjie.services.law.laws import law_of

PAGE = 50


class WorkView(StrEnum):
    """The tabs of the list."""

    ALL = "all"
    MINE = "mine"
    TODAY = "today"
    LATE = "late"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLine:
    """An open step: its case, who has it (empty = nobody), and the clock it is under with what draws it."""

    case_id: UUID
    number: str
    step: str
    role: str
    holder: str
    due_date: date | None
    left_days: int | None
    received_date: date
    applicant: str
    applicant_kind: str
    law: Law
    state: State
    clock: ClockRow | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkPage:
    """A page of the list with the counts of all tabs (`more` where a count stops at 1,000)."""

    lines: tuple[WorkLine, ...]
    after: str
    counts: dict[WorkView, int]
    more: int = MOST_COUNTED


def work_list(
    scope: str, person: str, today: date, *, view: WorkView = WorkView.ALL, wanted: str = "", after: str = ""
) -> WorkPage:
    """Return open steps under the scope, the most urgent first; `after` is the cursor of the page before.

    Raises ValueError where `after` is no cursor of ours.
    """
    narrowed = _filter(scope, person, today, view, wanted)
    rows = work_page(narrowed, _place(after) if after else None, PAGE + 1)
    names = names_of({row.holder for row in rows if row.holder})
    return WorkPage(
        lines=tuple(_line(row, names.get(row.holder, "")) for row in rows[:PAGE]),
        after=_cursor(rows[PAGE - 1]) if len(rows) > PAGE else "",
        counts={tab: work_count(_filter(scope, person, today, tab, wanted)) for tab in WorkView},
    )


def _filter(scope: str, person: str, today: date, view: WorkView, wanted: str) -> WorkFilter:
    yesterday = date.fromordinal(today.toordinal() - 1)
    due = {WorkView.TODAY: today, WorkView.LATE: yesterday}.get(view)
    return WorkFilter(
        path=scope,
        phase="stopped" if view is WorkView.STOPPED else "",
        holder=person if view is WorkView.MINE else "",
        wanted=wanted,
        due_until=due,
    )


def _line(row: WorkLineRow, holder: str) -> WorkLine:
    law, state = law_of(row.procedure), state_of(row.state)
    return WorkLine(
        case_id=row.case_id,
        number=row.number,
        step=row.step,
        role=row.role,
        holder=holder,
        due_date=row.due_date,
        left_days=row.left_days,
        received_date=row.received_date,
        applicant=row.applicant,
        applicant_kind=row.applicant_kind,
        law=law,
        state=state,
        clock=leading_clock(law, state, dates(law, state)),
    )


def _cursor(row: WorkLineRow) -> str:
    return f"{row.due_date or ''}~{row.case_id}~{row.step}"


def _place(cursor: str) -> WorkPlace:
    parts = cursor.split("~")
    if len(parts) != 3:
        raise ValueError("this page marker is not one of ours; open the list again")
    due, case_id, step = parts
    return WorkPlace(due_date=date.fromisoformat(due) if due else None, case_id=UUID(case_id), step=step)
