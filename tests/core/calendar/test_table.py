"""Working days by ranks, held against walking day by day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.errors import CalendarDataWrong, DateOutOfRange
from banjie.core.calendar.table import LAST_DAY, Calendar
from tests.core.calendar.shipped import shipped

FIRST_DAY = date(2004, 1, 1)
days = st.dates(date(2004, 3, 1), date(2030, 12, 31))


def walk(day: date, n: int) -> date:
    calendar, step = shipped(), timedelta(days=1 if n > 0 else -1)
    while n:
        day += step
        if calendar.day(day).kind.is_working:
            n -= 1 if n > 0 else -1
    return day


def year_data(year: int, *, first: str | None = None) -> dict[str, Any]:
    names = {"x": {"zh-Hans": "假", "zh-Hant": "假", "en": "day off"}}
    first = first or f"{year}-05-03"
    return {"year": year, "names": names, "days_off": [{"first": first, "last": first, "name": "x"}], "make_up": []}


@given(days, st.integers(-40, 90))
def test_adding_lands_where_walking_lands(day: date, n: int):
    assert shipped().add(day, n) == walk(day, n)


@given(days, st.integers(0, 200))
def test_counting_sees_what_a_walk_sees(day: date, span: int):
    walked = sum(shipped().day(day + timedelta(days=step)).kind.is_working for step in range(1, span + 1))
    assert shipped().count(day, day + timedelta(days=span)) == walked


@given(days, days)
def test_counting_backwards_is_the_negative(one: date, other: date):
    assert shipped().count(one, other) == -shipped().count(other, one)


@given(days, st.integers(1, 400))
def test_what_was_added_is_counted(day: date, n: int):
    assert shipped().count(day, shipped().add(day, n)) == n


@given(days, st.integers(1, 100))
def test_a_later_day_or_a_longer_limit_never_ends_earlier(day: date, n: int):
    calendar = shipped()
    assert calendar.add(day, n) <= calendar.add(day + timedelta(days=1), n)
    assert calendar.add(day, n) < calendar.add(day, n + 1)


@given(days)
def test_a_day_is_working_as_its_kind_says(day: date):
    assert shipped().is_working(day) == shipped().day(day).kind.is_working


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 10, 1), DayKind.HOLIDAY, "national_day"),
        (date(2026, 10, 3), DayKind.HOLIDAY, "national_day"),
        (date(2026, 10, 10), DayKind.MAKE_UP, "national_day"),
        (date(2026, 10, 11), DayKind.WEEKEND, ""),
        (date(2026, 10, 12), DayKind.WORKING, ""),
        (date(2007, 12, 29), DayKind.MAKE_UP, "new_year"),
        (date(2018, 12, 31), DayKind.HOLIDAY, "new_year"),
    ],
)
def test_each_day_says_what_it_is(day: date, kind: DayKind, name: str):
    found = shipped().day(day)
    assert (found.kind, found.name) == (kind, name)


def test_days_no_notice_speaks_of_are_provisional_and_follow_the_weekend_rule():
    calendar = shipped()
    assert not calendar.day(date(2026, 12, 28)).provisional
    assert calendar.day(date(2026, 12, 29)).provisional
    assert calendar.day(date(2027, 1, 1)).kind is DayKind.WORKING
    assert calendar.last_announced_day == date(2026, 12, 28)


def test_the_table_reaches_to_the_end_of_the_century():
    assert shipped().add(date(2100, 12, 30), 1) == LAST_DAY
    assert shipped().rank_before(FIRST_DAY) == 0


@pytest.mark.parametrize(
    ("day", "n"), [(date(2003, 12, 31), 1), (date(2101, 1, 1), 1), (LAST_DAY, 1), (FIRST_DAY, -1), (date(1, 1, 1), 0)]
)
def test_dates_outside_are_refused_naming_the_range(day: date, n: int):
    with pytest.raises(DateOutOfRange, match="2004-01-01 to 2100-12-31"):
        shipped().add(day, n)


def test_the_version_follows_the_content_not_the_order_of_files():
    one, other = year_data(2025), year_data(2026)
    assert Calendar.from_years([one, other]).version == Calendar.from_years([other, one]).version
    changed = year_data(2026, first="2026-05-04")
    assert Calendar.from_years([one, other]).version != Calendar.from_years([one, changed]).version


def test_an_empty_year_leaves_its_days_provisional():
    calendar = Calendar.from_years([year_data(2025), {"year": 2026, "days_off": [], "make_up": []}])
    assert calendar.provisional_from == date(2025, 12, 29)


@pytest.mark.parametrize("years", [[], [2024, 2026], [2025, 2025]])
def test_missing_or_doubled_years_are_refused(years: list[int]):
    with pytest.raises(CalendarDataWrong):
        Calendar.from_years([year_data(year) for year in years])
