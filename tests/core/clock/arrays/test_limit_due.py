"""Columns of limits in every unit fall due when each limit does."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.calendar.errors import CodedError, DateOutOfRange
from banjie.core.clock.arrays.limit_due import DueColumns, StartedClocks, limit_due_array
from banjie.core.clock.arrays.limits import NONE, LimitTable
from banjie.core.clock.arrays.stops import StopColumns, no_stops, read_stops
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import Limit, StartDay, Unit
from banjie.core.clock.limit_due import limit_due, start_date
from banjie.core.clock.running import Running
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.clock_lists import clock_lists, limits, stops_about
from tests.core.calendar.shipped import shipped

EDGES = (date(2004, 1, 1), date(2003, 12, 31), date(2100, 12, 31), date(2100, 12, 1), date(2095, 5, 31))


def instant(start: date) -> np.datetime64:
    if not isinstance(start, datetime):
        return np.datetime64("NaT", "us")
    return np.datetime64(start.astimezone(ZoneInfo("UTC")).replace(tzinfo=None), "us")


def columns_of(clocks: Sequence[Running]) -> DueColumns:
    zone = clocks[0].zone
    started = StartedClocks(
        calendar=shipped(),
        starts=np.array([start_date(clock.start, zone) for clock in clocks], "datetime64[D]"),
        starts_at=np.array([instant(clock.start) for clock in clocks]),
        stops=read_stops(shipped().arrays, StopColumns.of(clock.stops for clock in clocks)),
        zone=zone,
    )
    table = LimitTable.of(clock.promised for clock in clocks)
    return limit_due_array(started, table, np.arange(len(clocks)))


def assert_equal(clocks: Sequence[Running]) -> None:
    found = columns_of(clocks)
    for row, clock in enumerate(clocks):
        due = limit_due(shipped(), clock.start, clock.promised, clock.stops, clock.zone)
        at = None if due.at is None else instant(due.at)
        left = -1 if due.left_when_resumed is None else due.left_when_resumed
        answer = (found.dates[row].item(), int(found.left[row]), bool(found.provisional[row]))
        assert answer == (due.date, left, due.provisional), clock
        assert found.at is None or found.at[row] == at or (at is None and np.isnat(found.at[row])), clock


@settings(max_examples=25, deadline=None)  # many more in tests/bulk
@given(clock_lists())
def test_each_clock_falls_due_as_it_does_alone(clocks: list[Running]):
    assert_equal(clocks)


@settings(deadline=None)
@given(st.sampled_from(EDGES), limits(), st.data())
def test_at_the_edges_of_the_calendar_both_answer_alike_or_both_refuse(day: date, limit: Limit, data: st.DataObject):
    stops = data.draw(stops_about(day, limit))
    start = datetime(day.year, day.month, day.day, 12, tzinfo=DEFAULT_ZONE)
    clock = Running(start=start, legal=limit, promised=limit, stops=stops)
    try:
        columns_of([clock])
    except DateOutOfRange:
        outside = [each for each in stops if (each.last_date or each.first_date) > date(2100, 12, 31)]
        if not outside and all(each.first_date >= date(2004, 1, 1) for each in stops):  # columns read every stop
            with pytest.raises(DateOutOfRange):
                limit_due(shipped(), start, limit, stops)
    else:
        assert_equal([clock])


def test_a_few_clocks_of_one_unit_are_no_different_from_many():
    one = Running(start=date(2026, 9, 28), legal=Limit(days=20), promised=Limit(days=20))
    assert_equal([one] * 3)
    assert columns_of([one]).at is None


def test_a_clock_without_a_limit_has_no_date():
    days = np.array(["2026-09-28"] * 2, "datetime64[D]")
    clocks = StartedClocks(calendar=shipped(), starts=days, stops=read_stops(shipped().arrays, no_stops(2)))
    found = limit_due_array(clocks, LimitTable.of([Limit(days=20)]), np.array([NONE, 0]))
    assert (found.dates.tolist(), found.provisional.any()) == ([None, date(2026, 10, 30)], False)


def test_hours_without_an_instant_are_refused_naming_the_row():
    day = date(2026, 9, 28)
    in_days = Running(start=day, legal=Limit(days=1), promised=Limit(days=1))
    in_hours = Running(start=day, legal=Limit(days=1), promised=Limit(days=1, unit=Unit.HOUR))
    with pytest.raises(LimitWrong, match="row 2") as told:
        columns_of([in_days, in_days, in_hours])
    assert (told.value.code, told.value.params["row"]) == ("hours_start", 2)


@pytest.mark.parametrize("unit", Unit)
def test_a_start_or_an_end_outside_is_refused_naming_the_row(unit: Unit):
    inside = datetime(2026, 9, 28, 9, tzinfo=DEFAULT_ZONE)
    limit, other = Limit(days=120, unit=unit), Limit(days=3, unit=Unit.HOUR if unit is Unit.MONTH else Unit.MONTH)
    good, good_too = (Running(start=inside, legal=each, promised=each) for each in (limit, other))
    for start in (inside.replace(year=2003), inside.replace(year=2100, month=12, day=30), inside.replace(year=2101)):
        with pytest.raises(CodedError, match="row 2") as told:
            columns_of([good, good_too, Running(start=start, legal=limit, promised=limit)])
        assert told.value.code == "out_of_range"


def test_a_count_that_would_begin_before_the_calendar_is_refused():
    counted = Limit(days=5, start_day=StartDay.COUNTED)
    with pytest.raises(DateOutOfRange, match="row 0"):
        columns_of([Running(start=date(2004, 1, 1), legal=counted, promised=counted)])


@pytest.mark.parametrize("which", [np.array([0, 2]), np.array([-2, 0]), np.array([0]), np.array([0.0, 1.0])])
def test_a_limit_the_table_does_not_have_is_refused(which: np.ndarray):
    days = np.array(["2026-09-28"] * 2, "datetime64[D]")
    clocks = StartedClocks(calendar=shipped(), starts=days, stops=read_stops(shipped().arrays, no_stops(2)))
    with pytest.raises(LimitWrong) as told:
        limit_due_array(clocks, LimitTable.of([Limit(days=1), Limit(days=2)]), which)
    assert told.value.code == "columns"


def test_a_stop_of_many_is_refused_by_its_clock():
    long = Stop(first_date=date(2026, 10, 12), last_date=date(2126, 10, 12), ground="hearing")
    with pytest.raises(DateOutOfRange, match="row 1"):
        read_stops(shipped().arrays, StopColumns.of([(), (long,)]))
