"""Running clocks as columns, and their dates as columns."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from banjie.bulk.terms import Flags, Terms
from banjie.core.calendar.arrays import Dates
from banjie.core.clock.arrays.hours import INSTANT, Instants
from banjie.core.clock.arrays.limits import Places
from banjie.core.clock.arrays.stops import StopColumns
from banjie.core.clock.limit_due import start_date
from banjie.core.clock.running import Running
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE

_DAY = np.dtype("datetime64[D]")


class Clock(NamedTuple):
    """One running clock: what it is counted from, what it runs under and what stopped it."""

    start: date
    terms: Terms
    stops: tuple[Stop, ...] = ()


def clock_of(running: Running) -> Clock:
    """Return a running clock as a row of columns."""
    terms = Terms(
        legal=running.legal, promised=running.promised, warn_days=running.warn_days, red_days=running.red_days
    )
    return Clock(running.start, terms, running.stops)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ClockColumns:
    """Running clocks of offices in one zone; `which` is the place in `terms` of each clock's terms.

    `starts` are the office's dates from which limits are counted: the day of the event for a clock that runs
    backwards, the day itself for one that ends on a given day. `starts_at` are instants in UTC, needed for limits in
    hours alone; NaT where only the date is known.
    """

    starts: Dates
    terms: tuple[Terms, ...]
    which: Places
    stops: StopColumns
    starts_at: Instants | None = None
    zone: ZoneInfo = DEFAULT_ZONE

    @classmethod
    def of(cls, clocks: Iterable[Clock], zone: ZoneInfo = DEFAULT_ZONE) -> "ClockColumns":
        """Return clocks as columns; those that start at an instant start on its date in `zone`."""
        rows = [*clocks]
        places = {terms: place for place, terms in enumerate(dict.fromkeys(clock.terms for clock in rows))}
        return cls(
            starts=np.array([start_date(clock.start, zone) for clock in rows], _DAY),
            terms=tuple(places),
            which=np.array([places[clock.terms] for clock in rows], np.int64),
            stops=StopColumns.of(clock.stops for clock in rows),
            starts_at=np.array([_instant(clock.start) for clock in rows], INSTANT),
            zone=zone,
        )

    def part(self, rows: slice) -> "ClockColumns":
        """Return some of the clocks, one after the other."""
        return ClockColumns(
            starts=self.starts[rows],
            terms=self.terms,
            which=self.which[rows],
            stops=self.stops.of_clocks(rows),
            starts_at=None if self.starts_at is None else self.starts_at[rows],
            zone=self.zone,
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ClockDateColumns:
    """The dates of running clocks, as `ClockDates` names them; NaT is None, and `left_days` is -1 where none stand.

    `told_date` is the latest due date that was told under an earlier calendar, where that is later than `due_date`;
    warning, late and red dates then come with it. Instants are in UTC, NaT for all limits that are not in hours.
    """

    due_date: Dates
    legal_date: Dates
    warn_date: Dates
    late_date: Dates
    red_date: Dates
    told_date: Dates
    left_days: npt.NDArray[np.int32]
    stopped: Flags
    provisional: Flags
    due_at: Instants
    legal_at: Instants

    @classmethod
    def empty(cls, clocks: int) -> "ClockDateColumns":
        """Return columns to be written."""
        kinds = {"left_days": np.dtype(np.int32), "stopped": np.dtype(np.bool_), "provisional": np.dtype(np.bool_)}
        kinds |= {"due_at": INSTANT, "legal_at": INSTANT}
        return cls(**{field.name: np.empty(clocks, kinds.get(field.name, _DAY)) for field in fields(cls)})

    def part(self, rows: slice) -> "ClockDateColumns":
        """Return some of the columns' rows: to write there is to write here."""
        return ClockDateColumns(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def _instant(start: date) -> datetime | None:
    if not isinstance(start, datetime):
        return None
    return start.astimezone(UTC).replace(tzinfo=None)
