"""A running clock knows its dates."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.due import due_date
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.running import ClockDates, Running, clock_dates
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, any_offsets, limits, starts, stop, stops_from

START = date(2026, 9, 28)
TWENTY, TEN = Limit(days=20), Limit(days=10)
DECISION = Running(start=START, legal=TWENTY, promised=TEN, warn_days=2, red_days=1)


def dates_of(running: Running, *stops: Stop) -> ClockDates:
    return clock_dates(shipped(), replace(running, stops=stops))


@given(starts, st.tuples(limits, limits), any_offsets, st.integers(0, 5), st.integers(0, 5))
def test_in_working_days_every_date_is_a_working_day_counted_from_the_due_date(
    start: date, days: tuple[int, int], offsets: Offsets, warn: int, red: int
):
    stops, calendar, (legal, promised) = tuple(stops_from(start, offsets)), shipped(), days
    found = dates_of(
        Running(start=start, legal=Limit(days=legal), promised=Limit(days=promised), warn_days=warn, red_days=red),
        *stops,
    )
    due, law = due_date(calendar, start, promised, stops), due_date(calendar, start, legal, stops)
    assert (found.due_date, found.left_days, found.provisional) == (due.date, due.left_when_resumed, due.provisional)
    assert (found.legal_date, found.stopped) == (law.date, due.date is None)
    assert found.warn_date == (due.date and calendar.add(due.date, -warn))
    assert found.late_date == (due.date and calendar.add(due.date, 1))
    assert found.red_date == (law.date and calendar.add(law.date, red))


def test_calendar_days_are_late_on_the_next_day_even_on_a_day_off():
    ninety = Limit(days=88, unit=Unit.CALENDAR_DAY)
    found = dates_of(Running(start=date(2026, 7, 4), legal=ninety, promised=ninety, warn_days=3, red_days=2))
    assert (found.due_date, found.late_date, found.red_date) == tuple(
        date(2026, *day) for day in ((9, 30), (10, 1), (10, 2))
    )
    assert found.warn_date == date(2026, 9, 24)  # three working days before (the 25th is a holiday), whatever the unit


def test_hours_have_the_moment_they_end():
    at, hours = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE), Limit(days=48, unit=Unit.HOUR)
    found = dates_of(Running(start=at, legal=hours, promised=replace(hours, days=24)))
    assert (found.due_at, found.legal_at) == (at + timedelta(days=1), at + timedelta(days=2))
    assert (found.due_date, found.late_date, found.warn_date) == (
        date(2026, 10, 17), date(2026, 10, 18), date(2026, 10, 17),
    )  # fmt: skip


def test_an_open_stop_after_the_promised_day_holds_the_legal_date_alone():
    found = dates_of(DECISION, stop(date(2026, 10, 20), None))
    assert (found.due_date, found.stopped, found.left_days) == (date(2026, 10, 16), False, None)
    assert (found.legal_date, found.red_date) == (None, None)


def test_an_open_stop_leaves_only_what_is_left():
    found = dates_of(DECISION, stop(date(2026, 10, 12), None))
    assert (found.stopped, found.left_days) == (True, 5)
    assert {found.due_date, found.legal_date, found.warn_date, found.late_date, found.red_date} == {None}


def test_equal_clocks_are_worked_out_once():
    assert clock_dates(shipped(), DECISION) is clock_dates(shipped(), replace(DECISION))


def test_a_date_that_leads_outside_the_calendar_is_refused():
    week = Limit(days=7, unit=Unit.CALENDAR_DAY)
    last = Running(start=date(2100, 12, 24), legal=week, promised=week)
    with pytest.raises(DateOutOfRange):
        dates_of(last)
    with pytest.raises(LimitWrong):
        dates_of(replace(DECISION, promised=Limit(days=3, unit=Unit.HOUR)))
