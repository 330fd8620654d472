"""Columns answer what scalars answer."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import CalendarError, DateOutOfRange
from tests.core.calendar.shipped import shipped

days = st.dates(date(2004, 6, 1), date(2050, 12, 31))


def column(values: list[date]) -> np.ndarray:
    return np.array(values, dtype="datetime64[D]")


@given(st.lists(st.tuples(days, st.integers(-60, 90)), max_size=20))
def test_adding_to_a_column_is_adding_to_each(rows: list[tuple[date, int]]):
    starts, steps = column([day for day, _ in rows]), np.array([n for _, n in rows], dtype=np.int64)
    assert shipped().add_array(starts, steps).tolist() == [shipped().add(day, n) for day, n in rows]


@given(st.lists(st.tuples(days, st.integers(1, 90)), max_size=20))
def test_adding_only_forwards_is_the_same(rows: list[tuple[date, int]]):
    starts, steps = column([day for day, _ in rows]), np.array([n for _, n in rows], dtype=np.int64)
    assert shipped().add_array(starts, steps).tolist() == [shipped().add(day, n) for day, n in rows]


@pytest.mark.parametrize("n", [20, 0, -5])
def test_one_number_for_a_long_column_is_the_same_as_for_each(n: int):
    long = np.datetime64("2004-02-01") + np.arange(40_000) % 30_000
    assert (shipped().add_array(long, n) == shipped().add_array(long, np.full(long.size, n))).all()
    assert shipped().add_array(long[:50], n).tolist() == [shipped().add(day, n) for day in long[:50].tolist()]


@given(st.lists(st.tuples(days, days), max_size=20))
def test_counting_between_columns_is_counting_each(rows: list[tuple[date, date]]):
    counted = shipped().count_array(column([a for a, _ in rows]), column([b for _, b in rows]))
    assert counted.tolist() == [shipped().count(a, b) for a, b in rows]


@pytest.mark.parametrize("bad", ["2003-12-31", "2101-01-01", "NaT"])
def test_a_date_outside_is_refused_naming_its_row(bad: str):
    with pytest.raises(DateOutOfRange, match="row 1"):
        shipped().add_array(np.array(["2026-01-05", bad], dtype="datetime64[D]"), 5)


@pytest.mark.parametrize("size", [3, 40_000])
def test_an_answer_outside_is_refused_naming_its_row(size: int):
    starts = np.full(size, np.datetime64("2026-01-05"))
    starts[2] = np.datetime64("2100-12-30")
    with pytest.raises(DateOutOfRange, match="row 2"):
        shipped().add_array(starts, 5)


def test_moments_and_fractions_are_refused():
    with pytest.raises(CalendarError, match="datetime64"):
        shipped().add_array(np.array(["2026-01-05T08:00"], dtype="datetime64[s]"), 5)
    with pytest.raises(CalendarError, match="integers"):
        shipped().add_array(column([date(2026, 1, 5)]), np.array([1.5]))
