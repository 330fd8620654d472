"""Last days of columns that are days off: the cases that seldom come."""

from datetime import date

import numpy as np
import pytest

from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.limit_due import DueColumns, StartedClocks, limit_due_array
from banjie.core.clock.arrays.limits import LimitTable
from banjie.core.clock.arrays.stops import StopColumns, read_stops
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.stop import Stop
from tests.core.calendar.shipped import shipped, shipped_until
from tests.core.clock.cases import stop

FRIDAY, MONDAY = date(2026, 10, 16), date(2026, 10, 19)
BACK, ON = LastDay.PREVIOUS_WORKING_DAY, LastDay.NEXT_WORKING_DAY


def asked(start: date, days: int, rule: LastDay, *stops: Stop, calendar: Calendar | None = None) -> DueColumns:
    """Return the answer for one clock, which is the one it has alone."""
    under, limit = calendar or shipped(), Limit(days=days, unit=Unit.CALENDAR_DAY, last_day=rule)
    held = read_stops(under.arrays, StopColumns.of([stops]))
    clocks = StartedClocks(calendar=under, starts=np.array([start], "datetime64[D]"), stops=held)
    found, alone = limit_due_array(clocks, LimitTable.of([limit]), np.array([0])), limit_due(under, start, limit, stops)
    assert (found.dates[0].item(), found.provisional[0]) == (alone.date, alone.provisional)
    return found


def test_a_limit_that_runs_out_before_any_working_day_stays():
    assert asked(FRIDAY, 1, BACK).dates[0].item() == date(2026, 10, 17)


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_moved_back_no_stop_on_the_way_takes_time(order: slice):
    stops = (stop(date(2026, 10, 14), date(2026, 10, 14)), stop(date(2026, 10, 15), date(2026, 10, 16)))
    assert asked(date(2026, 10, 8), 7, BACK, *stops[order]).dates[0].item() == date(2026, 10, 16)


@pytest.mark.parametrize("first", [date(2026, 10, 17), date(2026, 10, 18), MONDAY, date(2026, 10, 20)])
@pytest.mark.parametrize("last", [MONDAY, date(2026, 10, 21), None])
def test_a_stop_between_a_last_day_off_and_the_next_working_day_carries_on_or_holds(first: date, last: date | None):
    for begun in (date(2026, 10, 10), date(2026, 10, 12)):
        asked(begun, 7, ON, stop(first, last if last is None or last >= first else first))


def test_a_last_day_that_moves_back_out_of_what_no_notice_speaks_of_is_provisional():
    assert asked(date(2024, 12, 20), 9, BACK, calendar=shipped_until(2024)).provisional[0]


def test_the_first_open_stop_of_each_clock_is_found():
    later, sooner = stop(date(2026, 10, 20), None), stop(date(2026, 10, 13), None)
    ended = stop(date(2026, 10, 12), date(2026, 10, 12))
    stops = read_stops(shipped().arrays, StopColumns.of([(ended,), (later, ended, sooner), (), (later,)]))
    found = stops.first_open(slice(None))
    assert [None if day < 0 else np.datetime64(int(day), "D").item() for day in found] == [
        None, sooner.first_date, None, later.first_date,
    ]  # fmt: skip
    assert stops.first_open(np.array([3])).tolist() == found[3:].tolist()
