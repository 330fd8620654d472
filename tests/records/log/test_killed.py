"""A process that dies in the middle leaves nothing half-done."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from banjie.records.log.append import append, open_case
from banjie.records.log.read import stored_events
from banjie.records.log.sequencer import sequence
from banjie.records.models import EventPosition, EventQueue
from tests.database import Database
from tests.records.made_up import acceptance, opening, read

pytestmark = pytest.mark.usefixtures("scoped")

BEGIN = """
import django, os, time
django.setup()
from uuid import UUID
from django.db import transaction
from banjie.records.log.append import append
from banjie.records.log.sequencer import sequence
from banjie.records.scope import set_scope
from tests.records.made_up import acceptance, read
set_scope("/")
"""
HALT = """
print("halfway", flush=True)
time.sleep(60)
"""
READ_AND_DIE = BEGIN + "write = acceptance(read(UUID(os.environ['CASE'])))" + HALT
SEQUENCE_AND_DIE = (
    BEGIN + "with transaction.atomic():\n    assert sequence() > 0\n    " + HALT.strip().replace("\n", "\n    ")
)
APPEND_AND_DIE = BEGIN + "assert append(acceptance(read(UUID(os.environ['CASE'])), key='died'))" + HALT


@contextmanager
def dying(database: Database, program: str, case: str = "") -> Iterator[None]:
    """Run the program until it is halfway, then kill it after the block."""
    environment = {
        **os.environ,
        "BANJIE_APP_DSN": database.app_dsn,
        "CASE": case,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
    ) as worker:
        try:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "halfway\n"
            yield
        finally:
            worker.send_signal(signal.SIGKILL)


def test_a_worker_killed_between_reading_and_writing_leaves_the_case_as_it_was(database: Database) -> None:
    write = opening()
    open_case(write)
    with dying(database, READ_AND_DIE, str(write.case_id)):
        pass
    assert len(stored_events(write.case_id)) == 1
    assert append(acceptance(read(write.case_id)))


def test_a_worker_killed_after_writing_is_asked_again_and_gives_the_same_answer(database: Database) -> None:
    write = opening()
    open_case(write)
    with dying(database, APPEND_AND_DIE, str(write.case_id)):
        pass
    again = read(write.case_id, "died")
    assert again.earlier is not None
    assert again.earlier.seq == 2
    assert not append(acceptance(again, key="died"))


def test_a_sequencer_killed_in_its_transaction_gives_no_position(database: Database) -> None:
    while sequence():
        pass
    before = EventPosition.objects.count()
    open_case(opening())
    with dying(database, SEQUENCE_AND_DIE):
        assert sequence() == 0
    assert EventQueue.objects.count() == 1
    assert sequence_when_free() == 1
    assert EventPosition.objects.count() == before + 1


def sequence_when_free() -> int:
    """Return what the sequencer did once the server has noticed that the other is gone."""
    return next(got for got in (sequence() for _ in range(2000)) if got)
