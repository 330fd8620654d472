"""The work list: open steps under a scope, by due date.

Each office below the scope is read in its own index order and the few rows are merged, so that a page costs the same
for one office as for a county. A row without a due date comes last.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Row, Statement

COUNTED = 1000
"""Counts stop here: a list says "1000 and more"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkKey:
    """The place of a row in the list: give the last row's key to get the next page."""

    due_date: date | None
    case_id: UUID
    step: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkFilter:
    """What the list is narrowed to; empty texts take everything. `late_on` takes what is due before that day,
    `stopped` what waits behind a stopped clock."""

    step: str = ""
    item_code: str = ""
    role: str = ""
    holder: str = ""
    late_on: date | None = None
    stopped: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkEntry:
    """A row of the work list with what is shown of its case."""

    case_id: UUID
    step: str
    scope_path: str
    item_code: str
    role: str
    holder: str | None
    since_date: date
    due_date: date | None
    left_days: int | None
    number: str
    phase: str
    received_date: date

    @property
    def key(self) -> WorkKey:
        """Return the place of this row in the list."""
        return WorkKey(due_date=self.due_date, case_id=self.case_id, step=self.step)


_PATHS = """
WITH RECURSIVE paths AS (
    (SELECT scope_path FROM work WHERE scope_path ~>=~ :scope::text AND scope_path ~<~ :scope_end::text
     ORDER BY scope_path USING ~<~ LIMIT 1)
    UNION ALL
    SELECT (SELECT scope_path FROM work WHERE scope_path ~>~ paths.scope_path AND scope_path ~<~ :scope_end::text
            ORDER BY scope_path USING ~<~ LIMIT 1)
    FROM paths WHERE paths.scope_path IS NOT NULL
)"""
_FILTER = """
    AND (:step::text = '' OR work.step = :step::text)
    AND (:role::text = '' OR work.role = :role::text)
    AND (:holder::text = '' OR work.holder = :holder::text)
    AND (:item_code::text = '' OR work.item_code = :item_code::text)
    AND (:late_on::date IS NULL OR work.due_date < :late_on::date)
    AND (NOT :stopped::boolean OR work.left_days IS NOT NULL)
"""
_PAGE_TEXT = """
SELECT page.case_id, page.step, page.scope_path, page.item_code, page.role, page.holder, page.since_date,
       page.due_date, page.left_days, held.number, held.phase, held.received_date
FROM (SELECT page.* FROM paths CROSS JOIN LATERAL (
    SELECT * FROM work
    WHERE work.scope_path = paths.scope_path
        AND (coalesce(work.due_date, 'infinity'::date), work.case_id, work.step)
            > (:after_date::date, :after_case::uuid, :after_step::text)
    -- filter
    ORDER BY coalesce(work.due_date, 'infinity'::date), work.case_id, work.step LIMIT :most::integer
) AS page
WHERE paths.scope_path IS NOT NULL
ORDER BY coalesce(page.due_date, 'infinity'::date), page.case_id, page.step LIMIT :most::integer
) AS page
JOIN "case" AS held ON held.id = page.case_id
ORDER BY coalesce(page.due_date, 'infinity'::date), page.case_id, page.step
"""
_COUNT_TEXT = """
SELECT count(*) FROM (
    SELECT FROM work
    WHERE work.scope_path ~>=~ :scope::text AND work.scope_path ~<~ :scope_end::text
    -- filter
    LIMIT :most::integer
) AS counted
"""
_PAGE = Statement(_PATHS + _PAGE_TEXT.replace("-- filter", _FILTER))
_COUNT = Statement(_COUNT_TEXT.replace("-- filter", _FILTER))
_FIRST = {"after_date": "-infinity", "after_case": UUID(int=0), "after_step": ""}


def work_page(scope: str, wanted: WorkFilter, after: WorkKey | None = None, most: int = 50) -> tuple[WorkEntry, ...]:
    """Return at most `most` open steps under `scope`, the earliest due first, those after the key `after`.

    `scope` narrows further than the connection's own scope, never wider.
    """
    rows = _PAGE.rows({**_values(scope, wanted), **_after(after), "most": most})
    return tuple(_entry(row) for row in rows)


def work_count(scope: str, wanted: WorkFilter) -> int:
    """Return how many open steps there are under `scope`; `COUNTED` means that many or more."""
    row = _COUNT.row({**_values(scope, wanted), "most": COUNTED})
    return int(row[0]) if row else 0


def _values(scope: str, wanted: WorkFilter) -> dict[str, object]:
    return {
        "scope": scope,
        "scope_end": scope[:-1] + "0",  # '0' is the character after '/'
        "step": wanted.step,
        "item_code": wanted.item_code,
        "role": wanted.role,
        "holder": wanted.holder,
        "late_on": wanted.late_on,
        "stopped": wanted.stopped,
    }


def _after(key: WorkKey | None) -> dict[str, object]:
    if key is None:
        return dict(_FIRST)
    return {"after_date": key.due_date or "infinity", "after_case": key.case_id, "after_step": key.step}


def _entry(row: Row) -> WorkEntry:
    return WorkEntry(**dict(zip(_NAMES, row, strict=True)))


_NAMES = (
    "case_id", "step", "scope_path", "item_code", "role", "holder", "since_date", "due_date", "left_days", "number",
    "phase", "received_date",
)  # fmt: skip
