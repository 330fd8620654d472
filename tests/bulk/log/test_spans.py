"""Flat columns of events give every case the span that the core counts for it alone."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings

from banjie.bulk.log.span_events import EventColumns, Kind
from banjie.bulk.log.spans import UNKNOWN, used_days
from banjie.core.calendar.errors import CalendarError, DateOutOfRange
from banjie.core.clock.arrays.rulers import day_number
from tests.bulk.log.span_lists import AS_OF, Event, columns_of, events, read
from tests.core.calendar.shipped import shipped

MONDAY = date(2026, 9, 14)
START, END, STOP, RESUME = Kind.START, Kind.END, Kind.STOP, Kind.RESUME


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def used(*mine: tuple[Kind, int]) -> int:
    """Return what one case used, whose events are told by days after a Monday."""
    listed = [(0, kind, after(days)) for kind, days in mine]
    return int(used_days(shipped(), columns_of(listed, 1), AS_OF).used[0])


@settings(max_examples=300, deadline=None)
@given(events())
def test_every_case_has_the_span_it_has_alone(listed: list[Event]):
    found = used_days(shipped(), columns_of(listed), AS_OF)
    for case in range(4):
        alone = read(shipped(), listed, case)
        days = [UNKNOWN if day is None else day_number(day) for day in (alone.start, alone.end)]
        assert [found.start_days[case], found.end_days[case]] == days
        assert found.used[case] == (UNKNOWN if alone.used is None else alone.used), listed


@pytest.mark.deep
@settings(max_examples=20_000, deadline=None)
@given(events())
def test_tens_of_thousands_of_cases_have_the_span_they_have_alone(listed: list[Event]):
    found = used_days(shipped(), columns_of(listed), AS_OF).used.tolist()
    alone = [read(shipped(), listed, case).used for case in range(4)]
    assert found == [UNKNOWN if each is None else each for each in alone]


def test_the_start_day_does_not_count_and_the_last_does():
    assert used((START, 0), (END, 4)) == 4
    assert used((START, 0), (END, 0)) == 0


def test_days_of_a_stop_are_not_used_its_first_and_last_included():
    assert used((START, 0), (STOP, 1), (RESUME, 2), (END, 4)) == 2


def test_an_open_stop_lasts_to_the_end():
    assert used((START, 0), (STOP, 2), (END, 4)) == 1


def test_a_stop_within_a_stop_ends_with_it():
    assert used((START, 0), (STOP, 1), (STOP, 2), (RESUME, 3), (END, 4)) == 1


def test_a_stop_on_the_day_of_a_resumption_goes_on():
    assert used((START, 0), (STOP, 1), (RESUME, 2), (STOP, 2), (RESUME, 3), (END, 4)) == 1


def test_a_resumption_that_follows_nothing_changes_nothing():
    assert used((RESUME, 1), (START, 0), (END, 4)) == 4


def test_stops_before_the_start_and_after_the_end_take_nothing_away():
    assert used((STOP, -5), (RESUME, 1), (START, 0), (STOP, 7), (RESUME, 8), (END, 4)) == 3


def test_more_stops_than_have_places_are_all_counted():
    many = [(kind, 2 * day) for day in range(1, 6) for kind in (STOP, RESUME)]
    assert used((START, 0), *many, (END, 11)) == 4  # of 9: the Sunday, day 6, is worked, and day 11 is a festival


def test_a_repeated_start_is_the_first_and_a_repeated_end_the_last():
    assert used((START, 3), (START, 0), (START, 2), (END, 1), (END, 4), (END, 2)) == 4


def test_a_case_without_a_start_has_used_nothing_known():
    assert used((END, 4)) == UNKNOWN


def test_no_events_are_no_trouble():
    found = used_days(shipped(), columns_of([], 3), AS_OF)
    assert found.used.tolist() == found.end_days.tolist() == [UNKNOWN] * 3


@pytest.mark.parametrize("case", [-1, 2])
def test_a_case_that_is_none_is_named(case: int):
    with pytest.raises(CalendarError, match=f"row 1: case {case} is not one of the 2") as caught:
        used_days(shipped(), columns_of([(0, START, MONDAY), (case, END, MONDAY)], 2), AS_OF)
    assert caught.value.params["row"] == 1


def test_a_day_outside_the_calendar_is_named_unless_it_moves_no_clock():
    old = date(1948, 5, 1)
    assert used((START, 0), (Kind.OTHER, -20_000), (END, 4)) == 4
    with pytest.raises(DateOutOfRange, match=r"row 1 \(1948-05-01\)"):
        used_days(shipped(), columns_of([(0, START, MONDAY), (0, END, old)], 1), AS_OF)


def test_columns_that_do_not_fit_are_refused():
    good = columns_of([(0, START, MONDAY)], 1)
    for cases, kinds in ((good.cases[:0], good.kinds), (good.cases, good.kinds.astype(np.int32))):
        with pytest.raises(CalendarError):
            used_days(shipped(), EventColumns(cases=cases, kinds=kinds, days=good.days, count=1), AS_OF)
