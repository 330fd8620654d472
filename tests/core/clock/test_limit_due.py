"""Limits in every unit fall due."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.due import due_date
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import (
    Offsets,
    any_day_limit,
    any_offsets,
    closed_offsets,
    limits,
    starts,
    stop,
    stops_from,
    walked_limit,
)

SIX_MONTHS = Limit(days=6, unit=Unit.MONTH)


def due(start: date, limit: Limit, *stops: Stop) -> date | None:
    return limit_due(shipped(), start, limit, stops).date


def days(number: int, **rules: object) -> Limit:
    return Limit(days=number, unit=Unit.CALENDAR_DAY, **rules)  # type: ignore[arg-type]  # rules of these tests


@given(starts, any_day_limit, closed_offsets)
def test_the_due_date_is_where_a_walk_through_the_days_ends(start: date, limit: Limit, offsets: Offsets):
    stops = stops_from(start, offsets)
    assert due(start, limit, *stops) == walked_limit(start, limit, stops)


@given(starts, limits, any_offsets)
def test_working_days_fall_due_as_ever(start: date, number: int, offsets: Offsets):
    stops = stops_from(start, offsets)
    assert limit_due(shipped(), start, Limit(days=number), stops) == due_date(shipped(), start, number, stops)


units = st.sampled_from((Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH))


@given(starts, units, st.integers(1, 40), closed_offsets)
def test_a_longer_limit_or_a_later_start_is_never_due_earlier(start: date, unit: Unit, number: int, offsets: Offsets):
    stops, limit = stops_from(start, offsets), Limit(days=number, unit=unit)
    first = due(start, limit, *stops)
    assert first is not None
    assert first <= (due(start, Limit(days=number + 1, unit=unit), *stops) or date.min)
    if unit is not Unit.MONTH:  # two starts may share a corresponding day; a stop may then take a day from one
        assert first <= (due(start + timedelta(days=1), limit, *stops) or date.min)


@given(starts, st.integers(1, 40))
def test_a_later_start_is_never_due_earlier_in_months_either(start: date, number: int):
    limit = Limit(days=number, unit=Unit.MONTH)
    assert (due(start, limit) or date.max) <= (due(start + timedelta(days=1), limit) or date.min)


@given(starts, limits, st.tuples(st.integers(1, 5), st.integers(0, 9)), st.integers(1, 10), st.integers(0, 9))
def test_stops_apart_from_each_other_add_up(start: date, number: int, one: tuple[int, int], gap: int, length: int):
    limit = days(number, last_day=LastDay.STAYS)
    first, second = stops_from(start, [one, (sum(one) + gap, length)])
    taken = sum(
        one_of.last_date.toordinal() - one_of.first_date.toordinal() + 1
        for one_of in limit_due(shipped(), start, limit, (first, second)).moved_by
        if one_of.last_date is not None
    )
    assert due(start, limit, second, first) == start + timedelta(days=number + taken)


def test_ninety_days_that_end_on_a_holiday_end_on_the_first_working_day_after():
    # 行政处罚法 60: 90 days from 5 July 2026 run out on 3 October, in the National Day holiday.
    assert due(date(2026, 7, 5), days(90)) == date(2026, 10, 8)
    assert due(date(2026, 7, 5), days(90, last_day=LastDay.STAYS)) == date(2026, 10, 3)
    assert due(date(2026, 7, 5), days(90, last_day=LastDay.PREVIOUS_WORKING_DAY)) == date(2026, 9, 30)


def test_sixty_days_to_ask_for_reconsideration_start_on_the_day_after():
    assert due(date(2026, 3, 2), days(60)) == date(2026, 5, 6)  # 1 May is a holiday
    assert due(date(2026, 3, 3), days(60, start_day=StartDay.COUNTED)) == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("start", "last"), [(date(2022, 8, 31), date(2023, 2, 28)), (date(2023, 8, 31), date(2024, 2, 29))]
)
def test_six_months_from_the_31st_of_august_end_with_february(start: date, last: date):
    assert due(start, SIX_MONTHS) == last


def test_a_month_whose_start_day_counts_ends_before_the_corresponding_day():
    month = Limit(days=1, unit=Unit.MONTH, start_day=StartDay.COUNTED, last_day=LastDay.STAYS)
    ends = [due(date(2023, *day), month) for day in ((3, 1), (3, 15), (1, 30), (1, 31))]
    assert ends == [date(2023, *day) for day in ((3, 31), (4, 14), (2, 28), (2, 28))]


def test_months_are_moved_by_the_calendar_days_stopped_each_once():
    week = stop(date(2026, 3, 9), date(2026, 3, 15))
    inside = stop(date(2026, 3, 10), date(2026, 3, 11))
    assert due(date(2026, 3, 2), Limit(days=2, unit=Unit.MONTH)) == date(2026, 5, 6)  # 2 May is a holiday
    assert due(date(2026, 3, 2), Limit(days=2, unit=Unit.MONTH), week, inside) == date(2026, 5, 9)  # a make-up day


def test_an_open_stop_holds_the_date_and_keeps_the_days_left():
    held = limit_due(shipped(), date(2026, 3, 2), days(15), [stop(date(2026, 3, 7), None)])
    assert (held.date, held.left_when_resumed) == (None, 11)


def test_a_stop_between_a_last_day_off_and_the_next_working_day_carries_on():
    after = stop(date(2026, 10, 8), date(2026, 10, 9))
    assert due(date(2026, 7, 5), days(90), after) == date(2026, 10, 10)
    held = limit_due(shipped(), date(2026, 7, 5), days(90), [stop(date(2026, 10, 8), None)])
    assert (held.date, held.left_when_resumed) == (None, 0)


def test_only_the_roll_of_a_last_day_can_be_provisional():
    start, stays = date(2027, 3, 1), days(30, last_day=LastDay.STAYS)
    assert limit_due(shipped(), start, days(30)).provisional
    assert not limit_due(shipped(), start, stays).provisional


def test_an_instant_counts_as_the_office_date():
    at = datetime(2026, 3, 2, 0, 30, tzinfo=DEFAULT_ZONE)
    assert due(at, days(15)) == due(date(2026, 3, 2), days(15))


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_what_is_no_limit_is_refused_in_every_unit(unit: Unit, number: int):
    with pytest.raises(CodedError, match=f"not {number}") as told:
        Limit(days=number, unit=unit)
    assert told.value.code in {"limit_days", "limit_months", "limit_hours"}


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH])
@pytest.mark.parametrize("start", [date.min, date(2003, 12, 31), date(2100, 12, 31), date(2101, 1, 1), date.max])
@pytest.mark.parametrize("rule", StartDay)
def test_days_outside_the_calendar_are_refused(unit: Unit, start: date, rule: StartDay):
    with pytest.raises(CodedError, match="2004-01-01 to 2100-12-31"):
        due(start, Limit(days=20, unit=unit, start_day=rule))


def test_a_stop_outside_the_calendar_is_refused_in_calendar_days():
    with pytest.raises(CodedError, match="2101-01-01"):
        due(date(2100, 12, 1), days(20), stop(date(2100, 12, 5), date(2101, 1, 1)))
