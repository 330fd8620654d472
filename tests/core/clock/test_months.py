"""Months end on the corresponding day or with the month."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.limit import StartDay
from banjie.core.clock.months import months_end, months_from
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import starts


def months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


@given(starts, st.integers(-120, 120))
def test_the_corresponding_day_lies_in_the_right_month_and_is_the_day_or_the_last(start: date, months: int):
    end = months_from(shipped(), start, months)
    assert months_between(start, end) == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])


@given(starts, st.integers(1, 119))
def test_a_later_start_never_ends_earlier_and_counting_it_ends_at_most_a_day_earlier(start: date, months: int):
    ends = [months_end(shipped(), start, months, rule) for rule in (StartDay.COUNTED, StartDay.NOT_COUNTED)]
    assert 0 <= (ends[1] - ends[0]).days <= 1
    assert ends[1] <= months_end(shipped(), start, months + 1, StartDay.COUNTED)


def test_months_beyond_all_dates_are_refused():
    with pytest.raises(DateOutOfRange):
        months_from(shipped(), date.max, 1)
