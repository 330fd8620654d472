"""Columns of cases fall due when each case does."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.arrays import Dates, Integers
from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.arrays.stops import StopColumns, no_stops
from banjie.core.clock.arrays.working_days import due_array
from banjie.core.clock.due import due_date
from banjie.core.clock.errors import LimitWrong, StopWrong
from banjie.core.clock.stop import Stop
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, any_offsets, limits, starts, stop, stops_from

Case = tuple[date, int, Offsets]
MONDAY = date(2026, 10, 12)


def due_of(cases: Sequence[tuple[date, int, Sequence[Stop]]]) -> list[date | None]:
    begun = np.array([day for day, _, _ in cases], dtype="datetime64[D]")
    days = np.array([days for _, days, _ in cases], dtype=np.int64)
    return due_array(shipped(), begun, days, StopColumns.of(stops for _, _, stops in cases)).tolist()


def week_of(rows: int) -> tuple[Dates, Integers]:
    return np.full(rows, "2026-10-12", dtype="datetime64[D]"), np.full(rows, 5)


@given(st.lists(st.tuples(starts, limits, any_offsets), max_size=12))
def test_each_case_falls_due_as_it_does_alone(made_up: list[Case]):
    cases = [(start, days, stops_from(start, offsets)) for start, days, offsets in made_up]
    assert due_of(cases) == [due_date(shipped(), *case).date for case in cases]


def test_many_cases_with_many_stops_in_a_few_of_them():
    week = [stop(date(2026, 10, day), date(2026, 10, day)) for day in (13, 15, 12, 14)]
    due = due_of([(MONDAY, 5, [])] * 70_000 + [(MONDAY, 5, week)] + [(MONDAY, 5, week[:1])] * 3)
    assert (due[0], due[70_000], due[-1]) == (date(2026, 10, 19), date(2026, 10, 22), date(2026, 10, 20))


def test_no_cases_are_no_dates():
    assert due_of([]) == []


def test_a_reversed_stop_is_refused_naming_its_row_however_far_down():
    starts, days = week_of(70_000)
    offsets = np.concatenate([np.zeros(69_999, np.int64), [1, 2]])
    stops = StopColumns(first_dates=starts[:2], last_dates=starts[:2] - [0, 1], offsets=offsets)
    with pytest.raises(StopWrong, match=r"row 69999 \(stop row 1\)") as told:
        due_array(shipped(), starts, days, stops)
    assert (told.value.params["row"], told.value.code) == (69_999, "stop_reversed")


def test_days_that_are_no_limit_and_dates_outside_are_refused():
    with pytest.raises(LimitWrong, match="row 1"):
        due_of([(MONDAY, 5, []), (MONDAY, 0, [])])
    with pytest.raises(DateOutOfRange, match="row 1"):
        due_of([(MONDAY, 5, []), (MONDAY, 5, [stop(date(1999, 1, 1), MONDAY)])])


@pytest.mark.parametrize("start", [date(2003, 12, 31), date(2100, 12, 31)])
def test_a_start_or_an_end_outside_is_named_by_its_row_however_far_down(start: date):
    starts, days = week_of(70_000)
    starts[69_999] = start
    with pytest.raises(DateOutOfRange, match="row 69999"):
        due_array(shipped(), starts, days, no_stops(70_000))


@pytest.mark.parametrize("offsets", [[0], [0, 2], [1, 1], [0, 1, 1]])
def test_offsets_that_do_not_fit_are_refused(offsets: list[int]):
    starts, days = week_of(1)
    with pytest.raises(StopWrong, match="offsets"):
        due_array(
            shipped(), starts, days, StopColumns(first_dates=starts, last_dates=starts, offsets=np.array(offsets))
        )
