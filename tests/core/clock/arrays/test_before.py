"""Columns of limits that run backwards answer as each does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.calendar.errors import CodedError, DateOutOfRange
from banjie.core.clock.arrays.before import earliest_after_array, latest_before_array
from banjie.core.clock.arrays.limits import LimitTable
from banjie.core.clock.before import earliest_after, latest_before
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import LastDay, Limit, Unit
from tests.clock_lists import any_day, limits
from tests.core.calendar.shipped import shipped

DAY_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH)
backwards = limits(DAY_UNITS, usual=True).map(
    lambda limit: replace(limit, last_day=None) if limit.last_day is LastDay.NEXT_WORKING_DAY else limit
)
asked = st.lists(st.tuples(any_day, backwards), min_size=1, max_size=30)


def table_of(questions: Sequence[tuple[date, Limit]]) -> tuple[np.ndarray, LimitTable, np.ndarray]:
    days = np.array([day for day, _ in questions], "datetime64[D]")
    return days, LimitTable.of(limit for _, limit in questions), np.arange(len(questions))


@settings(deadline=None)
@given(asked.filter(lambda questions: all(day.year > 2016 for day, _ in questions)))
def test_the_latest_day_of_each_act_is_the_one_it_has_alone(questions: list[tuple[date, Limit]]):
    found = latest_before_array(shipped(), *table_of(questions)).tolist()
    assert found == [latest_before(shipped(), *question) for question in questions]


@settings(deadline=None)
@given(asked)
def test_the_earliest_day_of_each_event_is_the_one_it_has_alone(questions: list[tuple[date, Limit]]):
    found = earliest_after_array(shipped(), *table_of(questions)).tolist()
    assert found == [earliest_after(shipped(), *question) for question in questions]


@given(st.sampled_from([date(2004, 1, 1), date(2004, 1, 20), date(2100, 12, 31), date(2100, 12, 20)]), backwards)
def test_at_the_edges_both_answer_alike_or_both_refuse(day: date, limit: Limit):
    for one, many in ((latest_before, latest_before_array), (earliest_after, earliest_after_array)):
        try:
            alone = one(shipped(), day, limit)
        except DateOutOfRange:
            with pytest.raises(DateOutOfRange, match="row 0"):
                many(shipped(), *table_of([(day, limit)]))
        else:
            assert many(shipped(), *table_of([(day, limit)])).tolist() == [alone]


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        (Limit(days=48, unit=Unit.HOUR), "hours_before"),
        (Limit(days=7, last_day=LastDay.NEXT_WORKING_DAY), "last_day_before"),
    ],
)
def test_limits_that_cannot_run_backwards_are_refused_naming_the_row(limit: Limit, code: str):
    for many in (latest_before_array, earliest_after_array):
        with pytest.raises(LimitWrong, match="row 1") as told:
            many(shipped(), *table_of([(date(2026, 10, 15), Limit(days=7)), (date(2026, 10, 15), limit)]))
        assert told.value.code == code


def test_days_outside_the_calendar_are_refused_naming_the_row():
    with pytest.raises(CodedError, match="row 1"):
        latest_before_array(
            shipped(), *table_of([(date(2026, 10, 15), Limit(days=7)), (date(2101, 1, 1), Limit(days=7))])
        )
