"""Every day has its number or its reason, in every unit and backwards."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.working_out import Run, WorkingOut, work_out, work_out_before
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, any_day_limit, any_offsets, closed_offsets, starts, stop, stops_from
from tests.core.clock.test_before import backwards, later

NINETY = Limit(days=90, unit=Unit.CALENDAR_DAY)
FORTY_EIGHT = Limit(days=48, unit=Unit.HOUR)
AFTERNOON = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE)
any_limit = any_day_limit | st.builds(Limit, days=st.integers(1, 6), unit=st.just(Unit.MONTH))


def codes_of(out: WorkingOut, count: int) -> list[tuple[int, int | None, str]]:
    return [(row.date.day, row.running, row.reason.code.value) for row in out.rows[-count:]]


@given(starts, any_limit, closed_offsets)
def test_the_last_row_is_the_due_date(start: date, limit: Limit, offsets: Offsets):
    stops = stops_from(start, offsets)
    out = work_out(shipped(), start, limit, stops)
    assert out.due == limit_due(shipped(), start, limit, stops)
    assert (out.rows[-1].date, out.rows[-1].reason.code.value[:4]) == (out.due.date, "last")


@given(starts, any_day_limit, any_offsets)
def test_the_numbers_run_without_a_gap_up_to_the_limit(start: date, limit: Limit, offsets: Offsets):
    out = work_out(shipped(), start, limit, stops_from(start, offsets))
    numbers = [row.running for row in out.rows if row.running is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == limit.days or out.due.date is None


@given(later, backwards)
def test_back_from_an_event_the_last_row_is_the_last_lawful_day(event: date, limit: Limit):
    out = work_out_before(shipped(), event, limit)
    numbers = [row.running for row in out.rows if row.running is not None]
    assert (out.rows[0].date, out.rows[-1].date, numbers[-1]) == (event, out.due.date, limit.days)


def test_a_last_day_in_a_holiday_is_carried_to_the_next_working_day():
    out = work_out(shipped(), date(2026, 7, 5), NINETY)
    assert codes_of(out, 6) == [
        (3, 90, "last_off"),
        (4, None, "holiday"),
        (5, None, "holiday"),
        (6, None, "holiday"),
        (7, None, "holiday"),
        (8, None, "last_carried"),
    ]
    assert [len(item.rows) for item in out.folded() if isinstance(item, Run)] == [4]


def test_a_last_day_that_moves_back_names_the_day_the_limit_ran_out():
    limit = Limit(days=90, unit=Unit.CALENDAR_DAY, last_day=LastDay.PREVIOUS_WORKING_DAY)
    last = work_out(shipped(), date(2026, 7, 5), limit).rows[-1]
    assert (last.date, last.reason.code, last.reason.params["ended"]) == (
        date(2026, 9, 30),
        "last_earlier",
        "2026-10-03",
    )


def test_days_after_the_due_date_are_counted_on_as_late():
    out = work_out(shipped(), date(2026, 7, 5), NINETY, until=date(2026, 10, 10))
    assert codes_of(out, 2) == [(9, 91, "late"), (10, 92, "late")]


def test_hours_show_how_many_are_over_at_the_end_of_each_day():
    stopped = stop(date(2026, 10, 17), date(2026, 10, 17))
    out = work_out(shipped(), AFTERNOON, FORTY_EIGHT, [stopped], date(2026, 10, 20))
    assert codes_of(out, 5) == [
        (16, 9, "start_at"),
        (17, None, "stopped"),
        (18, 33, "counted"),
        (19, 48, "last"),
        (20, 81, "late"),
    ]
    assert (out.rows[3].reason.params["at"], out.due_without_stops) == ("14:30", date(2026, 10, 18))


def test_an_open_stop_ends_the_rows_on_its_first_day():
    out = work_out(shipped(), AFTERNOON, FORTY_EIGHT, [stop(date(2026, 10, 17), None)])
    assert codes_of(out, 2) == [(16, 9, "start_at"), (17, None, "stopped")]


def test_back_over_days_no_notice_speaks_of_is_provisional_where_they_matter():
    event = date(2027, 3, 1)
    assert work_out_before(shipped(), event, Limit(days=7)).due.provisional
    assert not work_out_before(shipped(), event, Limit(days=7, unit=Unit.CALENDAR_DAY)).due.provisional
