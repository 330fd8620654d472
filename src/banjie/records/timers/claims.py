"""Claiming what fell due by silence: one statement takes a batch, the key of its rows lets nobody take one twice.

A claim holds for a while (`LEASE`): where its holder died, another takes it up when that is over. Needs the scope `/`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from banjie.records.statement import Row, Statement

LEASE = timedelta(minutes=2)
_KEY = ("case_id", "clock", "started_date", "falls_date")


class Outcome(StrEnum):
    """How a silence ended, or why it waits.

    `acted`: the act stands in the log. `drafted`: a person has to sign. `overtaken`: somebody acted first, or the date
    moved. `refused`: the act is not possible. `failed`: it broke. The last two are tried again.
    """

    ACTED = "acted"
    DRAFTED = "drafted"
    OVERTAKEN = "overtaken"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A silence in our hands: of which clock, since which start, from which day on it has its effect."""

    case_id: UUID
    clock: str
    started_date: date
    falls_date: date
    attempts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """How a claim ended: `seq` of its act, or a `reason` (a code) with `detail`; `next_try_at` where it is not over."""

    outcome: Outcome
    seq: int | None = None
    reason: str = ""
    detail: str = ""
    next_try_at: datetime | None = None


# What is claimed already is left out before the limit counts: a draft that waits must not hide what comes later.
# A clock whose silence was settled on one date falls anew on another (it was extended, or the calendar changed).
_CLAIM = Statement(
    """
INSERT INTO timer (case_id, clock, started_date, falls_date, tried_at, next_try_at)
SELECT due.case_id, due.clock, due.started_date, due.falls_date, :now::timestamptz, :until::timestamptz
FROM case_clock AS due
LEFT JOIN timer AS known
    ON known.case_id = due.case_id AND known.clock = due.clock AND known.started_date = due.started_date
WHERE due.ended_date IS NULL AND due.falls_date <= :today::date
    AND (known.case_id IS NULL OR known.next_try_at IS NULL AND known.falls_date <> due.falls_date)
ORDER BY due.falls_date, due.case_id LIMIT :most::integer
ON CONFLICT (case_id, clock, started_date) DO UPDATE SET
    falls_date = excluded.falls_date, tried_at = excluded.tried_at, next_try_at = excluded.next_try_at,
    attempts = 1, outcome = NULL, seq = NULL, reason = '', detail = ''
    WHERE timer.next_try_at IS NULL AND timer.falls_date <> excluded.falls_date
RETURNING case_id, clock, started_date, falls_date, attempts
""",
    plan_anew=True,
)
_TAKE_UP = Statement(
    """
WITH open AS (
    SELECT case_id, clock, started_date FROM timer
    WHERE next_try_at <= :now::timestamptz ORDER BY next_try_at LIMIT :most::integer FOR UPDATE SKIP LOCKED
)
UPDATE timer SET attempts = timer.attempts + 1, tried_at = :now::timestamptz, next_try_at = :until::timestamptz
FROM open
WHERE timer.case_id = open.case_id AND timer.clock = open.clock AND timer.started_date = open.started_date
RETURNING timer.case_id, timer.clock, timer.started_date, timer.falls_date, timer.attempts
""",
    plan_anew=True,
)
_TAKE_ONE = Statement("""
UPDATE timer SET attempts = attempts + 1, tried_at = :now::timestamptz, next_try_at = :until::timestamptz
WHERE case_id = :case_id::uuid AND clock = :clock::text AND next_try_at IS NOT NULL
RETURNING case_id, clock, started_date, falls_date, attempts
""")
_SETTLE = Statement("""
UPDATE timer SET outcome = given.outcome, seq = given.seq, reason = given.reason, detail = given.detail,
                 next_try_at = given.next_try_at
FROM unnest(:cases::uuid[], :clocks::text[], :starts::date[], :falls::date[], :outcomes::text[], :seqs::integer[],
            :reasons::text[], :details::text[], :next_tries::timestamptz[])
    AS given(case_id, clock, started_date, falls_date, outcome, seq, reason, detail, next_try_at)
WHERE timer.case_id = given.case_id AND timer.clock = given.clock AND timer.started_date = given.started_date
    AND timer.falls_date = given.falls_date AND timer.outcome IS DISTINCT FROM 'acted'
RETURNING timer.outcome
""")
_GIVE_BACK = Statement("""
UPDATE timer SET next_try_at = :now::timestamptz
FROM unnest(:cases::uuid[], :clocks::text[]) AS ours(case_id, clock)
WHERE timer.case_id = ours.case_id AND timer.clock = ours.clock AND timer.next_try_at > :now::timestamptz
""")
_STANDS = Statement("""
SELECT FROM case_clock
WHERE case_id = :case_id::uuid AND clock = :clock::text AND started_date = :started_date::date
    AND falls_date = :falls_date::date AND ended_date IS NULL
""")


def claim(today: date, now: datetime, most: int) -> tuple[Claim, ...]:
    """Claim at most `most` silences that fell by `today` and that nobody claimed, the longest due first."""
    return _claims(_CLAIM.rows({"today": today, "now": now, "until": now + LEASE, "most": most}))


def take_up(now: datetime, most: int) -> tuple[Claim, ...]:
    """Claim at most `most` silences again whose next try has come: broken, waiting, or left by a dead process."""
    return _claims(_TAKE_UP.rows({"now": now, "until": now + LEASE, "most": most}))


def take_one(case_id: UUID, clock: str, now: datetime) -> Claim | None:
    """Claim a silence again before its next try, or return None where none of this clock waits for one."""
    wanted = {"case_id": case_id, "clock": clock, "now": now, "until": now + LEASE}
    return next(reversed(_claims(_TAKE_ONE.rows(wanted))), None)


def settle(ended: Sequence[tuple[Claim, Settled]]) -> Counter[Outcome]:
    """Write how claims ended; return how many of each were written.

    Left out is a claim whose act stands already, and every claim where the connection has lost its scope.
    """
    if not ended:
        return Counter()
    claims, ends = zip(*ended, strict=True)
    values: dict[str, object] = {
        "cases": [one.case_id for one in claims],
        "clocks": [one.clock for one in claims],
        "starts": [one.started_date for one in claims],
        "falls": [one.falls_date for one in claims],
        "outcomes": [one.outcome.value for one in ends],
        "seqs": [one.seq for one in ends],
        "reasons": [one.reason for one in ends],
        "details": [one.detail for one in ends],
        "next_tries": [one.next_try_at for one in ends],
    }
    return Counter(Outcome(outcome) for (outcome,) in _SETTLE.rows(values))


def give_back(claims: tuple[Claim, ...], now: datetime) -> None:
    """Let others take up at once what we claimed and did not come to."""
    if claims:
        clocks = [one.clock for one in claims]
        _GIVE_BACK.count({"cases": [one.case_id for one in claims], "clocks": clocks, "now": now})


def stands(claimed: Claim) -> bool:
    """Say whether the clock's row still says that this silence fell."""
    return _STANDS.row({name: getattr(claimed, name) for name in _KEY}) is not None


def _claims(rows: list[Row]) -> tuple[Claim, ...]:
    """Return the claims in the order in which they fell: a statement that writes returns its rows in any order."""
    claims = [
        Claim(case_id=case_id, clock=clock, started_date=started, falls_date=falls, attempts=attempts)
        for case_id, clock, started, falls, attempts in rows
    ]
    return tuple(sorted(claims, key=lambda one: (one.falls_date, one.case_id, one.clock)))
