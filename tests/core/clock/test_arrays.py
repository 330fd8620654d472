"""Columns of cases fall due when each case does."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.arrays import due_array
from banjie.core.clock.due import due_date
from banjie.core.clock.errors import LimitWrong, StopWrong
from banjie.core.clock.stop import Stop
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, any_offsets, limits, starts, stop, stops_from

Case = tuple[date, int, Offsets]
MONDAY = date(2026, 10, 12)


def due_of(cases: Sequence[tuple[date, int, Sequence[Stop]]]) -> list[date | None]:
    flat = [each for _, _, stops in cases for each in stops]
    columns = ([day for day, _, _ in cases], [s.first_date for s in flat], [s.last_date for s in flat])
    begun, firsts, lasts = (np.array(column, dtype="datetime64[D]") for column in columns)
    days = np.array([days for _, days, _ in cases], dtype=np.int64)
    offsets = np.cumsum([0, *(len(stops) for _, _, stops in cases)])
    return due_array(shipped(), begun, days, firsts, lasts, offsets).tolist()


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


def test_a_reversed_stop_is_refused_naming_its_row():
    days = np.array(["2026-10-12", "2026-10-11"], dtype="datetime64[D]")
    with pytest.raises(StopWrong, match="row 0"):
        due_array(shipped(), days[:1], np.array([5]), days[:1], days[1:], np.array([0, 1]))


def test_days_that_are_no_limit_and_dates_outside_are_refused():
    with pytest.raises(LimitWrong, match="row 1"):
        due_of([(MONDAY, 5, []), (MONDAY, 0, [])])
    with pytest.raises(DateOutOfRange):
        due_of([(MONDAY, 5, [stop(date(1999, 1, 1), MONDAY)])])


@pytest.mark.parametrize("offsets", [[0], [0, 2], [1, 1], [0, 1, 1]])
def test_offsets_that_do_not_fit_are_refused(offsets: list[int]):
    days = np.array(["2026-10-12"], dtype="datetime64[D]")
    with pytest.raises(StopWrong, match="offsets"):
        due_array(shipped(), days, np.array([5]), days, days, np.array(offsets))
