"""Columns of clocks have the dates that each clock has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from banjie.bulk.clocks import PART, clock_dates_array
from banjie.bulk.columns import Clock, ClockColumns, clock_of
from banjie.bulk.terms import Terms
from banjie.core.calendar.errors import CodedError, DateOutOfRange
from banjie.core.case.law import ToldCalendar
from banjie.core.clock.arrays.stops import StopColumns
from banjie.core.clock.errors import LimitWrong, StopWrong
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.running import Running, clock_dates
from banjie.core.procedure.clock_rule import Runs
from tests.bulk.rows import dates_in
from tests.clock_lists import clock_lists
from tests.core.calendar.shipped import shipped, shipped_until

START = date(2026, 9, 28)
TWENTY, TEN = Limit(days=20), Limit(days=10)
DECISION = Clock(START, Terms(legal=TWENTY, promised=TEN, warn_days=2, red_days=1))
HEARING = Clock(date(2026, 10, 15), Terms(legal=Limit(days=7), runs=Runs.BACKWARDS, warn_days=1, red_days=1))


def assert_equal(clocks: Sequence[Running], threads: int = 1) -> None:
    zone = clocks[0].zone
    columns = ClockColumns.of(map(clock_of, clocks), zone)
    found = dates_in(clock_dates_array(shipped(), columns, threads=threads), zone)
    for clock, row in zip(clocks, found, strict=True):
        assert row == clock_dates(shipped(), clock), clock


@settings(max_examples=100, deadline=None)
@given(clock_lists())
def test_each_clock_has_the_dates_it_has_alone(clocks: list[Running]):
    assert_equal(clocks)


@pytest.mark.deep
@settings(max_examples=5_000, deadline=None)
@given(clock_lists())
def test_a_hundred_thousand_clocks_have_the_dates_they_have_alone(clocks: list[Running]):
    assert_equal(clocks)


@settings(max_examples=2, deadline=None)
@given(clock_lists())
def test_shared_by_threads_the_answers_stand_where_they_belong(clocks: list[Running]):
    columns = ClockColumns.of(map(clock_of, clocks * (PART // 16)), clocks[0].zone)
    one, two = (clock_dates_array(shipped(), columns, threads=threads) for threads in (1, 2))
    assert all(
        np.array_equal(getattr(one, name), getattr(two, name), equal_nan=name.endswith(("_date", "_at")))
        for name in one.__slots__
    )
    assert dates_in(two.part(slice(-20, None)), clocks[0].zone) == [clock_dates(shipped(), clock) for clock in clocks]


def test_no_clocks_have_no_dates():
    assert clock_dates_array(shipped(), ClockColumns.of([])).due_date.size == 0


def test_a_hearing_is_announced_seven_working_days_before_among_clocks_that_run_forwards():
    at_least = Clock(START, Terms(legal=Limit(days=30, unit=Unit.CALENDAR_DAY), runs=Runs.AT_LEAST))
    permission = Clock(date(2026, 10, 8), Terms(legal=None, warn_days=2, red_days=1))
    found = clock_dates_array(shipped(), ClockColumns.of([HEARING, DECISION, at_least, permission]))
    assert found.due_date.tolist() == [date(2026, 9, 30), date(2026, 10, 16), date(2026, 10, 28), date(2026, 10, 8)]
    assert found.legal_date.tolist()[1:] == [date(2026, 10, 30), date(2026, 10, 28), date(2026, 10, 8)]
    assert found.warn_date.tolist() == [date(2026, 9, 29), date(2026, 10, 14), None, date(2026, 9, 29)]
    assert found.late_date.tolist() == [date(2026, 10, 8), date(2026, 10, 19), None, date(2026, 10, 9)]


def test_what_runs_backwards_has_no_promise():
    promised = replace_terms(HEARING, promised=Limit(days=3, unit=Unit.CALENDAR_DAY))
    found = clock_dates_array(shipped(), ClockColumns.of([HEARING, promised]))
    assert found.due_date[0] == found.due_date[1]
    assert found.late_date[0] == found.late_date[1]


def test_a_clock_that_is_nobodys_duty_in_the_office_has_no_cards():
    found = clock_dates_array(shipped(), ClockColumns.of([replace_terms(DECISION, cards=False), DECISION]))
    assert (found.due_date[0], found.warn_date.tolist()) == (found.due_date[1], [None, date(2026, 10, 14)])


def test_a_later_day_that_was_told_before_stands_beside_todays_and_the_cards_keep_to_it():
    # As long as no notice for 2026 was known, the make-up Saturday of 10 October was a day off.
    told = [ToldCalendar(until_date=date(2026, 10, 8), calendar=shipped_until(2025))]
    two = Clock(date(2026, 10, 8), Terms(legal=TWENTY, promised=Limit(days=2), warn_days=1, red_days=1))
    found = clock_dates_array(shipped(), ClockColumns.of([two, two._replace(start=date(2026, 10, 9)), HEARING]), told)
    assert found.told_date.tolist() == [date(2026, 10, 12), None, None]
    assert found.due_date.tolist()[:2] == [date(2026, 10, 10), date(2026, 10, 12)]
    assert found.late_date.tolist()[:2] == [date(2026, 10, 13), date(2026, 10, 13)]
    assert found.warn_date.tolist()[:2] == [date(2026, 10, 9), date(2026, 10, 10)]


def test_rows_that_cannot_be_answered_are_named_however_far_down():
    wrong = {
        "out_of_range": DECISION._replace(start=date(2101, 1, 1)),
        "hours_start": Clock(START, Terms(legal=Limit(days=48, unit=Unit.HOUR))),
    }
    for code, clock in wrong.items():
        columns = ClockColumns.of([DECISION] * (PART + 7) + [clock])
        for threads in (1, 2):
            with pytest.raises(CodedError, match=f"row {PART + 7}") as told:
                clock_dates_array(shipped(), columns, threads=threads)
            assert (told.value.code, told.value.params["row"]) == (code, PART + 7)


def test_a_warning_or_a_card_outside_the_calendar_is_refused():
    early = Clock(date(2004, 1, 2), Terms(legal=Limit(days=1), warn_days=5))
    week = Limit(days=7, unit=Unit.CALENDAR_DAY)
    late = Clock(date(2100, 12, 20), Terms(legal=week, red_days=5))
    for clock in (early, late):
        with pytest.raises(DateOutOfRange, match="row 1"):
            clock_dates_array(shipped(), ClockColumns.of([DECISION, clock]))


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"which": np.array([0])}, LimitWrong),
        ({"which": np.array([0, 1])}, LimitWrong),
        ({"starts_at": np.array(["2026-09-28"] * 2, "datetime64[D]")}, LimitWrong),
        ({"stops": StopColumns.of([()])}, StopWrong),
    ],
)
def test_columns_that_do_not_fit_are_refused(changes: dict[str, object], wrong: type[CodedError]):
    columns = replace(ClockColumns.of([DECISION, DECISION]), **changes)
    with pytest.raises(wrong) as told:
        clock_dates_array(shipped(), columns)
    assert told.value.code == "columns"


def replace_terms(clock: Clock, **changes: object) -> Clock:
    return clock._replace(terms=replace(clock.terms, **changes))
