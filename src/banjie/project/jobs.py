"""The jobs process: `python -m banjie.project.jobs`, started by `banjie serve` with the environment it needs.

Its main thread keeps the followers of the log going; beside it a thread works the queue of jobs that come round.
"""

import os
import signal
from functools import partial
from threading import Thread
from types import FrameType

import django
from django.conf import settings
from django.db import connection

from banjie.adapters.job_queue import RoundJob, work
from banjie.faces.jobs.loop import run
from banjie.faces.jobs.sweeping import look
from banjie.project.wiring.office import plug_office
from banjie.records.scope import ALL, set_scope
from banjie.services.calendar.calendar_apply import batches_carry_on
from banjie.services.log.followers import advance
from banjie.services.timers.silence_sweep import sweep

_GRACE_SECONDS = 8.0  # less than the command that started us gives us
_BATCHES_SECONDS = 5  # a batch begun on a page, or cut off
_asked_to_stop: list[int] = []


def main() -> None:
    """Run until a signal asks to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
    django.setup()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    plug_office(settings.DATA)
    rounds = (
        RoundJob(name="silence", seconds=settings.SWEEP, run=_look),
        RoundJob(name="batches", seconds=_BATCHES_SECONDS, run=_carry_on),
    )
    queue = Thread(target=partial(work, settings.APP_DSN, rounds, _stopped), name="queue", daemon=True)
    queue.start()
    set_scope(ALL)
    run(advance, _stopped)
    queue.join(_GRACE_SECONDS)


def _look() -> None:
    try:
        look(sweep, _stopped)
    finally:
        connection.close()  # a round runs in any thread: its connection goes back to the pool


def _carry_on() -> None:
    try:
        batches_carry_on(stopped=_stopped)
    finally:
        connection.close()


def _stopped() -> bool:
    return bool(_asked_to_stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    _asked_to_stop.append(number)


if __name__ == "__main__":
    main()
