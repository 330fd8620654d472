"""Lifecycles per second through the services, beside the floor; and the bytes a case takes.

A lifecycle is ten acts, each durably committed (`fsync` and `synchronous_commit` are on, and checked), and one look at
the page of the case. Sign-in and the pages themselves are not measured.
"""

from statistics import median
from typing import Any

import psycopg

from banjie.adapters.postgres.cluster import Cluster
from banjie.records.log.sequencer import sequence
from benchmarks.office import Place, fresh_place
from benchmarks.workers import FLOOR, PRODUCT, Crew, crew

ROUNDS, CASES = 5, 240  # cases of one round, divided among the connections
GOALS = {1: 0.5, 8: 0.55}
GOAL_BYTES = 3.0
_OF_CASES = (
    "case", "work", "case_clock", "result", "event", "event_queue", "event_position", "request_key", "party", "content",
    "tracking", "number_issued", "number_counter",
)  # fmt: skip


def run(cluster: Cluster, rounds: int = ROUNDS, cases: int = CASES) -> list[dict[str, Any]]:
    """Return a row per number of connections, and one for the bytes of a case; medians of interleaved rounds."""
    rows = []
    for connections in GOALS:
        place = fresh_place(cluster, f"bench_lifecycles_{connections}")
        _check_durable(place)
        with crew(place, connections) as workers:
            rows.append(_speed(workers, connections, rounds, max(1, cases // connections)))
    return [*rows, _bytes(fresh_place(cluster, "bench_bytes"), cases)]


def _speed(workers: Crew, connections: int, rounds: int, cases: int) -> dict[str, Any]:
    for way in (FLOOR, PRODUCT):
        workers.rate(way, max(1, cases // 4))  # plans, caches and code warm
    rates: dict[str, list[float]] = {FLOOR: [], PRODUCT: []}
    for _ in range(rounds):
        for way, measured in rates.items():
            measured.append(workers.rate(way, cases))
    ratios = [product / floor for product, floor in zip(rates[PRODUCT], rates[FLOOR], strict=True)]
    return {
        "benchmark": "lifecycles",
        "way": f"{connections} connection" + ("s" if connections > 1 else ""),
        "per_second": round(median(rates[PRODUCT]), 1),
        "floor_per_second": round(median(rates[FLOOR]), 1),
        "spread": [round(min(ratios), 2), round(max(ratios), 2)],
        "ratio": round(median(ratios), 2),
        "goal": GOALS[connections],
    }


def _bytes(place: Place, cases: int) -> dict[str, Any]:
    """Compare all tables of a case with the events alone, stored once with their key."""
    with crew(place, 1) as workers:
        workers.rate(PRODUCT, cases)
    while sequence():
        pass
    with psycopg.connect(place.owner_dsn, autocommit=True) as owner:
        owner.execute("CREATE TABLE events_alone AS SELECT case_id, seq, body, digest FROM event")
        owner.execute("ALTER TABLE events_alone ADD PRIMARY KEY (case_id, seq)")
        size = "SELECT sum(pg_total_relation_size(quote_ident(name)::regclass))::bigint FROM unnest(%s::text[]) AS name"
        whole, alone = (owner.execute(size, [list(tables)]).fetchone() for tables in (_OF_CASES, ("events_alone",)))
    assert whole is not None
    assert alone is not None
    return {
        "benchmark": "bytes of a case",
        "way": f"all tables, {cases:,} cases",
        "bytes": whole[0] // cases,
        "floor_bytes": alone[0] // cases,
        "ratio": round(whole[0] / alone[0], 2),
        "goal": GOAL_BYTES,
    }


def _check_durable(place: Place) -> None:
    for dsn in (place.app_dsn, place.owner_dsn):
        with psycopg.connect(dsn) as connection:
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                assert connection.execute(f"SHOW {name}".encode()).fetchone() == ("on",), name
