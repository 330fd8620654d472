"""When a limit falls due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.due import due_date
from banjie.core.clock.errors import LimitWrong
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import (
    ONE_DAY,
    Offsets,
    any_offsets,
    closed_offsets,
    limits,
    starts,
    stop,
    stops_from,
    walked_due,
)

START = date(2026, 9, 28)


def due(days: int, *stops: object) -> date | None:
    return due_date(shipped(), START, days, stops).date  # type: ignore[arg-type]  # stops of these tests


@given(starts, limits, any_offsets)
def test_the_due_date_is_where_a_walk_through_the_days_ends(start: date, days: int, offsets: Offsets):
    stops = stops_from(start, offsets)
    found = due_date(shipped(), start, days, stops)
    assert (found.date, found.left_when_resumed or 0) == walked_due(start, days, stops)


@given(starts, limits, closed_offsets)
def test_a_stop_never_brings_the_due_date_forward(start: date, days: int, offsets: Offsets):
    stops = stops_from(start, offsets)
    dates = [due_date(shipped(), start, days, stops[:count]).date for count in range(len(stops) + 1)]
    assert dates == sorted(dates, key=lambda day: day or date.max)


gaps = st.tuples(st.integers(1, 5), st.integers(0, 10))


@given(starts, limits, gaps, gaps)
def test_stops_apart_from_each_other_add_up(start: date, days: int, one: tuple[int, int], other: tuple[int, int]):
    first, second = stops_from(start, [one, (sum(one) + other[0], other[1])])
    found = due_date(shipped(), start, days, [second, first])
    taken_out = sum(shipped().count(s.first_date - ONE_DAY, s.last_date or start) for s in found.moved_by)
    assert found.date == shipped().add(start, days + taken_out)


@given(starts, limits, any_offsets)
def test_the_order_of_stops_does_not_matter(start: date, days: int, offsets: Offsets):
    stops = stops_from(start, offsets)
    assert due_date(shipped(), start, days, stops) == due_date(shipped(), start, days, stops[::-1])


def test_a_hearing_of_a_week_moves_the_date_by_its_working_days():
    assert due(20) == date(2026, 10, 30)
    assert due(20, stop(date(2026, 10, 12), date(2026, 10, 16))) == date(2026, 11, 6)


def test_overlapping_stops_count_once():
    whole = stop(date(2026, 10, 12), date(2026, 10, 16))
    assert due(20, whole, stop(date(2026, 10, 13), date(2026, 10, 14)), whole) == date(2026, 11, 6)


def test_a_stop_on_days_off_moves_nothing():
    assert due(20, stop(date(2026, 10, 1), date(2026, 10, 7))) == due(20)


def test_a_stop_begun_on_the_due_date_moves_it_and_one_begun_after_does_not():
    assert due(20, stop(date(2026, 10, 30), date(2026, 10, 30))) == date(2026, 11, 2)
    assert due(20, stop(date(2026, 10, 31), date(2026, 11, 30))) == date(2026, 10, 30)


def test_an_open_stop_holds_the_date_and_keeps_the_days_left():
    found = due_date(shipped(), START, 20, [stop(date(2026, 10, 12), None)])
    assert (found.date, found.left_when_resumed) == (None, 15)


def test_a_date_beyond_the_last_notice_is_provisional():
    found = due_date(shipped(), date(2026, 12, 10), 20)
    assert found.provisional
    assert not due_date(shipped(), START, 20).provisional


@pytest.mark.parametrize("days", [0, -1, 10_000])
def test_days_that_are_no_limit_are_refused(days: int):
    with pytest.raises(LimitWrong, match="1 to 3650"):
        due(days)


def test_a_start_outside_the_calendar_is_refused():
    with pytest.raises(DateOutOfRange):
        due_date(shipped(), date(1999, 1, 4), 5)
