"""Rounds come by themselves on a real queue, in a thread as in the jobs process."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from banjie.adapters.job_queue import RoundJob, work
from tests.database import Database

PATIENCE_SECONDS = 20.0
DEAD_WORKER = """
WITH dead AS (
    INSERT INTO jobs.procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id
)
INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, worker_id)
SELECT 'banjie', 'count', 'count', '{"timestamp": 0}', 'doing', id FROM dead RETURNING id
"""


@contextmanager
def working(database: Database, *jobs: RoundJob) -> Iterator[None]:
    stop: list[int] = []
    thread = threading.Thread(target=work, args=(database.app_dsn, jobs, lambda: bool(stop)))
    thread.start()
    try:
        yield
    finally:
        stop.append(1)
        thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()


def until(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while not (done := happened()) and time.monotonic() < end:
        time.sleep(0.05)
    return done


def rows(database: Database, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database.owner_dsn) as owner:
        return owner.execute(question.encode()).fetchall()


def counting(done: list[int], seconds: int = 1) -> RoundJob:
    return RoundJob(name="count", seconds=seconds, run=lambda: done.append(1))


def test_rounds_come_by_themselves_and_leave_nothing_behind(database: Database) -> None:
    done: list[int] = []
    with working(database, counting(done)):
        assert until(lambda: len(done) >= 2)
    assert rows(database, "SELECT FROM jobs.procrastinate_jobs WHERE task_name = 'count' AND status <> 'todo'") == []
    assert rows(database, "SELECT FROM jobs.procrastinate_workers") == []


def test_no_more_than_one_round_waits_while_one_is_slow(database: Database) -> None:
    begun: list[int] = []
    go_on = threading.Event()

    def slow() -> None:
        begun.append(1)
        go_on.wait(PATIENCE_SECONDS)

    waiting = "SELECT count(*) FROM jobs.procrastinate_jobs WHERE task_name = 'slow' AND status = 'todo'"
    with working(database, RoundJob(name="slow", seconds=1, run=slow)):
        assert until(lambda: bool(begun))
        time.sleep(3)
        assert rows(database, waiting) == [(1,)]
        go_on.set()
        assert until(lambda: len(begun) >= 2)


def test_a_round_that_fails_is_told_in_one_line_and_the_next_one_comes(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[int] = []

    def fail() -> None:
        tried.append(1)
        raise ValueError("no good")

    with working(database, RoundJob(name="fail", seconds=1, run=fail)):
        assert until(lambda: len(tried) >= 2)
    assert "the job fail failed: ValueError: no good" in caplog.text
    assert rows(
        database,
        "SELECT DISTINCT status::text FROM jobs.procrastinate_jobs WHERE task_name = 'fail' AND status NOT IN ('todo')",
    ) == [("failed",)]


def test_a_round_whose_process_died_is_done_again(database: Database) -> None:
    [(dead,)] = rows(database, DEAD_WORKER)
    with working(database, counting([], seconds=60)):
        assert until(lambda: rows(database, f"SELECT FROM jobs.procrastinate_jobs WHERE id = {dead}") == [])


def test_a_database_that_comes_back_finds_its_rounds_again(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []
    with working(database, counting(done)):
        assert until(lambda: bool(done))
        rows(
            database,
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.name}' "
            "AND usename = 'banjie_app'",
        )
        before = len(done)
        assert until(lambda: len(done) > before + 1)


@pytest.mark.parametrize("seconds", [0, 61])
def test_a_job_comes_round_within_a_minute(seconds: int) -> None:
    with pytest.raises(ValueError, match=f"every 1 to 60 seconds, not every {seconds}"):
        counting([], seconds)
