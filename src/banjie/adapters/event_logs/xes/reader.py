"""A XES file as a `LogSource`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from banjie.adapters.event_logs.xes.ahead import ahead
from banjie.adapters.event_logs.xes.exact import NotXes
from banjie.adapters.event_logs.xes.parts import Parts
from banjie.adapters.event_logs.xes.rows import Columns
from banjie.adapters.event_logs.xes.unpacked import Unpacked
from banjie.bulk.log.source import LogSource, LogUnreadable, Told
from banjie.core.facts.quality import Doubt, Kept

_BLOCK = 8 << 20


def read_xes(path: Path) -> LogSource:
    """Return the log in `path`, `.xes` or `.xes.gz`; whether it is packed is told by its bytes, not by its name."""
    return XesLog(path)


class XesLog:
    """A XES file.

    Its columns are the keys of its events, and `case:` with the keys of its cases, all of them text; an empty text is
    null. What stands inside another attribute, in a list, or at the log itself (globals, extensions, classifiers) is
    no column. Frames may differ in their columns: each has those that occur in it.
    """

    def __init__(self, path: Path, *, plain: bool = True) -> None:
        """Take the file in `path`; `plain` false reads element by element throughout, slower and with the same rows."""
        self._path, self._plain = path, plain
        self._doubts: list[Doubt] = []

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self._path.name

    @property
    def stated(self) -> Mapping[str, str]:
        """How it was read: `format`."""
        return {"format": "XES"}

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what was doubtful.

        `truncated`: nothing after the row named could be read; `columns_left_out`: cells of columns too many;
        `keys_repeated`: cells that their case or event says again, so that only the later one is kept.
        """
        return tuple(self._doubts)

    def frames(self, told: Told | None = None) -> Iterator[pl.DataFrame]:
        """Yield the rows in the file's order; raises `LogUnreadable` where there are none."""
        self._doubts.clear()
        try:
            yield from self._frames(Unpacked(self._path), told)
        except OSError as error:
            raise LogUnreadable(f"{self.name}: cannot be opened ({error.strerror}); check the path") from error
        except NotXes as error:
            raise LogUnreadable(f"{self.name}: is XML of another kind (<{error}>), not XES; export as XES") from error

    def _frames(self, file: Unpacked, told: Told | None) -> Iterator[pl.DataFrame]:
        columns, parts, rows = Columns(), Parts(), 0
        for part in ahead(parts.read(ahead(file.blocks(_BLOCK)), plain=self._plain)):
            for frame in columns.frames(part):
                rows += frame.height
                if told:
                    told(file.position, file.size)
                yield frame
        if told:
            told(file.position, file.size)
        damage = file.damage or parts.damage
        if not rows:
            what = f"cannot be read as XES: {damage}" if damage else "holds neither cases nor events"
            raise LogUnreadable(f"{self.name}: {what}; export the log again")
        if damage:
            self._doubt("truncated", 1, f"after row {rows}: {damage}")
        if columns.left_out.cells:
            self._doubt("columns_left_out", columns.left_out.cells, *columns.left_out.names)
        if columns.repeated.cells:
            self._doubt("keys_repeated", columns.repeated.cells, *columns.repeated.names)

    def _doubt(self, code: str, count: int, *examples: str) -> None:
        self._doubts.append(Doubt(code=code, count=count, kept=Kept.LEFT_OUT, examples=examples))
