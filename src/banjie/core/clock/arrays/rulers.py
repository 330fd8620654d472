"""The two rulers of days for columns: working days by tables, calendar days by the day numbers themselves.

Ranks stand in the smallest integers that hold them: measured, columns that stay in the processor's cache are most of
the speed.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import CalendarArrays, Integers
from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.arrays.limits import Rows
from banjie.core.clock.arrays.stops import Stops
from banjie.core.clock.arrays.used_up import Ranks, Spans
from banjie.core.clock.limit import LONGEST

BEYOND = 1 << 60  # the rank an open stop lasts until, in days or microseconds: later than all others
_FIRST_ORDINAL = date(1970, 1, 1).toordinal()
NO_NUMBER = np.iinfo(np.int64).min  # how NumPy stores "no date"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class WorkingDays:
    """The ruler of working days; its tables are indexed by day numbers, up to the day after the calendar's last.

    `open_until` is the rank an open stop lasts until. `next_working` is the first working day from a day on (`BEYOND`
    where the calendar has none), `last_working` the last one up to it (0 where there is none).
    """

    arrays: CalendarArrays
    rank: Ranks
    rank_before: Ranks
    open_until: int
    next_working: Integers
    last_working: Integers

    def spans(self, stops: Stops) -> Spans:
        """Return the stops in ranks of working days."""
        until = np.take(self.rank, stops.lasts, mode="clip")
        if stops.is_open is not None:
            until[stops.is_open] = self.open_until
        return Spans(np.take(self.rank_before, stops.firsts, mode="clip"), until, stops.places, stops.counts)


@lru_cache(maxsize=8)
def working_days(arrays: CalendarArrays) -> WorkingDays:
    """Return the ruler of a calendar's working days."""
    open_until = len(arrays.days) + LONGEST
    kind = np.int16 if open_until + LONGEST < np.iinfo(np.int16).max else np.int32
    ranks = np.append(arrays.ranks, arrays.ranks[-1])
    before = np.concatenate([ranks[:1], ranks[:-1]])
    return WorkingDays(
        arrays=arrays,
        rank=ranks.astype(kind),
        rank_before=before.astype(kind),
        open_until=open_until,
        next_working=np.append(arrays.days, BEYOND)[before + 1],
        last_working=arrays.days[ranks],
    )


def calendar_day_spans(stops: Stops) -> Spans:
    """Return the stops in calendar days, whose ranks are the day numbers."""
    until = stops.lasts
    if stops.is_open is not None:
        until = np.where(stops.is_open, BEYOND, until)
    return Spans(stops.firsts - 1, until, stops.places, stops.counts)


def refuse(arrays: CalendarArrays, bad: npt.NDArray[np.bool_], days: Integers, what: str, rows: Rows) -> None:
    """Raise `DateOutOfRange` where a clock is `bad`, naming the first by its row and the day it is counted from.

    `rows` are the clocks of whom `bad` and `days` speak.
    """
    if not bad.any():
        return
    place = int(np.flatnonzero(bad)[0])
    row, day, (first, last) = row_at(rows, place), np.datetime64(int(days[place]), "D"), arrays.bounds.values()
    message = f"row {row}: {what} {day} leads outside the calendar, which holds {first} to {last}; check that row"
    raise DateOutOfRange("out_of_range", message, what=str(day), row=row, **arrays.bounds)


def row_at(rows: Rows, place: int) -> int:
    """Return the row of the clock at a place of a part of all clocks."""
    return place if isinstance(rows, slice) else int(rows[place])


def day_number(day: date) -> int:
    """Return the number by which NumPy knows a day: the days since 1970."""
    return day.toordinal() - _FIRST_ORDINAL
