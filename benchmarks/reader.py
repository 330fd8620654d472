"""A process that reads as an officer does, a page of the list and a case in turn, and says how long each took."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from multiprocessing.connection import Connection
from time import perf_counter, sleep
from uuid import UUID

from banjie.core.values.office_time import office_date
from banjie.services.cases.case_view import case_view
from banjie.services.cases.work_list import work_list
from benchmarks.office import PATH, Place, sit_down

_START_WITHIN, _PAUSE_SECONDS = 60.0, 0.005
Measured = Callable[[Callable[[], object]], Sequence[float]]


@contextmanager
def reading(place: Place, cases: Sequence[UUID]) -> Iterator[Measured]:
    """Start the process; it gives a function that does some work and returns the seconds of every read meanwhile."""
    spawning = multiprocessing.get_context("spawn")
    near, far = spawning.Pipe()
    process = spawning.Process(target=_read, args=(place, far, tuple(cases)), daemon=True)
    process.start()
    far.close()

    def measured(work: Callable[[], object]) -> Sequence[float]:
        near.send("begin")
        work()
        near.send("end")
        seconds: Sequence[float] = near.recv()
        return seconds

    try:
        measured(lambda: None)  # warm
        yield measured
    finally:
        near.close()
        process.join(_START_WITHIN)


def _read(place: Place, pipe: Connection, cases: tuple[UUID, ...]) -> None:
    desk, which = sit_down(place), cycle(cases)
    today = office_date(datetime.now(UTC))
    while True:
        try:
            pipe.recv()
            seconds = []
            while not pipe.poll():
                begin = perf_counter()
                work_list(PATH, desk.officer.person, today)
                seconds.append(perf_counter() - begin)
                begin = perf_counter()
                case_view(next(which))
                seconds.append(perf_counter() - begin)
                sleep(_PAUSE_SECONDS)  # an officer looks before the next click
            pipe.recv()
            pipe.send(seconds)
        except EOFError:
            return
