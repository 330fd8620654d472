"""What becomes of columns of last days that are days off, or on which the clock stands still."""

from typing import NamedTuple

import numpy as np

from banjie.core.calendar.arrays import Integers
from banjie.core.clock.arrays.limits import Rows
from banjie.core.clock.arrays.rulers import WorkingDays
from banjie.core.clock.arrays.stops import Stops


class Carried(NamedTuple):
    """Where last days were carried to (`BEYOND` outside the calendar), and by which open stop they are held.

    `held_from` is the first day of that stop, -1 where none holds the clock.
    """

    days: Integers
    held_from: Integers


def carried_on(working: WorkingDays, raw: Integers, stops: Stops, rows: Rows) -> Carried:
    """Return the first working day from each raw last day on that no stop holds.

    `rows` are the clocks of `stops` whose last days these are.
    """
    days, held_from = np.take(working.next_working, raw, mode="clip"), np.full(raw.size, -1)
    places, counts = stops.places[rows], stops.counts[rows]
    # Only a stop begun after the raw day and not after the day it is carried to can move it further.
    moving, place = np.flatnonzero((days != raw) & (counts > 0)), 0
    while moving.size:
        at = places[moving] + place
        first, after = stops.firsts[at], np.take(working.next_working, stops.lasts[at] + 1, mode="clip")
        holds = (first > raw[moving]) & (first <= days[moving])
        if stops.is_open is not None:
            held = holds & stops.is_open[at]
            held_from[moving[held]] = first[held]
        days[moving] = np.where(holds, np.maximum(days[moving], after), days[moving])
        place += 1
        moving = moving[(counts[moving] > place) & (held_from[moving] < 0)]
    return Carried(days, held_from)


def moved_back(working: WorkingDays, raw: Integers, before: Integers) -> Integers:
    """Return the last working day up to each raw last day; the raw day where none is after `before`."""
    days = np.take(working.last_working, raw, mode="clip")
    return np.where(days > before, days, raw)
