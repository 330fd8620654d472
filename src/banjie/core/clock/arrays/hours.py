"""Limits in hours for columns: microseconds since 1970 are the ranks, and a table knows every midnight of the zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import CalendarArrays, Integers
from banjie.core.clock.arrays.limits import Rows
from banjie.core.clock.arrays.rulers import BEYOND, NO_NUMBER, refuse, row_at
from banjie.core.clock.arrays.stops import Stops
from banjie.core.clock.arrays.used_up import Spans, used_up
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.hours import midnight

Instants = npt.NDArray[np.datetime64]
INSTANT = np.dtype("datetime64[us]")
_HOUR = 3_600_000_000
_FIRST_ORDINAL = date(1970, 1, 1).toordinal()
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Midnights:
    """The instant at which each of the calendar's days, and the day after the last, begins in one zone."""

    first: int
    instants: Integers

    def of_day(self, days: Integers) -> Integers:
        """Return the instant at which each day begins."""
        return np.take(self.instants, days - self.first, mode="clip")

    def day_of(self, instants: Integers) -> Integers:
        """Return the office's day of each instant; for one outside the calendar a day outside it."""
        return np.searchsorted(self.instants, instants, side="right") + (self.first - 1)


@lru_cache(maxsize=16)
def midnights(arrays: CalendarArrays, zone: ZoneInfo) -> Midnights:
    """Return the midnights of a calendar's days in `zone`."""
    days = range(arrays.first + _FIRST_ORDINAL, arrays.last + _FIRST_ORDINAL + 2)
    begins = [(midnight(date.fromordinal(day), zone) - _EPOCH) // _MICROSECOND for day in days]
    return Midnights(first=arrays.first, instants=np.array(begins, np.int64))


class HourAnswers(NamedTuple):
    """Days and instants of the ends, "no date" where an open stop holds a clock, and the hours left there (else -1)."""

    days: Integers
    instants: Integers
    left: Integers


def due_instant_array(  # noqa: PLR0917 - the question as `due_instant` takes it, and the names of its rows
    arrays: CalendarArrays, starts: Integers, hours: Integers, spans: Spans, zone: ZoneInfo, rows: Rows
) -> HourAnswers:
    """Return `due_instant` of every start, which is given in microseconds since 1970 in UTC.

    Raises `LimitWrong` for a clock that has no instant, `DateOutOfRange` outside the calendar, naming it as in `rows`.
    """
    table = midnights(arrays, zone)
    _check_starts(arrays, table, starts, rows)
    target = used_up(starts, hours * _HOUR, spans)
    is_held = target >= BEYOND
    at = np.where(is_held, starts, target)
    days = table.day_of(at)
    refuse(arrays, days > arrays.last, table.day_of(starts), "the end of the hours from", rows)
    left = np.where(is_held, -((BEYOND - target) // _HOUR), -1)
    return HourAnswers(np.where(is_held, NO_NUMBER, days), np.where(is_held, NO_NUMBER, at), left)


def hour_spans(arrays: CalendarArrays, stops: Stops, zone: ZoneInfo) -> Spans:
    """Return the stops from midnight to midnight of the office."""
    table = midnights(arrays, zone)
    until = table.of_day(stops.lasts + 1)
    if stops.is_open is not None:
        until[stops.is_open] = BEYOND
    return Spans(table.of_day(stops.firsts), until, stops.places, stops.counts)


def _check_starts(arrays: CalendarArrays, table: Midnights, starts: Integers, rows: Rows) -> None:
    is_day = starts == NO_NUMBER
    if is_day.any():
        row = row_at(rows, int(np.flatnonzero(is_day)[0]))
        message = f"row {row}: a limit in hours runs from an instant; give the date and the time of day of that row"
        raise LimitWrong("hours_start", message, row=row, start=None)
    days = table.day_of(starts)
    refuse(arrays, (days < arrays.first) | (days > arrays.last), days, "the instant on", rows)
