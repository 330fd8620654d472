"""Killed or doubled between referral and opening, every child is opened once."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from banjie.records.log.follower import position_of
from banjie.records.models import Case, Party
from banjie.records.scope import ALL, set_scope
from banjie.services.log.followers import advance
from banjie.services.log.rebuild import differences
from tests.database import Database
from tests.office import PROMISED, HandedIn, TestOffice
from tests.services.family import FIRE_ITEM, joint, refer, with_departments
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)
ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import tests.database
from banjie.project.database import use
from banjie.project.wiring.office import plug_office
from banjie.services.cases import child_open
from banjie.services.log.followers import advance

dsn, data, stage = sys.argv[1:]
use(dsn)
plug_office(Path(data))
open_case = child_open.open_case

def slowly(write):
    if stage == "before":
        print("ready", flush=True)
        time.sleep(60)
    done = open_case(write)
    if stage == "after":
        print("ready", flush=True)
        time.sleep(60)
    return done

child_open.open_case = slowly
advance(datetime.now(UTC))
"""


@pytest.fixture(scope="module")
def departments(office: TestOffice) -> TestOffice:
    set_scope(ALL)
    return with_departments(office, NOW)


@pytest.fixture(autouse=True)
def seeing(departments: TestOffice) -> Iterator[None]:
    set_scope(ALL)
    yield
    connection.close()


def worker(database: Database, data: Path, stage: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER, database.app_dsn, str(data), stage]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def to_be_opened(office: TestOffice) -> HandedIn:
    advance(NOW)
    case = joint(office, NOW)
    refer(office, case, NOW, PROMISED, FIRE_ITEM)
    return case


def assert_opened_once(case: HandedIn) -> None:
    ids = list(Case.objects.filter(parent_id=case.id).values_list("id", flat=True))
    assert len(ids) == 2
    assert list(Case.objects.filter(id__in=ids).values_list("version", flat=True)) == [1, 1]
    assert Party.objects.filter(case_id__in=ids).count() == 2
    assert list(differences(lambda: None)) == []


@pytest.mark.parametrize("stage", ["before", "after"])
def test_killed_while_the_first_child_is_opened(
    departments: TestOffice, database: Database, tmp_path: Path, stage: str
) -> None:
    case = to_be_opened(departments)
    process = worker(database, tmp_path, stage)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    before = position_of("children")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert Case.objects.filter(parent_id=case.id).count() == 0
    assert position_of("children") == before
    advance(NOW)
    assert_opened_once(case)
    rows = rows_of_all_tables(database)
    assert advance(NOW) == 0
    assert rows_of_all_tables(database) == rows


def test_two_processes_open_each_child_once(departments: TestOffice, database: Database, tmp_path: Path) -> None:
    case = to_be_opened(departments)
    processes = [worker(database, tmp_path, "at once") for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]
    for process in processes:
        process.communicate()
    assert_opened_once(case)
