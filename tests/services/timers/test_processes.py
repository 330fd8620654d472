"""Several processes sweep at once, and one is killed at any moment: every silence is acted on once."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from banjie.records.log.read import history
from banjie.records.timers.claims import LEASE
from banjie.services.timers.silence_sweep import Swept, sweep
from tests.database import Database
from tests.office import HandedIn, TestOffice, handed_in
from tests.services.timers.falling import forget_all, timer_of
from tests.services.timers.silent import TWO_WEEKS, silence

NOW = datetime.now(UTC)
ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import tests.database
from banjie.project.database import use
from banjie.project.wiring.office import plug_office
from banjie.services.timers import silence_sweep

dsn, data, stage = sys.argv[1:]
use(dsn)
plug_office(Path(data))

def halt(*_):
    print("halfway", flush=True)
    time.sleep(60)

if stage == "claimed":
    silence_sweep.act_on = halt
elif stage == "acted":
    silence_sweep.settle = halt
else:
    silence_sweep.BATCH = 3
    print("ready", flush=True)
    sys.stdin.readline()
swept = silence_sweep.sweep(datetime.now(UTC))
print(swept.acted, swept.failed, flush=True)
"""


@pytest.fixture(autouse=True)
def nothing_fell(whole_office: TestOffice, database: Database) -> Iterator[None]:
    yield
    forget_all(database)


def fallen(cases: int = 1) -> list[HandedIn]:
    with silence():
        return [handed_in(NOW - TWO_WEEKS) for _ in range(cases)]


def worker(database: Database, data: Path, stage: str, says: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, database.app_dsn, str(data), stage],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == f"{says}\n"
    return process


def killed(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_two_processes_share_the_work_and_no_case_is_acted_on_twice(database: Database, tmp_path: Path) -> None:
    cases = fallen(30)
    workers = [worker(database, tmp_path, "together", "ready") for _ in range(2)]
    for process in workers:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[0].split() for process in workers]
    assert sum(int(acted) for acted, _ in told) == len(cases)
    assert [failed for _, failed in told] == ["0", "0"]
    assert {len(history(case.id)) for case in cases} == {2}


def test_killed_between_claim_and_act_another_takes_it_up(database: Database, tmp_path: Path) -> None:
    [case] = fallen()
    killed(worker(database, tmp_path, "claimed", "halfway"))
    assert sweep(NOW) == Swept()
    assert sweep(datetime.now(UTC) + LEASE) == Swept(acted=1)
    assert (len(history(case.id)), timer_of(case.id).attempts) == (2, 2)


def test_killed_after_the_act_it_is_found_and_not_done_again(database: Database, tmp_path: Path) -> None:
    [case] = fallen()
    killed(worker(database, tmp_path, "acted", "halfway"))
    assert len(history(case.id)) == 2
    assert sweep(datetime.now(UTC) + LEASE + timedelta(seconds=1)) == Swept(acted=1)
    assert (len(history(case.id)), timer_of(case.id).seq) == (2, 2)
