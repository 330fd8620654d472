"""Processes that live cases, each with a connection of its own, as the processes of `banjie serve` have.

Processes, not threads: Python threads would share one interpreter, and the floor would then be held back as well.
All wait for one another before a round, so that a round measures all of them at work at once.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from time import perf_counter

from benchmarks.floor import bare_connection, live_bare, made_beforehand
from benchmarks.lifecycle import live
from benchmarks.office import Place, sit_down

PRODUCT, FLOOR = "product", "floor"
_START_WITHIN = 60.0  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Crew:
    """The processes, by the pipes on which they are told what to do."""

    pipes: tuple[Connection, ...]

    def rate(self, way: str, cases: int) -> float:
        """Let every process live `cases` cases; return cases per second from the first start to the last end."""
        for pipe in self.pipes:
            pipe.send((way, cases))
        spans = [pipe.recv() for pipe in self.pipes]
        return len(self.pipes) * cases / (max(end for _, end in spans) - min(begin for begin, _ in spans))


@contextmanager
def crew(place: Place, size: int) -> Iterator[Crew]:
    """Start `size` processes that work at `place`, warm, and end them afterwards."""
    spawning = multiprocessing.get_context("spawn")
    ready = spawning.Barrier(size)
    ends = [spawning.Pipe() for _ in range(size)]
    processes = [
        spawning.Process(target=_work, args=(place, far, ready, f"{size}-{number}"), daemon=True)
        for number, (_, far) in enumerate(ends)
    ]
    for process in processes:
        process.start()
    for _, far in ends:
        far.close()  # so that a worker that dies is an EOFError here, not an endless wait
    try:
        yield Crew(pipes=tuple(near for near, _ in ends))
    finally:
        for near, _ in ends:
            near.close()
        for process in processes:
            process.join(_START_WITHIN)


def _work(place: Place, pipe: Connection, ready: Barrier, office: str) -> None:
    desk, bare, serial = sit_down(place), bare_connection(place.owner_dsn), 1
    while True:
        try:
            way, cases = pipe.recv()
        except EOFError:
            return
        lives = made_beforehand(desk, office, serial, cases) if way == FLOOR else ()
        serial += len(lives)
        ready.wait(_START_WITHIN)
        begin = perf_counter()  # one clock for all processes of this machine
        for life in lives:
            live_bare(bare, life)
        for _ in range(cases - len(lives)):
            live(desk)
        pipe.send((begin, perf_counter()))
