"""Prove the log: a query over everything that is kept."""

from collections.abc import Callable, Iterator

from banjie.records.calendars.verify import batch_flaws
from banjie.records.log import verify as records
from banjie.records.log.verify import Flaw
from banjie.records.scope import ALL, scope
from banjie.services.office.today import is_demo

__all__ = ["Flaw", "log_size", "log_verify"]


def log_size() -> int:
    """Return how many events there are, over all offices."""
    with scope(ALL):
        return records.log_size()


def log_verify(watch: Callable[[int], None]) -> Iterator[Flaw]:
    """Yield what does not agree, the first flaw of each case and batch, over all offices; nothing where all is whole.

    `watch` is told how many events were looked at since it was told last.
    """
    with scope(ALL):
        yield from records.verify(demo=is_demo(), watch=watch)
        yield from batch_flaws(demo=is_demo())
