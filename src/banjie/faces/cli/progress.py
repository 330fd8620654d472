"""A progress bar for work that takes longer than two seconds, only where somebody watches."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic

from rich.console import Console
from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 2.0
_EVERY = 1000


def watched(lines: Iterable[bytes], label: str, total: int | None) -> Iterator[bytes]:
    """Yield `lines`; after two seconds show on standard error, if it is a terminal, how much of `total` bytes is done.

    `total` None shows that work goes on, without a share.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from lines
        return
    begun_at, done, task = monotonic(), 0, None
    with Progress(console=console, transient=True, disable=False, auto_refresh=False) as progress:
        for number, line in enumerate(lines):
            yield line
            done += len(line)
            if number % _EVERY or monotonic() - begun_at < PATIENCE_SECONDS:
                continue
            task = progress.add_task(label, total=total) if task is None else task
            progress.update(task, completed=done, refresh=True)


@contextmanager
def shown(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """Give `told(done, total)`, which after two seconds shows on standard error, if it is a terminal, how far it is."""
    console = Console(stderr=True)
    begun_at, tasks = monotonic(), list[TaskID]()
    with Progress(console=console, transient=True, disable=not console.is_terminal, auto_refresh=False) as progress:

        def told(done: int, total: int | None) -> None:
            if monotonic() - begun_at < PATIENCE_SECONDS:
                return
            if not tasks:
                tasks.append(progress.add_task(label, total=total))
            progress.update(tasks[0], completed=done, total=total, refresh=True)

        yield told


@contextmanager
def steps(words: Callable[[str], str]) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """Give `told(step)`, which says on standard error what is being done, and `settled()`, which ends that.

    On a terminal a sign turns below it until `settled`; later steps are only said. `words` returns a step's sentence.
    """
    console = Console(stderr=True, highlight=False)
    turning, over = console.status(""), Event()

    def told(step: str) -> None:
        console.print(f"… {words(step)}", markup=False, soft_wrap=True)
        if console.is_terminal and not over.is_set():
            turning.start()

    def settled() -> None:
        over.set()
        turning.stop()

    try:
        yield told, settled
    finally:
        turning.stop()
