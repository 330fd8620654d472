"""What must be done some time before an event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.before import earliest_after, keeps, latest_before
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import ONE_DAY, limits, starts, walked_back

NOTICE = Limit(days=7)  # 行政处罚法 64: seven working days before the hearing
backwards = st.builds(
    Limit, days=limits, unit=st.sampled_from((Unit.WORKING_DAY, Unit.CALENDAR_DAY)),
    start_day=st.sampled_from(StartDay), last_day=st.sampled_from((None, LastDay.PREVIOUS_WORKING_DAY)),
)  # fmt: skip
in_months = st.builds(
    Limit, days=st.integers(1, 24), unit=st.just(Unit.MONTH),
    start_day=st.sampled_from(StartDay), last_day=st.sampled_from((None, LastDay.PREVIOUS_WORKING_DAY)),
)  # fmt: skip
later = st.dates(date(2010, 1, 1), date(2027, 6, 30))


@given(later, backwards)
def test_the_latest_day_is_where_a_walk_back_ends(event: date, limit: Limit):
    assert latest_before(shipped(), event, limit) == walked_back(event, limit)


@given(later, backwards | in_months)
def test_the_earliest_event_after_an_act_is_the_first_it_is_early_enough_for(act: date, limit: Limit):
    event = earliest_after(shipped(), act, limit)
    assert keeps(shipped(), act, event, limit)
    assert not keeps(shipped(), act, event - ONE_DAY, limit)


@given(later, backwards | in_months)
def test_the_latest_act_before_an_event_allows_it_and_a_day_later_does_not(event: date, limit: Limit):
    act = latest_before(shipped(), event, limit)
    assert earliest_after(shipped(), act, limit) <= event < earliest_after(shipped(), act + ONE_DAY, limit)


@given(starts, limits)
def test_between_working_days_back_is_the_way_there_again(start: date, days: int):
    working = shipped().add(start, 1)
    there = shipped().add(working, days)
    assert latest_before(shipped(), there, Limit(days=days)) == working


def test_the_notice_of_a_hearing_goes_out_seven_working_days_before():
    # Back from Thursday 15 October 2026 over the make-up Saturday and the National Day holiday.
    assert latest_before(shipped(), date(2026, 10, 15), NOTICE) == date(2026, 9, 30)
    assert keeps(shipped(), date(2026, 9, 30), date(2026, 10, 15), NOTICE)
    assert not keeps(shipped(), date(2026, 10, 1), date(2026, 10, 15), NOTICE)
    assert earliest_after(shipped(), date(2026, 9, 30), NOTICE) == date(2026, 10, 15)


def test_fifteen_days_before_an_opening_stay_on_a_day_off_unless_told_otherwise():
    before = Limit(days=15, unit=Unit.CALENDAR_DAY)
    earlier = Limit(days=15, unit=Unit.CALENDAR_DAY, last_day=LastDay.PREVIOUS_WORKING_DAY)
    assert latest_before(shipped(), date(2026, 10, 19), before) == date(2026, 10, 4)
    assert latest_before(shipped(), date(2026, 10, 19), earlier) == date(2026, 9, 30)


def test_months_before_end_with_a_shorter_month():
    half_a_year = Limit(days=6, unit=Unit.MONTH)
    assert latest_before(shipped(), date(2026, 8, 31), half_a_year) == date(2026, 2, 28)
    assert earliest_after(shipped(), date(2026, 8, 31), half_a_year) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        (Limit(days=48, unit=Unit.HOUR), "hours_before"),
        (Limit(days=7, last_day=LastDay.NEXT_WORKING_DAY), "last_day_before"),
    ],
)
def test_limits_that_cannot_run_backwards_are_refused(limit: Limit, code: str):
    with pytest.raises(LimitWrong) as told:
        latest_before(shipped(), date(2026, 10, 15), limit)
    assert told.value.code == code


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH])
def test_counting_back_out_of_the_calendar_is_refused(unit: Unit):
    limit = Limit(days=20, unit=unit)
    for event in (date(2003, 12, 31), date(2004, 1, 5), date(2101, 1, 1)):
        with pytest.raises(DateOutOfRange):
            latest_before(shipped(), event, limit)
    with pytest.raises(DateOutOfRange):
        earliest_after(shipped(), date(2100, 12, 31) - timedelta(days=3), limit)
