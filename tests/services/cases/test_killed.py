"""A process that is killed leaves an act whole or not at all, and the case goes on."""

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from banjie.core.act.act import Accept
from banjie.services.cases.case_view import case_view
from tests.database import Database
from tests.office import TestOffice, do, handed_in
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)
ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
import tests.database
from banjie.core.act.act import Accept
from banjie.project.database import use
from banjie.project.wiring.office import plug_office
from banjie.records.scope import ALL, set_scope
from banjie.services.cases import performing
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.office.entering import officer_of
from banjie.core.values.office_time import office_date

dsn, data, case_id, person, stage = sys.argv[1:]
use(dsn)
plug_office(Path(data))
set_scope(ALL)
now = datetime.now(UTC)
actor = officer_of(UUID(person), office_date(now)).actor()
append = performing.append

def slowly(write):
    print("read", flush=True)
    if stage == "read":
        time.sleep(60)
    return append(write)

performing.append = slowly
act_do(UUID(case_id), Accept(receipt="R-9"), Asked(actor=actor, now=now, key="killed"))
"""


def worker(database: Database, office: TestOffice, case_id: object, stage: str, data: Path) -> subprocess.Popen[str]:
    arguments = [database.app_dsn, str(data), str(case_id), str(office.people["zhou"]), stage]
    process = subprocess.Popen([sys.executable, "-c", WORKER, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "read\n"
    return process


def killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def wait_for(connection: psycopg.Connection[tuple[int]], question: str, wanted: int) -> None:
    until = time.monotonic() + 10
    while connection.execute(question.encode()).fetchone() != (wanted,):
        assert time.monotonic() < until, question
        time.sleep(0.02)


def test_killed_between_reading_and_writing(whole_office: TestOffice, database: Database, tmp_path: Path) -> None:
    case = handed_in(NOW)
    before = rows_of_all_tables(database)
    killed(worker(database, whole_office, case.id, "read", tmp_path))
    assert rows_of_all_tables(database) == before
    assert do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW).seq == 2


def test_killed_in_the_middle_of_the_write(whole_office: TestOffice, database: Database, tmp_path: Path) -> None:
    case = handed_in(NOW)
    before = rows_of_all_tables(database)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with psycopg.connect(database.owner_dsn) as holder, psycopg.connect(database.owner_dsn, autocommit=True) as seen:
        holder.execute("LOCK TABLE event_queue IN EXCLUSIVE MODE")  # the statement stops here, half written
        process = worker(database, whole_office, case.id, "write", tmp_path)
        wait_for(seen, waiting, 1)
        killed(process)
        seen.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        wait_for(seen, waiting, 0)
    assert rows_of_all_tables(database) == before
    assert case_view(case.id).version == 1
    assert do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW).seq == 2
