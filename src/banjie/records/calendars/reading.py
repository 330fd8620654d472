"""Cases with clocks that a calendar may move, read in pieces: by id, so that a walk can be taken up where it ended."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from banjie.records.log.rows import ClockRow
from banjie.records.statement import Statement

START = UUID(int=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """Cases of the offices at and below `nodes` with a clock that runs, or that ended on `ended_from` or later.

    All nodes lie at or below `scope_path`.
    """

    scope_path: str
    nodes: tuple[str, ...]
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
    AND EXISTS (SELECT FROM unnest(:nodes::text[]) AS node(path) WHERE starts_with(held.scope_path, node.path))
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


class ClockKind(NamedTuple):
    """What clocks have in common that are counted alike: their office, their procedure and their name."""

    scope_path: str
    procedure: str
    clock: str


_PACKED_DATES = (
    "started_date",
    "due_date",
    "legal_date",
    "warn_date",
    "late_date",
    "red_date",
    "told_date",
    "falls_date",
)
_PLAIN = """held.state LIKE '{%}' AND strpos(held.state, '"extensions":[') = 0"""
_PACKED = " || ".join(f"date_send(coalesce(clock.{name}, '-infinity'))" for name in _PACKED_DATES)
# Packed by the database and read without a look at each value: a million rows take seconds instead of a minute.
_RUNNING = Statement(f"""
SELECT held.scope_path, held.procedure, clock.clock, string_agg(
    int4send(wanted.place::integer) || int4send(({_PLAIN})::integer) || {_PACKED}
    || int4send(coalesce(clock.left_days, -2147483648)) || int4send(clock.stopped::integer), ''::bytea)
FROM unnest(:ids::uuid[]) WITH ORDINALITY AS wanted(id, place) JOIN "case" AS held ON held.id = wanted.id
JOIN case_clock AS clock ON clock.case_id = held.id
WHERE clock.ended_date IS NULL GROUP BY held.scope_path, held.procedure, clock.clock
""")
# In canonical JSON a quotation mark inside a text is escaped, so these marks stand at the keys alone.
_STOPS = Statement("""
SELECT wanted.place, split_part(split_part(held.state, '"pauses":', 2), ',"phase":', 1)
FROM unnest(:ids::uuid[]) WITH ORDINALITY AS wanted(id, place) JOIN "case" AS held ON held.id = wanted.id
WHERE strpos(held.state, '"pauses":[]') = 0
""")
_ENDED = Statement("""
SELECT DISTINCT case_id FROM case_clock WHERE case_id = ANY (:ids::uuid[]) AND ended_date >= :day::date
""")


def case_ids(walk: Walk, after: UUID, most: int) -> list[UUID]:
    """Return at most `most` cases of the walk, in order, from the one after `after`."""
    scope_end = walk.scope_path[:-1] + "0"  # '0' is the character after '/'
    values = {
        "scope": walk.scope_path,
        "scope_end": scope_end,
        "nodes": list(walk.nodes),
        "ended_from": walk.ended_from,
    }
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


def running_clocks(ids: Sequence[UUID]) -> list[tuple[ClockKind, bytes]]:
    """Return the running clocks of these cases by kind, packed.

    A packed row holds, four bytes each: the place of its case in `ids` (1 is the first), whether no extension changes
    its limit, its dates (days since 2000-01-01, the least number for none), the days left and whether it is stopped.
    """
    rows = _RUNNING.rows({"ids": list(ids)})
    return [(ClockKind(path, procedure, clock), bytes(packed)) for path, procedure, clock, packed in rows]


def stops_of_cases(ids: Sequence[UUID]) -> list[tuple[int, str]]:
    """Return the stops of those of these cases that have any, by the place of the case (0 is the first), as JSON."""
    return [(int(place) - 1, str(stops)) for place, stops in _STOPS.rows({"ids": list(ids)})]


def cases_ended_since(ids: Sequence[UUID], day: date) -> set[UUID]:
    """Return those of these cases that have a clock which ended on the day or later."""
    return {row[0] for row in _ENDED.rows({"ids": list(ids), "day": day})}
