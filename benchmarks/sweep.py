"""Sweeping many open cases of which 1,000 fall due: what it costs to find and claim them, and what the acts cost.

Open clocks are rows of `case` and `case_clock` made by SQL, their silences spread over the months to come. Those that
fall are real cases, handed in through the product's services and answered by nobody: the law accepts them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

import psycopg

from banjie.adapters.postgres.cluster import Cluster
from banjie.core.act.refusal import Refusal
from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, scope
from banjie.records.timers.claims import claim
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import new_id
from banjie.services.law.laws import offered_item
from banjie.services.timers.silence_sweep import BATCH, Swept, sweep
from benchmarks.lifecycle import application
from benchmarks.office import ITEM, PATH, Desk, Place, fresh_place, sit_down

SIZES, MILLION, DUE, ROUNDS, GOAL_SECONDS = (10_000, 100_000), 1_000_000, 1_000, 3, 1.0
_AGO = timedelta(days=20)
_OPEN = """
WITH made AS (
    INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date, version,
                        head, phase, state)
    SELECT gen_random_uuid(), 'OPEN-' || n, '/bench/', 'BENCH-1', 1, 'sha256:open', 'web', current_date, 1,
           'sha256:open', 'submitted', repeat('s', 500)
    FROM generate_series(%(first)s::integer, %(last)s::integer) AS n RETURNING id
)
INSERT INTO case_clock (case_id, clock, started_date, due_date, legal_date, late_date, falls_date, stopped,
                        calendar_version)
SELECT id, 'acceptance', current_date, day, day, day + 1, day + 1, false, 'open'
FROM (SELECT id, current_date + 2 + (uuid_hash(id) & 127) AS day FROM made) AS spread
"""


def run(cluster: Cluster, sizes: tuple[int, ...] = SIZES, due: int = DUE, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Return, for each number of open cases, what the claim costs, a look where nothing fell, and the acts."""
    place = fresh_place(cluster, "bench_sweep")
    desk = replace(sit_down(place), offered=offered_item(ITEM, office_date(datetime.now(UTC) - _AGO)))
    steps = zip((0, *sizes), sizes, strict=False)
    return [row for step in steps for row in _measured(place, desk, step, due=due, rounds=rounds)]


def _measured(place: Place, desk: Desk, step: tuple[int, int], *, due: int, rounds: int) -> Iterator[dict[str, Any]]:
    before, size = step
    claims: list[float] = []
    acts: list[float] = []
    with psycopg.connect(place.owner_dsn, autocommit=True) as owner:
        owner.execute(_OPEN, {"first": before + 1, "last": size - due})
        _hand_in(desk, due)
        owner.execute("VACUUM ANALYZE")
        for _ in range(rounds):
            claims.append(_timed(lambda: _claim_all(due)))
            owner.execute("DELETE FROM timer WHERE next_try_at IS NOT NULL")
    for _ in range(rounds):
        acts.append(_timed(lambda: _sweep(due)))
        _hand_in(desk, due)
    _sweep(due)
    looks = [_timed(lambda: _sweep(0)) for _ in range(rounds)]
    yield _row(f"claim {due:,} of {size:,} open", claims)
    yield _row(f"look, {size:,} open, none fell", looks)
    yield _row(f"act on {due:,}, {size:,} open", acts, GOAL_SECONDS)


def _hand_in(desk: Desk, cases: int) -> None:
    with scope(PATH):
        for _ in range(cases):
            case = new_id(datetime.now(UTC))
            asked = Asked(actor=desk.officer.actor(), now=datetime.now(UTC) - _AGO, key=str(case))
            opened = case_submit(desk.offered, application(case), asked)
            assert not isinstance(opened, Refusal), opened


def _claim_all(due: int) -> None:
    now, claimed = datetime.now(UTC), 0
    with scope(ALL):
        while batch := claim(office_date(now), now, BATCH):
            claimed += len(batch)
    assert claimed == due, f"{claimed} claimed"


def _sweep(due: int) -> None:
    swept = sweep(datetime.now(UTC))
    assert swept == Swept(acted=due), swept


def _timed(work: Callable[[], None]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _row(way: str, seconds: list[float], goal: float | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "benchmark": "sweep",
        "way": way,
        "milliseconds": round(median(seconds) * 1000, 1),
        "spread_milliseconds": [round(min(seconds) * 1000, 1), round(max(seconds) * 1000, 1)],
    }
    return row if goal is None else {**row, "goal_seconds": goal}
