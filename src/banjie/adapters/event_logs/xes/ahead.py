"""Work on the next thing while the last one is being used."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar, cast

T = TypeVar("T")


def ahead(things: Iterator[T]) -> Iterator[T]:
    """Yield the things, each next one made in a thread of its own while the caller uses the one before.

    What making one raises is raised here, in its turn. No more than one is waiting.
    """
    nothing: object = object()
    with ThreadPoolExecutor(max_workers=1) as thread:
        coming: Future[T | object] = thread.submit(next, things, nothing)
        while (thing := coming.result()) is not nothing:
            coming = thread.submit(next, things, nothing)
            yield cast("T", thing)
