"""The officer's list: open steps by time left, in pages; and finding one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import State, state_of
from banjie.records.lists.work_list import WorkEntry, WorkFilter, WorkKey, work_count, work_page
from banjie.records.reading.case_heads import CaseHead, case_heads, find_cases
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
class CaseLine:
    """A case in one line, with what its time rule is drawn from; `applicant` is unmasked, empty where erased."""

    case_id: UUID
    number: str
    received_date: date
    applicant: str
    applicant_kind: str
    law: Law
    state: State
    clock: ClockRow | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLine:
    """An open step of a case: who has it in hand (empty = nobody) and when it is due (None while stopped)."""

    case: CaseLine
    step: str
    role: str
    holder: str
    due_date: date | None
    left_days: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkPage:
    """A page of the list, with the counts of all tabs (a count of 1,000 means that many or more)."""

    lines: tuple[WorkLine, ...]
    after: str
    counts: dict[WorkView, int]


def work_list(scope: str, person: str, today: date, *, view: WorkView = WorkView.ALL, after: str = "") -> WorkPage:
    """Return open steps under the scope, the most urgent first; `after` is the cursor of the page before.

    Raises ValueError where `after` is no cursor of ours.
    """
    wanted = _filter(person, today, view)
    entries = work_page(scope, wanted, _key(after) if after else None, PAGE + 1)
    more = len(entries) > PAGE
    shown = entries[:PAGE]
    heads = case_heads({entry.case_id for entry in shown})
    names = names_of({entry.holder for entry in shown if entry.holder})
    return WorkPage(
        lines=tuple(_work(entry, heads[entry.case_id], names) for entry in shown if entry.case_id in heads),
        after=_cursor(shown[-1].key) if more else "",
        counts={tab: work_count(scope, _filter(person, today, tab)) for tab in WorkView},
    )


def case_find(wanted: str, most: int = 20) -> tuple[CaseLine, ...]:
    """Return cases by the beginning of their number, or by the exact name or document of a party."""
    return tuple(_case(head) for head in find_cases(wanted.strip(), most)) if wanted.strip() else ()


def _filter(person: str, today: date, view: WorkView) -> WorkFilter:
    late_on = {WorkView.TODAY: today + timedelta(days=1), WorkView.LATE: today}.get(view)
    return WorkFilter(
        stopped=view is WorkView.STOPPED,
        holder=person if view is WorkView.MINE else "",
        late_on=late_on,
    )


def _work(entry: WorkEntry, head: CaseHead, names: Mapping[str, str]) -> WorkLine:
    return WorkLine(
        case=_case(head),
        step=entry.step,
        role=entry.role,
        holder=names.get(entry.holder or "", ""),
        due_date=entry.due_date,
        left_days=entry.left_days,
    )


def _case(head: CaseHead) -> CaseLine:
    law, state = law_of(head.procedure, head.scope_path, head.turn), state_of(head.state)
    return CaseLine(
        case_id=head.id,
        number=head.number,
        received_date=head.received_date,
        applicant=head.applicant,
        applicant_kind=head.applicant_kind,
        law=law,
        state=state,
        clock=leading_clock(law, state, dates(law, state)),
    )


def _cursor(key: WorkKey) -> str:
    return f"{key.due_date or ''}~{key.case_id}~{key.step}"


def _key(cursor: str) -> WorkKey:
    due, _, rest = cursor.partition("~")
    case_id, _, step = rest.partition("~")
    try:
        return WorkKey(due_date=date.fromisoformat(due) if due else None, case_id=UUID(case_id), step=step)
    except ValueError:
        raise ValueError("this page marker is not one of ours; open the list again") from None
