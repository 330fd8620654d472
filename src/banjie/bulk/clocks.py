"""All dates of many clocks at once: the answers of the core for one, whatever their units, limits and ways.

Clocks are worked out in parts that stay in the processor's cache; NumPy lets several threads work at once.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from banjie.bulk.cards import Cards, cards
from banjie.bulk.columns import ClockColumns, ClockDateColumns
from banjie.bulk.terms import Flags, TermsTable
from banjie.core.calendar.arrays import Integers
from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.case.law import ToldCalendar
from banjie.core.clock.arrays.before import latest_before_array
from banjie.core.clock.arrays.hours import INSTANT, Instants
from banjie.core.clock.arrays.limit_due import StartedClocks, limit_due_array
from banjie.core.clock.arrays.limits import NONE
from banjie.core.clock.arrays.rulers import NO_NUMBER, day_number, working_days
from banjie.core.clock.arrays.stops import Stops, check_columns, read_stops
from banjie.core.clock.errors import LimitWrong, StopWrong

PART = 1 << 15
Told = Sequence[ToldCalendar]
_NO_DATE = np.datetime64("NaT", "D")


class _Asked(NamedTuple):
    """Clocks with what is read once for all calendars."""

    columns: ClockColumns
    table: TermsTable
    stops: Stops


class _Days(NamedTuple):
    """Day numbers and instants of clocks under one calendar, "no date" where an open stop holds them."""

    due: Integers
    legal: Integers
    left: npt.NDArray[np.int32]
    provisional: Flags
    due_at: Instants | None
    legal_at: Instants | None


def clock_dates_array(calendar: Calendar, columns: ClockColumns, told: Told = (), threads: int = 1) -> ClockDateColumns:
    """Return the dates of every clock under `calendar`, others having been told before under the calendars `told`.

    The work is shared by so many `threads`. Raises `LimitWrong`, `StopWrong` or `DateOutOfRange` naming the first bad
    row in its message and in `params["row"]`.
    """
    clocks, table = columns.starts.size, TermsTable.of(columns.terms)
    _check(columns, table)
    found = ClockDateColumns.empty(clocks)

    def write(part: slice) -> None:
        _write(calendar, columns.part(part), table, told, found.part(part))

    try:
        _share([slice(first, min(first + PART, clocks)) for first in range(0, clocks, PART)], write, threads)
    except CodedError:  # asked again in one piece, the answer names the row of the whole column
        write(slice(0, clocks))
        raise
    return found


def _share(parts: Iterable[slice], write: Callable[[slice], None], threads: int) -> None:
    if threads == 1:
        for part in parts:
            write(part)
        return
    with ThreadPoolExecutor(threads) as pool:
        deque(pool.map(write, parts), maxlen=0)


def _check(columns: ClockColumns, table: TermsTable) -> None:
    clocks = columns.starts.shape
    table.check(columns.which, columns.starts.size)
    check_columns(columns.stops)
    if columns.stops.offsets.size != columns.starts.size + 1:
        message = f"offsets must be one more than the {columns.starts.size} clocks, not {columns.stops.offsets.size}"
        raise StopWrong("columns", message)
    at = columns.starts_at
    if at is not None and (at.shape != clocks or at.dtype != INSTANT):
        message = f"starts_at must be {INSTANT}, one per clock, not {at.dtype} of shape {at.shape}"
        raise LimitWrong("columns", message)


def _write(calendar: Calendar, columns: ClockColumns, table: TermsTable, told: Told, found: ClockDateColumns) -> None:
    asked = _Asked(columns, table, _stops(calendar, columns, table))
    days = _days(calendar, asked)
    fair = _cards(calendar, asked, days)
    found.told_date[:] = _NO_DATE
    if told:
        fair = _fair(asked, told, days, fair, found)
    _write_days(found, days)
    no_cards = ~table.has_cards[columns.which]
    for column, day in zip((found.warn_date, found.late_date, found.red_date), fair, strict=True):
        column.view(np.int64)[:] = day
        column[no_cards] = _NO_DATE


def _stops(calendar: Calendar, columns: ClockColumns, table: TermsTable) -> Stops:
    stops = read_stops(calendar.arrays, columns.stops)
    if not table.runs_otherwise:
        return stops
    return replace(stops, counts=stops.counts * table.is_forwards[columns.which])  # nothing else can be stopped


def _cards(calendar: Calendar, asked: _Asked, days: _Days) -> Cards:
    due, legal, which = days.due, days.legal, asked.columns.which
    if asked.table.is_lasting.any():  # what must last calls for no cards
        is_lasting = asked.table.is_lasting[which]
        due, legal = (np.where(is_lasting, NO_NUMBER, day) for day in (due, legal))
    return cards(working_days(calendar.arrays), asked.table, which, due, legal)


def _fair(asked: _Asked, told: Told, days: _Days, fair: Cards, found: ClockDateColumns) -> Cards:
    """Return the cards as they were told where a later day was told before, and write that day."""
    latest, starts, which = days.due, asked.columns.starts.view(np.int64), asked.columns.which
    may_be_told = asked.table.is_forwards[which] & (days.due != NO_NUMBER)
    for before in told:
        is_told = may_be_told & (starts <= day_number(before.until_date))
        if not is_told.any():
            continue
        then = _counted_on(before.calendar, asked)
        is_later = is_told & (then.due > latest)
        latest = np.where(is_later, then.due, latest)
        told_cards = _cards(before.calendar, asked, then)
        fair = Cards(*(np.where(is_later, one, other) for one, other in zip(told_cards, fair, strict=True)))
    found.told_date.view(np.int64)[:] = np.where(latest > days.due, latest, NO_NUMBER)
    return fair


def _days(calendar: Calendar, asked: _Asked) -> _Days:
    counted, table, which = _counted_on(calendar, asked), asked.table, asked.columns.which
    if not table.runs_otherwise:
        return counted
    starts = asked.columns.starts
    on_a_day = np.where(table.is_on_a_day[which], starts, _NO_DATE).view(np.int64)
    before = latest_before_array(calendar, starts, table.limits, table.backwards[which]).view(np.int64)
    other = np.maximum(on_a_day, before)  # "no date" is the least number
    is_other, is_only_after = table.promised[which] == NONE, table.is_only_after[which]
    may_move = table.red_in_working_days[which] & (before >= day_number(calendar.provisional_from))
    return counted._replace(
        due=np.where(is_other, other, counted.due + is_only_after),
        legal=np.where(is_other, other, counted.legal + is_only_after),
        provisional=np.where(is_other, may_move, counted.provisional),
    )


def _counted_on(calendar: Calendar, asked: _Asked) -> _Days:
    """Return the days of all that is counted on from a start; no others have one."""
    columns, table = asked.columns, asked.table
    clocks = StartedClocks(
        calendar=calendar, starts=columns.starts, stops=asked.stops, starts_at=columns.starts_at, zone=columns.zone
    )
    promised = limit_due_array(clocks, table.limits, table.promised[columns.which])
    legal = promised
    if (table.legal != table.promised).any():
        legal = limit_due_array(clocks, table.limits, table.legal[columns.which])
    return _Days(
        due=promised.dates.view(np.int64),
        legal=legal.dates.view(np.int64),
        left=promised.left,
        provisional=promised.provisional,
        due_at=promised.at,
        legal_at=legal.at,
    )


def _write_days(found: ClockDateColumns, days: _Days) -> None:
    found.due_date.view(np.int64)[:], found.legal_date.view(np.int64)[:] = days.due, days.legal
    found.left_days[:], found.provisional[:] = days.left, days.provisional
    found.stopped[:] = days.due == NO_NUMBER
    found.due_at[:] = _NO_DATE if days.due_at is None else days.due_at
    found.legal_at[:] = _NO_DATE if days.legal_at is None else days.legal_at
