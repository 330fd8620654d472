"""Cases with clocks that a calendar may move, read in pieces: by id, so that a walk can be taken up where it ended."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.log.rows import ClockRow
from banjie.records.statement import Statement

START = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """Cases at and below `scope_path` with a clock that runs, or that ended on `ended_from` or later."""

    scope_path: str
    ended_from: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkDue:
    """The dates of an open step as they stand."""

    step: str
    due_date: date | None
    left_days: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseToCount:
    """A case as its dates stand, with what they are counted from."""

    id: UUID
    number: str
    scope_path: str
    procedure: str
    state: str
    clocks: tuple[ClockRow, ...]
    work: tuple[WorkDue, ...]


_IDS = Statement("""
SELECT DISTINCT held.id FROM case_clock AS clock JOIN "case" AS held ON held.id = clock.case_id
WHERE clock.case_id > :after::uuid AND held.id > :after::uuid
    AND held.scope_path ~>=~ :scope::text AND held.scope_path ~<~ :scope_end::text
    AND (clock.ended_date IS NULL OR clock.ended_date >= :ended_from::date)
ORDER BY held.id LIMIT :most::integer
""")
_CASES = Statement("""
SELECT id, number, scope_path, procedure, state FROM "case" WHERE id = ANY (:ids::uuid[]) ORDER BY id
""")
_CLOCK_NAMES = (
    "clock", "started_date", "due_date", "legal_date", "warn_date", "late_date", "red_date", "left_days", "stopped",
    "ended_date", "calendar_version", "due_at", "told_date", "falls_date",
)  # fmt: skip
_CLOCKS = Statement(f"SELECT case_id, {', '.join(_CLOCK_NAMES)} FROM case_clock WHERE case_id = ANY (:ids::uuid[])")
_WORK = Statement("SELECT case_id, step, due_date, left_days FROM work WHERE case_id = ANY (:ids::uuid[])")


def case_ids(walk: Walk, after: UUID, most: int) -> list[UUID]:
    """Return at most `most` cases of the walk, in order, from the one after `after`."""
    scope_end = walk.scope_path[:-1] + "0"  # '0' is the character after '/'
    values = {"scope": walk.scope_path, "scope_end": scope_end, "ended_from": walk.ended_from}
    return [row[0] for row in _IDS.rows({**values, "after": after, "most": most})]


def cases_to_count(ids: Sequence[UUID]) -> tuple[CaseToCount, ...]:
    """Return these cases, in order, each with its clocks and its open steps."""
    clocks: defaultdict[UUID, list[ClockRow]] = defaultdict(list)
    for case_id, *values in _CLOCKS.rows({"ids": list(ids)}):
        clocks[case_id].append(ClockRow(**dict(zip(_CLOCK_NAMES, values, strict=True))))
    steps: defaultdict[UUID, list[WorkDue]] = defaultdict(list)
    for case_id, step, due, left in _WORK.rows({"ids": list(ids)}):
        steps[case_id].append(WorkDue(step=step, due_date=due, left_days=left))
    return tuple(
        CaseToCount(
            id=case_id,
            number=number,
            scope_path=path,
            procedure=procedure,
            state=state,
            clocks=tuple(clocks[case_id]),
            work=tuple(steps[case_id]),
        )
        for case_id, number, path, procedure, state in _CASES.rows({"ids": list(ids)})
    )
