"""An explanation tells what a reader should know beside the date."""

from dataclasses import replace
from datetime import date, datetime

from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.stop import Stop
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_explain import TooLong, explain
from banjie.services.files.clock_question import Extending, Question
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import stop

ASKED = Question(start=date(2026, 9, 28), limit=Limit(days=20))
HEARING = stop(date(2026, 10, 12), date(2026, 10, 16))


def test_it_counts_the_days_stopped_and_names_stops_that_move_nothing():
    late = stop(date(2026, 12, 1), date(2026, 12, 2))
    found = explain(shipped(), replace(ASKED, stops=(late, HEARING)))
    assert (found.stopped, found.unmoved) == (5, (late,))


def test_it_names_stops_that_overlap():
    second = stop(date(2026, 10, 16), date(2026, 10, 19))
    assert explain(shipped(), replace(ASKED, stops=(second, HEARING))).overlapping == ((HEARING, second),)


def test_it_names_stops_that_took_longer_than_their_notice_told():
    told = Stop(first_date=date(2026, 10, 12), last_date=date(2026, 10, 16), ground="hearing", notified_days=4)
    assert explain(shipped(), replace(ASKED, stops=(told,))).too_long == (TooLong(stop=told, days=5),)
    assert explain(shipped(), replace(ASKED, stops=(replace(told, notified_days=5),))).too_long == ()


def test_an_open_stop_is_too_long_by_the_day_it_is_asked():
    told = Stop(first_date=date(2026, 10, 12), last_date=None, ground="hearing", notified_days=3)
    asked = replace(ASKED, stops=(told,))
    found = [explain(shipped(), replace(asked, until=day)) for day in (date(2026, 10, 14), date(2026, 10, 15), None)]
    assert [len(one.too_long) for one in found] == [0, 1, 0]


def test_days_stopped_are_calendar_days_where_the_limit_counts_those():
    asked = Question(
        start=ASKED.start,
        limit=Limit(days=60, unit=Unit.CALENDAR_DAY),
        stops=(stop(date(2026, 10, 17), date(2026, 10, 19)),),
    )
    assert explain(shipped(), asked).stopped == 3


def test_hours_stopped_on_the_start_day_are_told():
    at = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE)
    begun = stop(date(2026, 10, 16), date(2026, 10, 16))
    assert explain(shipped(), Question(start=at, limit=Limit(days=48, unit=Unit.HOUR), stops=(begun,))).stopped == 1


def test_back_from_an_event_the_answer_is_the_last_lawful_day():
    asked = Question(start=date(2026, 10, 15), limit=Limit(days=7), runs=Runs.BACKWARDS)
    found = explain(shipped(), asked).working_out
    assert (found.due.date, found.is_back) == (date(2026, 9, 30), True)


def test_after_an_act_the_answer_is_the_first_lawful_day():
    asked = Question(start=date(2026, 9, 30), limit=Limit(days=7), runs=Runs.AT_LEAST)
    found = explain(shipped(), asked).working_out
    assert (found.due.date, found.rows[-1].date, found.is_least) == (date(2026, 10, 15), date(2026, 10, 15), True)


def test_what_is_promised_is_due_and_the_law_is_told_beside_it():
    found = explain(shipped(), replace(ASKED, promised=Limit(days=15)))
    assert found.legal is not None
    assert (found.working_out.due.date, found.legal.due.date) == (date(2026, 10, 23), date(2026, 10, 30))


def test_an_extension_lengthens_both_and_the_day_without_it_is_told():
    asked = replace(ASKED, promised=Limit(days=15), extensions=(Extending(days=10),))
    found = explain(shipped(), asked)
    assert found.legal is not None
    assert (found.working_out.due.date, found.working_out.base_date) == (date(2026, 11, 6), date(2026, 10, 23))
    assert found.legal.due.date == date(2026, 11, 13)


def test_the_days_left_count_the_day_it_is_asked():
    days = [date(2026, 9, 28), date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 2)]
    assert [explain(shipped(), replace(ASKED, until=day)).left for day in days] == [20, 1, 0, -1]
