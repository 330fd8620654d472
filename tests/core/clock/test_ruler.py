"""A ruler says which days count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.left import days_left, used
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.ruler import EveryDay, ruler_of
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import starts

EVERY = EveryDay(calendar=shipped())


@given(starts, st.integers(0, 400))
def test_every_day_counts_once(start: date, days: int):
    later = start + timedelta(days=days)
    assert EVERY.count(start, later) == days
    assert EVERY.day_of_rank(EVERY.rank(later)) == later
    assert EVERY.rank_before(later) == EVERY.rank(later) - 1


def test_working_days_are_counted_by_the_calendar_itself():
    assert ruler_of(shipped(), Unit.WORKING_DAY) is shipped()
    assert ruler_of(shipped(), Unit.MONTH) == EVERY


def test_days_left_and_used_are_those_of_the_unit():
    start, today = date(2026, 7, 6), date(2026, 9, 1)
    due = limit_due(shipped(), start, Limit(days=60, unit=Unit.CALENDAR_DAY)).date
    assert due == date(2026, 9, 4)
    assert (used(EVERY, start, today), days_left(EVERY, start, due, today)) == (56, 4)


@pytest.mark.parametrize("rank", [0, -5, 10**6])
def test_a_rank_outside_the_calendar_is_refused(rank: int):
    with pytest.raises(DateOutOfRange):
        EVERY.day_of_rank(rank)
