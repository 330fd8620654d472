"""The work list: open steps under a scope in order of due date, by keyset; a stopped case comes last."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Row, Statement

MOST_COUNTED = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLineRow:
    """An open step with its case; `procedure` and `state` are what its clock is drawn from."""

    case_id: UUID
    step: str
    role: str
    holder: str
    since_date: date
    due_date: date | None
    left_days: int | None
    number: str
    item_code: str
    procedure: str
    phase: str
    state: str
    received_date: date
    scope_path: str
    applicant: str
    applicant_kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkFilter:
    """What the list is narrowed to; empty takes everything. `due_until` keeps what is due by that day."""

    path: str
    phase: str = ""
    step: str = ""
    holder: str = ""
    wanted: str = ""
    due_until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkPlace:
    """The place of a row in the list, from which the next page goes on."""

    due_date: date | None
    case_id: UUID
    step: str


_FROM = """
FROM work JOIN "case" AS held ON held.id = work.case_id
LEFT JOIN LATERAL (
    SELECT name, kind FROM party WHERE party.case_id = held.id AND party.role = 'applicant' LIMIT 1
) AS applicant ON true
WHERE work.scope_path ^@ :path::text
  AND (:phase::text = '' OR held.phase = :phase::text)
  AND (:step::text = '' OR work.step = :step::text)
  AND (:holder::text = '' OR work.holder = :holder::text)
  AND (:wanted::text = '' OR held.number ILIKE '%' || :wanted::text || '%' OR applicant.name ILIKE '%' || :wanted::text || '%')
  AND (:due_until::date IS NULL OR work.due_date <= :due_until::date)
"""
_PAGE = Statement(
    """
SELECT work.case_id, work.step, work.role, work.holder, work.since_date, work.due_date, work.left_days,
       held.number, held.item_code, held.procedure, held.phase, held.state, held.received_date, held.scope_path,
       coalesce(applicant.name, ''), coalesce(applicant.kind, '')"""
    + _FROM
    + """
  AND (coalesce(work.due_date, 'infinity'::date), work.case_id, work.step)
      > (coalesce(:due::date, 'infinity'::date), :after_case::uuid, :after_step::text)
ORDER BY coalesce(work.due_date, 'infinity'::date), work.case_id, work.step LIMIT :most::integer
"""
)
_COUNT = Statement(f"SELECT count(*) FROM (SELECT {_FROM} LIMIT {MOST_COUNTED + 1}) AS capped")  # noqa: S608 - constants
_START = WorkPlace(due_date=date.min, case_id=UUID(int=0), step="")


def work_page(narrowed: WorkFilter, after: WorkPlace | None, most: int) -> list[WorkLineRow]:
    """Return at most `most` open steps after `after` (None = from the start)."""
    place = after or _START
    values = _values(narrowed) | {
        "due": place.due_date,
        "after_case": place.case_id,
        "after_step": place.step,
        "most": most,
    }
    return [_line(row) for row in _PAGE.rows(values)]


def work_count(narrowed: WorkFilter) -> int:
    """Return how many open steps there are, at most `MOST_COUNTED` + 1 (which means "more than")."""
    row = _COUNT.row(_values(narrowed))
    return 0 if row is None else int(row[0])


def _values(narrowed: WorkFilter) -> dict[str, object]:
    escaped = narrowed.wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {
        "path": narrowed.path,
        "phase": narrowed.phase,
        "step": narrowed.step,
        "holder": narrowed.holder,
        "wanted": escaped,
        "due_until": narrowed.due_until,
    }


def _line(row: Row) -> WorkLineRow:
    return WorkLineRow(
        case_id=row[0],
        step=row[1],
        role=row[2],
        holder=row[3] or "",
        since_date=row[4],
        due_date=row[5],
        left_days=row[6],
        number=row[7],
        item_code=row[8],
        procedure=row[9],
        phase=row[10],
        state=row[11],
        received_date=row[12],
        scope_path=row[13],
        applicant=row[14],
        applicant_kind=row[15],
    )
