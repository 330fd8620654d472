"""A log as it is read: rows of raw columns, in chunks, from whatever file holds them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import polars as pl

from banjie.core.facts.quality import Doubt

Told = Callable[[int, int | None], None]
"""Is told how many bytes are read, of how many where that is known."""


class LogUnreadable(Exception):
    """Nothing can be read from the file; the message says what is wrong and what to do."""


class LogSource(Protocol):
    """A file of events.

    Columns are named as the file names them; those of a case, in formats that know cases, as `case:` and the name.
    Text formats give text columns only, times as they are written; others may give times, dates and numbers. A cell
    that says nothing is null. A case without events is one row whose other columns are null.
    """

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        ...

    @property
    def stated(self) -> Mapping[str, str]:
        """How it was read: `format`, and where they apply `encoding`, `delimiter`, `sheet`, `object_type`."""
        ...

    def frames(self, told: Told | None = None) -> Iterator[pl.DataFrame]:
        """Yield the rows in the file's order, some hundred thousand at a time; raises `LogUnreadable`."""
        ...

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What was doubtful while reading; complete when `frames` has ended."""
        ...
