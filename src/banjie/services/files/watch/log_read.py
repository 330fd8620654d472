"""Logs read into events: columns found, moments understood, doubtful rows named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from banjie.bulk.log.doubtful import caseless, offset_text, sound_events
from banjie.bulk.log.events import events_of
from banjie.bulk.log.reading import Reading, moments_of
from banjie.bulk.log.roles import NEEDED
from banjie.bulk.log.source import LogSource, LogUnreadable, Told
from banjie.core.facts.quality import Doubt, Kept
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.roles_found import find_roles


@dataclass(frozen=True, kw_only=True, slots=True)
class LogRead:
    """The events of all files, sorted by case, moment and row, and how they were read.

    `caseless` are events that name no case: they count as events, and nowhere else.
    """

    events: pl.DataFrame
    caseless: pl.DataFrame
    reading: Reading
    columns: tuple[str, ...]
    files: tuple[Mapping[str, object], ...]
    doubts: tuple[Doubt, ...]

    @property
    def rows(self) -> int:
        """How many events there are."""
        return self.events.height + self.caseless.height

    @property
    def zone(self) -> str:
        """In which zone dates are: its name, or the offsets that were written."""
        if self.reading.zone:
            return self.reading.zone
        offsets = sorted(minutes for minutes in self.events["offset"].unique().to_list() if minutes is not None)
        if not offsets:
            return "as written, no zone"
        return "/".join(offset_text(minutes) for minutes in offsets) + " as written"


def read_log(sources: Sequence[LogSource], asked: Asked, told: Told | None = None) -> LogRead:
    """Return the events of the sources, one log; raises `LogUnreadable` where no event can be read.

    A source that cannot be read is named as a doubt as long as another can.
    """
    gathering = _Gathering(asked=asked)
    doubts, failed = list[Doubt](), list[LogUnreadable]()
    for source in sources:
        try:
            for raw in source.frames(told):
                gathering.take(raw)
        except LogUnreadable as error:
            failed.append(error)
            doubts.append(Doubt(code="unreadable", count=1, kept=Kept.LEFT_OUT, examples=(f"{source.name}: {error}",)))
        doubts += source.doubts
    if failed and not gathering.parts:
        raise failed[0]
    whole = gathering.whole()
    events, found = sound_events(whole)
    if events.is_empty():
        raise LogUnreadable("no row has a case, an activity and a moment; see which columns they are with --map init")
    return LogRead(
        events=events,
        caseless=whole.filter(caseless()),
        reading=gathering.reading,
        columns=tuple(gathering.columns),
        files=tuple({"name": source.name, "stated": dict(source.stated)} for source in sources),
        doubts=(*doubts, *_said(gathering.reading), *found),
    )


def _said(reading: Reading) -> list[Doubt]:
    swapped = tuple(reading.columns[role] for role, how in reading.written.items() if how.is_ambiguous)
    return [Doubt(code="day_or_month_first", count=len(swapped), kept=Kept.KEPT, examples=swapped)] if swapped else []


class _Gathering:
    """Takes raw frames as they come; a column that turns up late has its role from then on."""

    def __init__(self, *, asked: Asked) -> None:
        zone = asked.zone or asked.mapped.zone
        self.asked = asked
        self.reading = Reading(columns={}, acts=asked.mapped.acts, zone=zone)
        self.columns: dict[str, None] = {}
        self.parts: list[pl.DataFrame] = []
        self._next_row = 1

    def take(self, raw: pl.DataFrame) -> None:
        """Add the rows of one frame."""
        if set(raw.columns) - set(self.columns):
            self.columns |= dict.fromkeys(raw.columns)
            self._find_columns()
        missing = [role for role in self.reading.columns if role not in self.reading.written]
        late = moments_of({role: self.reading.columns[role] for role in missing}, raw, self.reading.zone, self._given)
        self.reading = replace(self.reading, written={**self.reading.written, **late})
        self.parts.append(events_of(raw, self.reading, self._next_row))
        self._next_row += raw.height

    def whole(self) -> pl.DataFrame:
        """Return all rows."""
        whole = pl.concat(self.parts, how="diagonal")
        self.parts.clear()
        return whole

    @property
    def _given(self) -> str:
        return self.asked.mapped.moments

    def _find_columns(self) -> None:
        given = dict(self.asked.mapped.columns)
        strange = [name for name in given.values() if name not in self.columns]
        free = [name for name in self.columns if name not in given.values()]
        found = {role: name for role, name in find_roles(free).items() if role not in given}
        known = dict(self.reading.columns)
        columns = {**found, **given, **known}
        lacking = [role for role in NEEDED if role not in columns or columns[role] in strange]
        if lacking:
            raise LogUnreadable(
                f"no column tells the {', '.join(lacking)}; columns: {', '.join(list(self.columns)[:20])}. "
                "Write a mapping with --map init and name them"
            )
        self.reading = replace(
            self.reading, columns={role: columns[role] for role in columns if columns[role] in self.columns}
        )
