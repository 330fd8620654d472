"""Every day has its number or its reason."""

from datetime import date

from hypothesis import given

from banjie.core.calendar.override import Override, reason_of
from banjie.core.clock.limit import Limit
from banjie.core.clock.working_out import ReasonCode, Row, Run, WorkingOut, work_out
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import Offsets, any_offsets, closed_offsets, limits, starts, stop, stops_from

HEARING = stop(date(2026, 10, 12), date(2026, 10, 16))


def hearing_case(until: date | None = None) -> WorkingOut:
    return work_out(shipped(), date(2026, 9, 28), Limit(days=20), [HEARING], until)


def row_of(out: WorkingOut, day: date) -> Row:
    return next(row for row in out.rows if row.date == day)


@given(starts, limits, closed_offsets)
def test_the_last_row_is_the_due_date_with_the_last_number(start: date, days: int, offsets: Offsets):
    out = work_out(shipped(), start, Limit(days=days), stops_from(start, offsets))
    assert (out.rows[-1].date, out.rows[-1].running) == (out.due.date, days)


@given(starts, limits, any_offsets)
def test_every_day_stands_once_and_the_numbers_run_without_a_gap(start: date, days: int, offsets: Offsets):
    out = work_out(shipped(), start, Limit(days=days), stops_from(start, offsets))
    ordinals = [row.date.toordinal() for row in out.rows]
    numbers = [row.running for row in out.rows if row.running is not None]
    assert ordinals == list(range(start.toordinal(), start.toordinal() + len(ordinals)))
    assert numbers == list(range(1, len(numbers) + 1))


@given(starts, limits, any_offsets)
def test_folding_loses_no_day(start: date, days: int, offsets: Offsets):
    out = work_out(shipped(), start, Limit(days=days), stops_from(start, offsets))
    folded = [row for item in out.folded() for row in (item.rows if isinstance(item, Run) else (item,))]
    assert tuple(folded) == out.rows


def test_each_day_of_a_hearing_case_says_why():
    out = hearing_case()
    days = [(9, 28), (9, 29), (10, 1), (10, 10), (10, 11), (10, 12), (11, 6)]
    codes = [row_of(out, date(2026, month, day)).reason.code.value for month, day in days]
    assert codes == ["start", "counted", "holiday", "counted_make_up", "weekend", "stopped", "last"]
    assert out.due_without_stops == date(2026, 10, 30)


def test_a_stopped_day_names_its_ground_and_its_stop():
    row = row_of(hearing_case(), date(2026, 10, 14))
    assert (row.stop, row.reason.params["ground"]) == (0, "hearing")


def test_a_run_of_days_off_folds_into_one_and_keeps_its_names():
    runs = [item for item in hearing_case().folded() if isinstance(item, Run)]
    assert [(len(run.rows), run.names) for run in runs] == [(7, ("national_day",))]


def test_days_after_the_due_date_are_counted_on_as_late():
    out = hearing_case(until=date(2026, 11, 10))
    assert (out.rows[-1].running, out.rows[-1].reason.code) == (22, ReasonCode.LATE)


def test_an_open_stop_ends_the_rows_on_its_first_day_unless_more_are_asked_for():
    held = [stop(date(2026, 10, 12), None)]
    short = work_out(shipped(), date(2026, 9, 28), Limit(days=20), held)
    longer = work_out(shipped(), date(2026, 9, 28), Limit(days=20), held, date(2026, 10, 20))
    assert (short.rows[-1].date, longer.rows[-1].date) == (date(2026, 10, 12), date(2026, 10, 20))
    assert longer.rows[-1].reason.code is ReasonCode.STOPPED


def test_days_no_notice_speaks_of_are_marked():
    out = work_out(shipped(), date(2026, 12, 10), Limit(days=20))
    assert [row.provisional for row in out.rows if row.date.day in (28, 29)] == [False, True]


def test_a_stop_after_the_due_date_is_not_among_those_that_move_it():
    out = work_out(shipped(), date(2026, 9, 28), Limit(days=5), [stop(date(2026, 11, 2), date(2026, 11, 3))])
    assert out.stops == ()


def test_a_day_closed_or_worked_by_order_says_why():
    reason = reason_of("台风停工")
    closed = Override(dates=(date(2026, 9, 29),), works=False, reason=reason)
    worked = Override(dates=(date(2026, 10, 11),), works=True, reason=reason)
    out = work_out(shipped().with_overrides([closed, worked]), date(2026, 9, 28), Limit(days=20), [], None)
    rows = [row_of(out, date(2026, 9, 29)), row_of(out, date(2026, 10, 11))]
    assert [row.reason.code for row in rows] == [ReasonCode.CLOSED, ReasonCode.COUNTED_ORDERED]
    assert {row.reason.params["name"] for row in rows} == {closed.key}
    assert out.due.date == date(2026, 10, 30)
