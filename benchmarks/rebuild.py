"""Rebuilding the tables of many cases from the log alone, and checking them against it, by one process per processor.

The cases are copies of one real life under ids of their own. Their texts name their own ids, so that every fold is
whole; only their digests are copies, which a rebuild does not look at (`banjie verify` does).
"""

import multiprocessing
import os
from collections.abc import Callable
from time import perf_counter
from typing import Any

import psycopg

from banjie.adapters.postgres.cluster import Cluster
from banjie.records.log import rebuild as records
from banjie.records.log.rebuild import Share
from banjie.records.scope import ALL, set_scope
from banjie.services.log.rebuild import derive
from benchmarks.made import made_case
from benchmarks.office import CODE, Place, fresh_place, sit_down

CASES, MILLION, GOAL_MINUTES = 20_000, 1_000_000, 10.0
_COPY = """
INSERT INTO event (case_id, seq, kind, happened_date, recorded_at, body, digest)
SELECT copy.id, %(seq)s, %(kind)s, %(happened_date)s, %(recorded_at)s,
       replace(replace(replace(replace(%(body)s, %(case_id)s, copy.id::text), %(number)s, 'BENCH-' || copy.id),
                       %(result_number)s, 'B-' || copy.id), %(check_code)s, right(copy.id::text, 12)), %(digest)s
FROM copy ORDER BY copy.id
"""


def run(cluster: Cluster, cases: int = CASES) -> list[dict[str, Any]]:
    """Return a row for rebuilding everything from the log, and one for finding that nothing differs."""
    place = fresh_place(cluster, "bench_rebuild")
    _make(place, cases)
    processors = os.cpu_count() or 1
    spawning = multiprocessing.get_context("spawn")
    with spawning.Pool(processors, _sit, (place,)) as pool:
        pool.map(_ready, range(processors), chunksize=1)  # all have sat down before the first is timed
        shares = [Share(part=part, parts=processors) for part in range(processors)]
        rebuilt = _timed(lambda: sum(pool.map(_rebuild, shares, chunksize=1)), at_least=cases)
        checked = _timed(lambda: sum(pool.map(_check, shares, chunksize=1)), at_least=0)
    return [_row(name, seconds, cases) for name, seconds in (("rebuild", rebuilt), ("rebuild --check", checked))]


def _make(place: Place, cases: int) -> None:
    desk = sit_down(place)
    opening, writes = made_case(desk, f"{CODE}-NUMBER")
    result = writes[-1].result
    assert result is not None
    names = {"number": opening.number, "result_number": result.number, "check_code": result.check_code}
    with psycopg.connect(place.owner_dsn) as owner:
        owner.execute("CREATE TABLE copy AS SELECT gen_random_uuid() AS id FROM generate_series(1, %s)", [cases])
        for event in (*opening.events, *(event for write in writes for event in write.events)):
            columns = ("seq", "kind", "happened_date", "recorded_at", "body", "digest")
            values = {name: getattr(event, name) for name in columns}
            owner.execute(_COPY, {**values, **names, "case_id": str(opening.case_id)})
    with psycopg.connect(place.owner_dsn, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE event")


def _sit(place: Place) -> None:
    sit_down(place)
    set_scope(ALL)


def _ready(number: int) -> int:
    return number


def _rebuild(share: Share) -> int:
    return sum(1 for _ in records.rebuild(derive, share))


def _check(share: Share) -> int:
    return sum(1 for _ in records.differences(derive, share))


def _timed(walk: Callable[[], int], *, at_least: int) -> float:
    begin = perf_counter()
    found = walk()
    assert found >= at_least and (found == 0) == (at_least == 0), f"{found} differences"  # noqa: PT018 - one fact
    return perf_counter() - begin


def _row(name: str, seconds: float, cases: int) -> dict[str, Any]:
    return {
        "benchmark": "rebuild",
        "way": f"{name}, {cases:,} cases",
        "seconds": round(seconds, 1),
        "microseconds_per_case": round(seconds / cases * 1e6),
        "minutes_per_million": round(seconds / cases * MILLION / 60, 1),
        "goal_minutes": GOAL_MINUTES,
    }
