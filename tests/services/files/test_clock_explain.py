"""An explanation tells what a reader should know beside the date."""

from datetime import date, datetime

from banjie.core.clock.limit import Limit, Unit
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_explain import explain, explain_before
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import stop

START, LIMIT = date(2026, 9, 28), Limit(days=20)
HEARING = stop(date(2026, 10, 12), date(2026, 10, 16))


def test_it_counts_the_days_stopped_and_names_stops_that_move_nothing():
    late = stop(date(2026, 12, 1), date(2026, 12, 2))
    found = explain(shipped(), START, LIMIT, [late, HEARING])
    assert (found.stopped, found.unmoved) == (5, (late,))


def test_it_names_stops_that_overlap():
    second = stop(date(2026, 10, 16), date(2026, 10, 19))
    assert explain(shipped(), START, LIMIT, [second, HEARING]).overlapping == ((HEARING, second),)


def test_days_stopped_are_calendar_days_where_the_limit_counts_those():
    over_a_weekend = stop(date(2026, 10, 17), date(2026, 10, 19))
    found = explain(shipped(), START, Limit(days=60, unit=Unit.CALENDAR_DAY), [over_a_weekend])
    assert found.stopped == 3


def test_hours_stopped_on_the_start_day_are_told():
    at = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE)
    begun = stop(date(2026, 10, 16), date(2026, 10, 16))
    assert explain(shipped(), at, Limit(days=48, unit=Unit.HOUR), [begun]).stopped == 1


def test_back_from_an_event_the_answer_is_the_last_lawful_day():
    found = explain_before(shipped(), date(2026, 10, 15), Limit(days=7)).working_out
    assert (found.due.date, found.is_back) == (date(2026, 9, 30), True)
