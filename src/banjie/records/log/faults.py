"""What a follower could not do for one event: remembered, so that it goes on and tries this one again."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """An event that a follower still owes something: why, how often it was tried, and when it is tried again."""

    follower: str
    case_id: UUID
    seq: int
    why: str
    tries: int
    since: datetime
    next_try_at: datetime


_COLUMNS = ", ".join(part.name for part in fields(Fault))
_NAMES = tuple(part.name for part in fields(Fault))
_KEEP = Statement("""
INSERT INTO follower_fault AS fault (follower, case_id, seq, why, next_try_at)
VALUES (:follower::text, :case_id::uuid, :seq::integer, :why::text, :now::timestamptz + interval '1 minute')
ON CONFLICT (follower, case_id, seq) DO UPDATE SET
    why = excluded.why, tries = fault.tries + 1,
    next_try_at = :now::timestamptz + least(interval '1 minute' * 2 ^ least(fault.tries, 11), interval '1 day')
""")
_OVER = Statement("""
DELETE FROM follower_fault WHERE follower = :follower::text AND case_id = :case_id::uuid AND seq = :seq::integer
""")
_DUE = Statement(f"""
SELECT {_COLUMNS} FROM follower_fault WHERE follower = :follower::text AND next_try_at <= :now::timestamptz
ORDER BY next_try_at LIMIT :most::integer
""")
_ALL = Statement(f"SELECT {_COLUMNS} FROM follower_fault ORDER BY since, case_id, seq")


def keep_fault(*, follower: str, case_id: UUID, seq: int, why: str, now: datetime) -> None:
    """Remember the fault; the time until the next try doubles with each, up to a day."""
    _KEEP.count({"follower": follower, "case_id": case_id, "seq": seq, "why": why, "now": now})


def fault_over(*, follower: str, case_id: UUID, seq: int) -> None:
    """Forget the fault: it was done."""
    _OVER.count({"follower": follower, "case_id": case_id, "seq": seq})


def faults_due(follower: str, now: datetime, most: int = 20) -> tuple[Fault, ...]:
    """Return what is to be tried again."""
    rows = _DUE.rows({"follower": follower, "now": now, "most": most})
    return tuple(Fault(**dict(zip(_NAMES, row, strict=True))) for row in rows)


def faults() -> tuple[Fault, ...]:
    """Return all faults of cases in scope, the oldest first."""
    return tuple(Fault(**dict(zip(_NAMES, row, strict=True))) for row in _ALL.rows({}))
