"""Background jobs that come round by the clock, on a queue in PostgreSQL (procrastinate, in the schema `jobs`).

Several processes may work the same queue: each round of a job is queued once, and no round waits behind another of the
same job. A round whose process died is queued again when its heartbeat is missed.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

MINUTE = 60
AFTER_FAULT_SECONDS = 2.0
HEARTBEAT_SECONDS, MISSED_SECONDS = 10.0, 30.0
_KEEP_HOURS = 7 * 24
_LOOK_SECONDS = 0.2
_QUEUE, _TENDING = "banjie", "tend_the_queue"
_OPTIONS = "-c search_path=jobs -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s"
_log = logging.getLogger(__name__)
Stopped = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundJob:
    """A job that comes round: its name, how many seconds lie between two rounds (1 to 60), and what a round does."""

    name: str
    seconds: int
    run: Callable[[], None]

    def __post_init__(self) -> None:
        if not 1 <= self.seconds <= MINUTE:
            raise ValueError(f"the job {self.name} comes round every 1 to {MINUTE} seconds, not every {self.seconds}")


def work(dsn: str, rounds: Sequence[RoundJob], stopped: Stopped) -> None:
    """Do the rounds as they come until `stopped`; a database that goes away is waited for. Blocks this thread.

    A round that is running when `stopped` begins to hold is waited for: it should look at `stopped` itself.
    """
    while not stopped():
        try:
            asyncio.run(_work(dsn, rounds, stopped))
        except Exception as fault:  # noqa: BLE001 - the outermost place of this thread: the next turn tries again
            _log.error("the queue of background jobs could not be worked: %s: %s", type(fault).__name__, fault)
            _wait(stopped)


async def _work(dsn: str, rounds: Sequence[RoundJob], stopped: Stopped) -> None:
    app = _app(dsn, rounds)
    async with app.open_async():
        await _tend(app)
        worker = asyncio.create_task(
            app.run_worker_async(
                queues=[_QUEUE],
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=MISSED_SECONDS,
            )
        )
        while not (stopped() or worker.done()):
            await asyncio.wait([worker], timeout=_LOOK_SECONDS)
        if worker.done():
            worker.result()
            raise ConnectionError("the worker gave up; it begins again")
        worker.cancel()  # the round that runs is waited for
        with contextlib.suppress(asyncio.CancelledError):
            await worker


def _app(dsn: str, rounds: Sequence[RoundJob]) -> App:
    app = App(connector=PsycopgConnector(conninfo=dsn, kwargs={"options": _OPTIONS}, min_size=1, max_size=2))
    for job in rounds:
        _add(app, job.name, job.seconds, _told(job))

    async def tend(timestamp: int) -> None:  # noqa: ARG001 - the library hands over for which minute it is
        await _tend(app)

    _add(app, _TENDING, MINUTE, tend)
    return app


def _add(app: App, name: str, seconds: int, run: Callable[[int], object]) -> None:
    task = app.task(run, name=name, queue=_QUEUE, queueing_lock=name)  # type: ignore[call-overload]  # its own is generic
    app.periodic(cron=_cron(seconds))(task)


def _told(job: RoundJob) -> Callable[[int], None]:
    """Return the round as the library calls it; a fault is told in one line, and the round counts as failed."""

    def run(timestamp: int) -> None:  # noqa: ARG001 - as above
        try:
            job.run()
        except Exception as fault:
            _log.error("the job %s failed: %s: %s", job.name, type(fault).__name__, fault)
            raise

    return run


def _cron(seconds: int) -> str:
    return "* * * * *" if seconds == MINUTE else f"* * * * * */{seconds}"


async def _tend(app: App) -> None:
    """Queue again what a dead process left half done, or drop it where a later round waits; forget old failures."""
    for job in await app.job_manager.get_stalled_jobs(queue=_QUEUE, seconds_since_heartbeat=MISSED_SECONDS):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
    await app.job_manager.delete_old_jobs(_KEEP_HOURS, queue=_QUEUE, include_failed=True, include_aborted=True)


def _wait(stopped: Stopped) -> None:
    until = time.monotonic() + AFTER_FAULT_SECONDS
    while time.monotonic() < until and not stopped():
        time.sleep(_LOOK_SECONDS)
