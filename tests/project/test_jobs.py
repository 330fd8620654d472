"""The jobs process, as `banjie serve` starts it: followers and sweeps side by side, ended when asked."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from banjie.core.values.office_time import office_date
from banjie.records.models import EventQueue, Timer
from banjie.records.scope import ALL, scope
from tests.database import Database
from tests.office import TestOffice, accepted, handed_in
from tests.services.tables import run_sql
from tests.services.timers.falling import fall, forget_all, timer_of
from tests.services.timers.silent import TWO_WEEKS, silence

NOW = datetime.now(UTC)
PATIENCE_SECONDS = 30.0


@pytest.fixture(autouse=True)
def everything(office: TestOffice, database: Database) -> Iterator[None]:
    """See all offices; let nothing have fallen afterwards."""
    with scope(ALL):
        yield
    forget_all(database)


@contextmanager
def jobs(database: Database, data: Path, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    """Run the jobs process on the module's database during the block."""
    environment = {**os.environ, "BANJIE_APP_DSN": database.app_dsn, "BANJIE_DATA": str(data), "BANJIE_POOL": "2"}
    command = [sys.executable, "-m", "banjie.project.jobs"]
    process = subprocess.Popen(
        command, env=environment | {"BANJIE_SWEEP": "1"} | settings, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while not (done := happened()) and time.monotonic() < end:
        time.sleep(0.1)
    return done


def settled() -> int:
    return Timer.objects.filter(outcome__isnull=False).count()


def test_it_sweeps_and_follows_and_ends_when_asked(office: TestOffice, database: Database, tmp_path: Path) -> None:
    with silence():
        case = handed_in(NOW - TWO_WEEKS)
    with jobs(database, tmp_path) as process:
        assert until(lambda: timer_of(case.id).outcome == "acted" if settled() else False)
        assert until(lambda: not EventQueue.objects.exists())
        process.terminate()
        assert process.wait(PATIENCE_SECONDS) == 0


def test_what_falls_later_is_swept_by_the_next_round(office: TestOffice, database: Database, tmp_path: Path) -> None:
    with jobs(database, tmp_path):
        assert until(lambda: not EventQueue.objects.exists())
        fall(database, accepted(office, NOW).id, office_date(NOW))
        assert until(lambda: settled() == 1)


def test_a_process_that_was_killed_is_followed_by_one_that_goes_on(
    office: TestOffice, database: Database, tmp_path: Path
) -> None:
    first, second = accepted(office, NOW), accepted(office, NOW)
    fall(database, first.id, office_date(NOW))
    with jobs(database, tmp_path) as process:
        assert until(lambda: settled() == 1)
        process.kill()
        process.wait()
    run_sql(database, "UPDATE timer SET outcome = NULL, reason = '', next_try_at = now()")  # as if killed in the middle
    fall(database, second.id, office_date(NOW))
    with jobs(database, tmp_path):
        assert until(lambda: settled() == 2)


def test_an_interval_that_makes_no_sense_ends_it_with_a_reason(database: Database, tmp_path: Path) -> None:
    with jobs(database, tmp_path, BANJIE_SWEEP="90") as process:
        assert process.wait(PATIENCE_SECONDS) == 1
        assert process.stderr is not None
        assert "every 1 to 60 seconds, not every 90" in process.stderr.read()
