"""From flat, unsorted events of millions of cases to the working days each has used.

No event is sorted or grouped. Starts and ends are written to the place of their case; so are stops and resumptions,
the first, second, ... of a case to places of their own (`span_slots`). Only the cases in which they do not take turns
are put in order (`span_states`). Every answer is that of `core.clock.left.taken`.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from banjie.bulk.log.span_events import Column, EventColumns, Flags, Kind, Told, no_day, told
from banjie.bulk.log.span_ranks import Ranks, Window
from banjie.bulk.log.span_slots import slots
from banjie.bulk.log.span_states import held_by_state
from banjie.bulk.log.span_turns import held_in_turns
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.rulers import day_number, working_days

_PART = 1 << 16  # cases worked out together
UNKNOWN = -1


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class CaseSpans:
    """One row for every case; days since 1970, `UNKNOWN` where no event tells.

    A case without an `end_days` is open and counted up to the day asked about. `used` are the working days after the
    start up to and including the end, less those `held` by stops; `UNKNOWN` without a start.
    """

    start_days: Column
    end_days: Column
    held: Column
    used: Column

    @property
    def is_open(self) -> Flags:
        """Which cases have not ended."""
        found: Flags = self.end_days == UNKNOWN
        return found


def used_days(calendar: Calendar, events: EventColumns, as_of: date) -> CaseSpans:
    """Return the span of every case.

    A case that started repeatedly runs from its first start, one that ended repeatedly to its last end. A stop without
    resumption lasts until the end, or until `as_of`. Raises `CalendarError` for columns that do not fit,
    `DateOutOfRange` naming a row outside the calendar.
    """
    events.check()
    calendar.rank(as_of)  # refuses a day outside
    by_kind, count = told(events, calendar.arrays), events.count
    starts, ends = _first_days(by_kind[Kind.START], count), _last_days(by_kind[Kind.END], count)
    ranks = Ranks.of(working_days(calendar.arrays))
    window = ranks.window(starts, ends, day_number(as_of))
    held = _held(ranks, by_kind[Kind.STOP], by_kind[Kind.RESUME], window)
    used = np.maximum(window.until - window.after, 0) - held
    used[starts == no_day(starts.dtype)] = UNKNOWN
    return CaseSpans(start_days=_days(starts), end_days=_days(ends), held=held, used=used)


def _held(ranks: Ranks, stops: Told, resumes: Told, window: Window) -> Column:
    count = window.after.size
    begun, ended = slots(stops, count), slots(resumes, count)
    held, is_doubtful = np.empty_like(window.after), np.empty(count, np.bool_)
    for first in range(0, count, _PART):
        part = slice(first, first + _PART)
        some = Window(window.after[part], window.until[part])
        held[part], is_doubtful[part] = held_in_turns(ranks, begun.part(part), ended.part(part), some)
    doubtful = np.flatnonzero(is_doubtful)
    if doubtful.size:
        held[doubtful] = _held_anew(ranks, stops, resumes, window, doubtful)
    return held


def _held_anew(ranks: Ranks, stops: Told, resumes: Told, window: Window, cases: Column) -> Column:
    new_numbers = np.full(window.after.size, UNKNOWN, np.int32)
    new_numbers[cases] = np.arange(cases.size, dtype=np.int32)
    asked = Window(window.after[cases], window.until[cases])
    return held_by_state(ranks, _of_cases(stops, new_numbers), _of_cases(resumes, new_numbers), asked)


def _of_cases(events: Told, new_numbers: Column) -> Told:
    numbers = new_numbers.take(events.cases, mode="clip")
    rows = np.flatnonzero(numbers != UNKNOWN)
    return Told(numbers[rows].astype(np.intp), events.days[rows])


def _first_days(events: Told, count: int) -> Column:
    days = _written(events, count)
    if _is_repeated(days, events):
        np.minimum.at(days, events.cases, events.days)
    return days


def _last_days(events: Told, count: int) -> Column:
    days = _written(events, count)
    if _is_repeated(days, events):
        latest = np.zeros_like(days)  # before all days: the calendar's first is not 1970-01-01 itself
        np.maximum.at(latest, events.cases, events.days)
        days[events.cases] = latest[events.cases]
    return days


def _written(events: Told, count: int) -> Column:
    days = np.full(count, no_day(events.days.dtype), events.days.dtype)
    days[events.cases] = events.days
    return days


def _is_repeated(days: Column, events: Told) -> bool:
    return bool(np.count_nonzero(days != no_day(days.dtype)) < events.cases.size)


def _days(days: Column) -> Column:
    found = days.astype(np.int32)
    found[days == no_day(days.dtype)] = UNKNOWN
    return found
