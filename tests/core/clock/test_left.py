"""Days used and days left."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banjie.core.clock.due import due_date
from banjie.core.clock.left import days_left, stopped_days, taken, used
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, closed_offsets, limits, starts, stop, stops_from

START, DUE = date(2026, 9, 28), date(2026, 10, 30)


@given(starts, limits, closed_offsets, st.integers(0, 120))
def test_used_and_left_make_the_limit_until_it_is_due(start: date, days: int, offsets: Offsets, later: int):
    stops, today = stops_from(start, offsets), start + timedelta(days=later)
    found = due_date(shipped(), start, days, stops)
    assert found.date is not None
    assume(today <= found.date)
    left = days_left(shipped(), start, found.date, today, found.moved_by)
    assert used(shipped(), start, today, found.moved_by) + left == days


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 10, 30), 1),
        (date(2026, 10, 29), 2),
        (date(2026, 10, 24), 5),
        (date(2026, 10, 31), 0),
        (date(2026, 11, 2), -1),
        (date(2026, 11, 3), -2),
    ],
)
def test_today_counts_and_the_last_day_is_one(today: date, left: int):
    assert days_left(shipped(), START, DUE, today) == left


def test_days_of_a_stop_ahead_are_not_left_to_use():
    hearing = stop(date(2026, 10, 26), date(2026, 10, 27))
    assert days_left(shipped(), START, DUE, date(2026, 10, 26), [hearing]) == 3


def test_nothing_is_used_on_the_start_day_or_before():
    assert [used(shipped(), DUE, DUE + timedelta(days=shift)) for shift in (-3, 0, 1)] == [0, 0, 0]


def test_what_was_taken_includes_the_day_it_was_finished():
    assert taken(shipped(), date(2026, 9, 28), date(2026, 9, 29)) == 1
    assert taken(shipped(), date(2026, 9, 28), date(2026, 9, 28)) == 0


def test_an_open_stop_stops_every_working_day_since():
    held = [stop(date(2026, 10, 12), None)]
    assert used(shipped(), date(2026, 9, 28), date(2026, 10, 21), held) == 5
    assert stopped_days(shipped(), date(2026, 9, 28), date(2026, 10, 20), held) == 7
