"""What falls due by silence, as rows: what fell, what will fall, what was done, and clocks that a notice may move."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerRow:
    """A silence with its case, and what became of it: `outcome` None where nobody claimed it or it is in hand.

    `turn` is that of the calendars, by which its law is found. `settled_falls_date` is the date for which it was
    claimed: another than `falls_date` where the date moved since.
    """

    case_id: UUID
    number: str
    scope_path: str
    item_code: str
    procedure: str
    turn: int
    clock: str
    started_date: date
    falls_date: date
    settled_falls_date: date | None
    outcome: str | None
    seq: int | None
    reason: str
    detail: str
    attempts: int
    tried_at: datetime | None
    next_try_at: datetime | None


_TURN = "(SELECT turn FROM calendar_turn)"
_TIMER = """timer.falls_date, timer.outcome, timer.seq, coalesce(timer.reason, ''), coalesce(timer.detail, ''),
       coalesce(timer.attempts, 0), timer.tried_at, timer.next_try_at"""
_OPEN = """
SELECT held.id, held.number, held.scope_path, held.item_code, held.procedure, {turn}, due.clock, due.started_date,
       due.falls_date, {timer}
FROM case_clock AS due JOIN "case" AS held ON held.id = due.case_id
LEFT JOIN timer
    ON timer.case_id = due.case_id AND timer.clock = due.clock AND timer.started_date = due.started_date
WHERE due.ended_date IS NULL AND due.falls_date > :after::date AND due.falls_date <= :until::date
    AND starts_with(held.scope_path, :scope::text)
ORDER BY due.falls_date, due.case_id, due.clock LIMIT :most::integer
"""
_ACTED = """
SELECT held.id, held.number, held.scope_path, held.item_code, held.procedure, {turn}, timer.clock, timer.started_date,
       timer.falls_date, {timer}
FROM timer JOIN "case" AS held ON held.id = timer.case_id
WHERE timer.outcome = 'acted' AND timer.tried_at >= :since::timestamptz AND starts_with(held.scope_path, :scope::text)
ORDER BY timer.tried_at DESC, timer.case_id LIMIT :most::integer
"""
_UNCERTAIN = Statement(f"""
SELECT held.id, held.number, held.scope_path, held.item_code, held.procedure, {_TURN}, due.clock, due.started_date,
       due.due_date + 1, NULL, NULL, NULL, '', '', 0, NULL, NULL
FROM case_clock AS due JOIN "case" AS held ON held.id = due.case_id
WHERE due.ended_date IS NULL AND due.due_date >= :since::date AND due.due_date < :until::date
    AND due.falls_date IS NULL AND held.closed_date IS NULL AND starts_with(held.scope_path, :scope::text)
ORDER BY due.due_date, due.case_id, due.clock LIMIT :most::integer
""")
_FALLING, _DONE = Statement(_OPEN.format(timer=_TIMER, turn=_TURN)), Statement(_ACTED.format(timer=_TIMER, turn=_TURN))
_NAMES = tuple(part.name for part in fields(TimerRow))


def falling(scope: str, *, after: date, until: date, most: int) -> tuple[TimerRow, ...]:
    """Return at most `most` open clocks under `scope` whose silence falls later than `after` and by `until`."""
    return _rows(_FALLING.rows({"scope": scope, "after": after, "until": until, "most": most}))


def acted(scope: str, *, since: datetime, most: int) -> tuple[TimerRow, ...]:
    """Return at most `most` silences under `scope` whose act was recorded `since` then, the latest first."""
    return _rows(_DONE.rows({"scope": scope, "since": since, "most": most}))


def uncertain(scope: str, *, since: date, until: date, most: int) -> tuple[TimerRow, ...]:
    """Return at most `most` running clocks under `scope` that end from `since` on and before `until`, and do not fall.

    Most clocks never do: `since` is the first day a notice may still move, and then there are few.
    """
    return _rows(_UNCERTAIN.rows({"scope": scope, "since": since, "until": until, "most": most}))


def _rows(rows: list[Row]) -> tuple[TimerRow, ...]:
    return tuple(TimerRow(**dict(zip(_NAMES, row, strict=True))) for row in rows)
