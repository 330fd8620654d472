"""A last day that is a day off moves on, moves back or stays."""

from datetime import date, timedelta

from hypothesis import given

from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due, run_out
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import ONE_DAY, Offsets, any_offsets, closed_offsets, limits, starts, stop, stops_from


def limit_of(days: int, rule: LastDay) -> Limit:
    return Limit(days=days, unit=Unit.CALENDAR_DAY, last_day=rule)


@given(starts, limits, closed_offsets)
def test_moved_back_it_is_the_last_day_worked_after_the_start(start: date, days: int, offsets: Offsets):
    stops, limit = stops_from(start, offsets), limit_of(days, LastDay.PREVIOUS_WORKING_DAY)
    raw = run_out(shipped(), start, limit, stops).date
    assert raw is not None
    after = [start + timedelta(days=shift) for shift in range(1, (raw - start).days + 1)]
    worked = [day for day in after if shipped().is_working(day)]
    assert limit_due(shipped(), start, limit, stops).date == max(worked, default=raw)


@given(starts, limits, any_offsets)
def test_moved_on_it_is_never_a_day_off_or_a_stopped_day(start: date, days: int, offsets: Offsets):
    stops = stops_from(start, offsets)
    due = limit_due(shipped(), start, limit_of(days, LastDay.NEXT_WORKING_DAY), stops).date
    assert due is None or (shipped().is_working(due) and not any(each.holds(due) for each in stops))


def test_a_limit_that_runs_out_before_any_working_day_stays():
    friday = date(2026, 10, 16)
    assert limit_due(shipped(), friday, limit_of(1, LastDay.PREVIOUS_WORKING_DAY)).date == friday + ONE_DAY


def test_a_stop_of_days_off_behind_the_last_day_moves_nothing():
    friday, sunday = date(2026, 10, 16), stop(date(2026, 10, 18), date(2026, 10, 18))
    assert limit_due(shipped(), friday, limit_of(1, LastDay.NEXT_WORKING_DAY), [sunday]).date == date(2026, 10, 19)
