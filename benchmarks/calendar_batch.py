"""A closure that moves every open clock of a large office: what the preview and the batch cost, and what readers feel.

Forty real cases with 0 to 3 stops are lived through the product's services and then copied row by row under ids of
their own, so that each copy is counted again from a real state. One process reads lists and cases all the while.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from statistics import quantiles
from time import perf_counter, sleep
from typing import Any
from uuid import UUID

import psycopg

from banjie.adapters.postgres.cluster import Cluster
from banjie.core.act.act import Accept, Resume, Stop
from banjie.core.act.refusal import Refusal
from banjie.core.calendar.override import Override, reason_of
from banjie.core.values.office_time import office_date
from banjie.records.scope import scope
from banjie.services.calendar.calendar_apply import calendar_apply
from banjie.services.calendar.calendar_preview import calendar_preview
from banjie.services.calendar.override_enter import override_enter
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import new_id
from banjie.services.law.laws import offered_item
from benchmarks.lifecycle import application
from benchmarks.office import ITEM, PATH, Desk, Place, fresh_place, sit_down
from benchmarks.reader import reading

CASES, MILLION, LIVES, GOAL_MINUTES, GOAL_P99, QUIET_SECONDS = 20_000, 1_000_000, 40, 1.0, 2.0, 5.0
_COPIES = """
CREATE TABLE copy AS
SELECT life.id AS life, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id, n
FROM generate_series(1, %s) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM "case") AS life ON life.place = n %% %s + 1
"""
_COPY = (
    """
INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date, closed_date,
                    version, head, phase, state)
SELECT copy.id, 'COPY-' || copy.n, scope_path, item_code, item_version, procedure, channel, received_date, closed_date,
       version, head, phase, state
FROM copy JOIN "case" AS life ON life.id = copy.life ORDER BY copy.id
""",
    """
INSERT INTO case_clock (case_id, clock, started_date, due_date, legal_date, warn_date, late_date, red_date, left_days,
                        stopped, ended_date, calendar_version, due_at, told_date, falls_date)
SELECT copy.id, clock, started_date, due_date, legal_date, warn_date, late_date, red_date, left_days, stopped,
       ended_date, calendar_version, due_at, told_date, falls_date
FROM copy JOIN case_clock AS life ON life.case_id = copy.life ORDER BY copy.id
""",
    """
INSERT INTO work (case_id, step, scope_path, item_code, role, holder, since_date, due_date, left_days)
SELECT copy.id, step, scope_path, item_code, role, holder, since_date, due_date, left_days
FROM copy JOIN work AS life ON life.case_id = copy.life ORDER BY copy.id
""",
)


def run(cluster: Cluster, cases: int = CASES) -> list[dict[str, Any]]:
    """Return what the preview and the batch cost, and how much longer the slowest readers waited meanwhile."""
    place, now = fresh_place(cluster, "bench_batch"), datetime.now(UTC)
    desk, today = sit_down(place), office_date(now)
    lives = _live(desk, now)
    _copy(place, cases)
    order = Override(dates=(desk.offered.law.calendar.add(today, 1),), works=False, reason=reason_of("测速"))
    override_enter(PATH, order, desk.officer, now)
    begin = perf_counter()
    shown = calendar_preview(PATH, today)
    previewed = perf_counter()
    with reading(place, lives) as measured:
        quiet = measured(lambda: sleep(QUIET_SECONDS))
        start = perf_counter()
        busy = measured(lambda: calendar_apply(PATH, desk.officer, now))
        applied = perf_counter() - start
    assert shown.moved >= cases, f"{shown.moved} moved"
    return [
        _row(f"preview, {shown.clocks:,} clocks, {shown.moved:,} move", previewed - begin, shown.clocks),
        _row(f"batch, {shown.clocks:,} clocks, {shown.moved:,} move", applied, shown.clocks),
        _readers(quiet, busy),
    ]


def _live(desk: Desk, now: datetime) -> tuple[UUID, ...]:
    """Live cases accepted on the last days, each stopped 0 to 3 times since; return their ids."""
    today, add = office_date(now), desk.offered.law.calendar.add
    with scope(PATH):
        return tuple(_lived(desk, add(today, -6 - number % 3), number % 4) for number in range(LIVES))


def _lived(desk: Desk, day: date, stops: int) -> UUID:
    add, case_id = desk.offered.law.calendar.add, new_id(_noon(day))
    offered = offered_item(ITEM, day)
    _done(case_submit(offered, application(case_id), _asked(desk, day)))
    _done(act_do(case_id, Accept(receipt="B-S-1"), _asked(desk, day)))
    for number in range(stops):
        for act, after in ((Stop(ground="testing", notice=f"B-{number}", notified_days=2), 1), (Resume(), 2)):
            _done(act_do(case_id, act, _asked(desk, add(day, number + after))))
    return case_id


def _copy(place: Place, cases: int) -> None:
    with psycopg.connect(place.owner_dsn) as owner:
        owner.execute("SELECT set_config('banjie.scope', '/', false)")
        owner.execute(_COPIES, [cases - LIVES, LIVES])
        for statement in _COPY:
            owner.execute(statement)
    with psycopg.connect(place.owner_dsn, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
        owner.execute("CHECKPOINT")


def _asked(desk: Desk, day: date) -> Asked:
    return Asked(actor=desk.officer.actor(), now=_noon(day), key=str(new_id(datetime.now(UTC))))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def _done(answer: object) -> None:
    assert not isinstance(answer, Refusal), answer


def _row(way: str, seconds: float, clocks: int) -> dict[str, Any]:
    return {
        "benchmark": "calendar",
        "way": way,
        "seconds": round(seconds, 2),
        "microseconds_per_case": round(seconds / clocks * 1e6, 1),
        "minutes_per_million": round(seconds / clocks * MILLION / 60, 2),
        "goal_minutes": GOAL_MINUTES,
    }


def _readers(quiet: Sequence[float], busy: Sequence[float]) -> dict[str, Any]:
    before, meanwhile = _p99(quiet), _p99(busy)
    return {
        "benchmark": "calendar",
        "way": f"readers meanwhile, p99 of {len(busy):,}; quiet {before * 1000:.1f} ms",
        "milliseconds": round(meanwhile * 1000, 1),
        "ratio": round(meanwhile / before, 2),
        "goal": GOAL_P99,
    }


def _p99(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=100)[98]
