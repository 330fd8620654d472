"""Acts, kills and broken cases while a calendar changes."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from banjie.core.act.act import StartStep
from banjie.core.values.office_time import office_date
from banjie.records.calendars.batches import progress
from banjie.records.calendars.moved import left_of
from banjie.records.calendars.uses import calendar_turn
from banjie.records.models import CaseClock
from banjie.records.scope import ALL, scope
from banjie.services.calendar import calendar_apply as applying
from banjie.services.calendar.calendar_apply import batches_carry_on
from banjie.services.cases import performing
from banjie.services.law.laws import offered_item
from banjie.services.log.log_verify import log_verify
from tests.database import Database
from tests.office import PROMISED, TestOffice, do, handed_in
from tests.services.calendar.living import accepted_on, applied, closed, decision, office_calendar, unlike_the_log
from tests.services.tables import run_sql

pytestmark = pytest.mark.usefixtures("everything")
NOW = datetime.now(UTC)
ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
import tests.database
from banjie.core.values.office_time import office_date
from banjie.project.database import use
from banjie.project.wiring.office import plug_office
from banjie.records.scope import ALL, scope
from banjie.services.calendar import calendar_apply as applying
from banjie.services.office.entering import officer_of

dsn, data, person, pieces = sys.argv[1:]
use(dsn)
plug_office(Path(data))
applying.PIECE = 2
now = datetime.now(UTC)
write = applying.write_piece

def killed_after(piece):
    if piece.piece > int(pieces):
        os.kill(os.getpid(), signal.SIGKILL)
    write(piece)

applying.write_piece = killed_after
applying.calendar_apply("/", officer_of(UUID(person), office_date(now)), now)
"""


def working_day(office: TestOffice, case_id: Any, number: int) -> Any:
    return office_calendar(case_id).add(office_date(NOW), number)


def elsewhere(work: Callable[[], object]) -> None:
    """Do something on a connection of its own."""

    def run() -> None:
        with scope(ALL):
            work()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_killed_in_the_middle_it_goes_on_to_the_same_end(
    office: TestOffice, database: Database, tmp_path: Path, pieces: int
) -> None:
    cases = [accepted_on(office, NOW) for _ in range(5)]
    before = {case.id: decision(case.id).due_date for case in cases}
    closed(office, working_day(office, cases[0].id, 2), now=NOW)
    arguments = [database.app_dsn, str(tmp_path), str(office.people["zhou"]), str(pieces)]
    killed = subprocess.run([sys.executable, "-c", WORKER, *arguments], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [one.pieces for one in progress() if not one.is_over] == [pieces]
    assert unlike_the_log() != []
    applied(office, now=NOW)
    assert all(one.is_over for one in progress())
    assert all(decision(case).due_date > due for case, due in before.items())
    assert unlike_the_log() == []
    assert list(log_verify(lambda _: None)) == []


def test_an_act_decided_before_is_written_under_the_calendar_of_after(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = accepted_on(office, NOW)
    closed(office, working_day(office, case.id, 3), now=NOW)
    append, late = performing.append, [lambda: applied(office, now=NOW)]

    def overtaken(write: Any) -> bool:
        if late:
            late.pop()()
        return append(write)

    monkeypatch.setattr(performing, "append", overtaken)
    do(office, case, "li", StartStep(step="review"), NOW)
    assert unlike_the_log() == []


def test_a_case_decided_before_is_opened_under_the_calendar_of_after(office: TestOffice) -> None:
    offered = offered_item(PROMISED, office_date(NOW))
    closed(office, offered.law.calendar.add(office_date(NOW), 4), now=NOW)
    applied(office, now=NOW)
    assert offered.row.turn < calendar_turn()
    case = handed_in(NOW, offered=offered)
    assert CaseClock.objects.filter(case_id=case.id)[0].calendar_version != offered.law.calendar.version
    assert unlike_the_log() == []


def test_a_broken_case_is_named_and_left(office: TestOffice, database: Database) -> None:
    broken, whole = accepted_on(office, NOW), accepted_on(office, NOW)
    before = decision(whole.id).due_date
    run_sql(database, "UPDATE \"case\" SET state = 'x' || state WHERE id = %s", broken.id)
    closed(office, working_day(office, whole.id, 5), now=NOW)
    (batch,) = applied(office, now=NOW).batches
    assert [(number, row.why) for number, row in left_of(batch.batch)] == [(broken.number, "JSONDecodeError")]
    assert decision(whole.id).due_date > before
    run_sql(database, 'UPDATE "case" SET state = substr(state, 2) WHERE id = %s', broken.id)
    assert list(log_verify(lambda _: None)) == []


def test_two_who_carry_a_batch_on_do_each_piece_once(office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [accepted_on(office, NOW) for _ in range(3)]
    closed(office, working_day(office, cases[0].id, 6), now=NOW)
    monkeypatch.setattr(applying, "PIECE", 2)
    write, other = applying.write_piece, [True]

    def raced(piece: Any) -> None:
        if other:
            other.pop()
            elsewhere(batches_carry_on)
        write(piece)

    monkeypatch.setattr(applying, "write_piece", raced)
    (batch,) = applied(office, now=NOW).batches
    assert batch.is_over
    assert list(log_verify(lambda _: None)) == []
    connection.close()
