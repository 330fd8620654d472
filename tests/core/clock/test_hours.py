"""Limits in hours run from instant to instant."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.hours import due_instant
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, closed_offsets, starts, stop, stops_from

FRIDAY = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE)
ONE_HOUR = timedelta(hours=1)


def test_hours_run_over_a_weekend():
    found = due_instant(shipped(), FRIDAY, 48)
    assert (found.date, found.at) == (date(2026, 10, 18), FRIDAY + timedelta(days=2))


def test_a_stopped_day_is_left_out_from_midnight_to_midnight():
    day = stop(date(2026, 10, 17), date(2026, 10, 17))
    assert due_instant(shipped(), FRIDAY, 48, [day, day]).at == FRIDAY + timedelta(days=3)
    begun = stop(date(2026, 10, 16), date(2026, 10, 16))
    assert due_instant(shipped(), FRIDAY, 1, [begun]).at == datetime(2026, 10, 17, 1, tzinfo=DEFAULT_ZONE)


def test_a_stop_that_begins_when_the_hours_are_over_moves_nothing():
    after = stop(date(2026, 10, 17), date(2026, 10, 20))
    found = due_instant(shipped(), FRIDAY.replace(hour=0, minute=0), 24, [after])
    assert (found.at, found.moved_by) == (datetime(2026, 10, 17, tzinfo=DEFAULT_ZONE), ())


def test_an_open_stop_keeps_the_hours_begun():
    found = due_instant(shipped(), FRIDAY, 48, [stop(date(2026, 10, 17), None)])
    assert (found.date, found.at, found.left_when_resumed) == (None, None, 39)  # 9.5 hours of Friday are over


@given(starts, st.integers(0, 23), st.integers(1, 200), closed_offsets)
def test_the_end_is_where_a_walk_through_the_hours_ends(day: date, hour: int, hours: int, offsets: Offsets):
    stops = stops_from(day, offsets)
    at, left = datetime(day.year, day.month, day.day, hour, tzinfo=DEFAULT_ZONE), hours
    start = at
    while left:
        left -= not any(each.holds(at.date()) for each in stops)
        at += ONE_HOUR
    assert due_instant(shipped(), start, hours, stops).at == at


@pytest.mark.parametrize("start", [date(2026, 10, 16), FRIDAY.replace(tzinfo=None)])
def test_a_start_that_is_no_instant_is_refused(start: date):
    with pytest.raises(LimitWrong, match="time of day") as told:
        due_instant(shipped(), start, 48)
    assert told.value.code == "hours_start"


def test_hours_take_no_rule_for_days():
    with pytest.raises(LimitWrong) as told:
        Limit(days=48, unit=Unit.HOUR, last_day=LastDay.NEXT_WORKING_DAY)
    assert told.value.code == "hours_rule"


@pytest.mark.parametrize("day", [date.min, date(2003, 12, 31), date(2100, 12, 31), date.max])
def test_instants_outside_the_calendar_are_refused(day: date):
    for hour in (0, 23):
        with pytest.raises(DateOutOfRange):
            due_instant(shipped(), datetime(day.year, day.month, day.day, hour, tzinfo=DEFAULT_ZONE), 26)
