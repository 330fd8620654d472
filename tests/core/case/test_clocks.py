"""Every kind of clock a law may have, computed from the acts of one matter."""

from dataclasses import replace
from datetime import UTC, date, datetime

from banjie.core.act.act import Resume, Stop
from banjie.core.calendar.table import Calendar
from banjie.core.case.dates import dates
from banjie.core.case.law import ToldCalendar
from banjie.core.case.work import work
from tests.core.case.matter import Matter, law, reach, submit
from tests.core.case.office import calendar

SEPT_1, SEPT_28 = date(2026, 9, 1), date(2026, 9, 28)


def due(matter: Matter, clock: str) -> date | None:
    row = matter.clock(clock)
    assert row is not None
    return row.due_date


def test_a_matter_without_acceptance_runs_from_its_receipt() -> None:
    matter = Matter(submit(SEPT_28))
    assert (matter.state.phase.value, due(matter, "answer")) == ("running", date(2026, 11, 2))


def test_the_steps_of_a_matter_without_acceptance_are_open_since_its_receipt() -> None:
    matter = Matter(submit(SEPT_28))
    rows = work(matter.law, matter.state, dates(matter.law, matter.state))
    assert [(row.step, row.since_date, row.due_date) for row in rows] == [("handle", SEPT_28, date(2026, 11, 2))]


def test_a_milestone_stands_under_its_own_name_and_may_end_the_matter() -> None:
    matter = Matter(submit(SEPT_28), reach("answered", date(2026, 10, 9)))
    row = matter.clock("answer")
    assert row is not None
    assert (matter.state.phase.value, row.ended_date) == ("finished", date(2026, 10, 9))


def test_a_clock_ends_with_the_first_of_its_ends() -> None:
    lived = (reach("consulted", SEPT_28), reach("objected", date(2026, 10, 9)), reach("agreed", date(2026, 11, 20)))
    row = Matter(submit(SEPT_1), *lived).clock("opinion")
    assert row is not None
    assert row.ended_date == date(2026, 10, 9)


def test_a_limit_before_an_event_is_counted_back_from_the_day_it_was_announced_for() -> None:
    matter = Matter(submit(SEPT_1), reach("hearing_set", SEPT_28, date(2026, 10, 20)))
    assert due(matter, "notice") == date(2026, 10, 9)


def test_what_must_last_shows_its_first_lawful_day_and_calls_for_no_card() -> None:
    row = Matter(submit(SEPT_1), reach("comment_opened", SEPT_1)).clock("comment")
    assert row is not None
    assert (row.due_date, row.late_date, row.red_date) == (date(2026, 10, 1), None, None)


def test_hours_run_from_the_hour_and_an_unknown_hour_is_the_end_of_its_day() -> None:
    at = datetime(2026, 9, 28, 1, 30, tzinfo=UTC)
    known = Matter(submit(SEPT_1), replace(reach("called", SEPT_28), happened_at=at)).clock("pickup")
    unknown = Matter(submit(SEPT_1), reach("called", SEPT_28)).clock("pickup")
    assert known is not None
    assert unknown is not None
    assert known.due_at == datetime(2026, 9, 29, 1, 30, tzinfo=UTC)
    assert unknown.due_at == datetime(2026, 9, 29, 16, 0, tzinfo=UTC)


def test_a_step_has_a_clock_from_the_day_it_opened() -> None:
    assert due(Matter(submit(SEPT_28)), "step") == date(2026, 10, 8)


def test_a_renewal_has_its_last_day_of_asking_and_ends_with_the_permission() -> None:
    matter = Matter(submit(SEPT_1, expiry_date=date(2026, 10, 30)))
    row = matter.clock("renewal")
    assert row is not None
    assert (row.due_date, row.ended_date) == (date(2026, 9, 11), SEPT_1)
    assert due(matter, "expiry") == date(2026, 10, 30)


def test_a_clock_is_there_only_while_its_fact_stands() -> None:
    matter = Matter(submit(SEPT_1))
    assert matter.clock("simple") is None  # it waits for somebody to make the matter a simple one
    matter.do(reach("simplified", date(2026, 9, 2)))
    assert due(matter, "simple") == date(2026, 9, 8)
    matter.do(reach("made_ordinary", date(2026, 9, 3)))
    assert matter.clock("simple") is None


def test_a_limit_that_is_nobodys_duty_calls_for_no_cards() -> None:
    row = Matter(submit(SEPT_1), reach("comment_opened", SEPT_1), reach("comment_closed", date(2026, 10, 12))).clock(
        "objection"
    )
    assert row is not None
    assert (row.due_date, row.warn_date, row.late_date, row.red_date) == (date(2026, 10, 19), None, None, None)


def test_a_later_due_date_needs_no_told_one() -> None:
    told = ToldCalendar(until_date=date(2026, 10, 8), calendar=working_october())
    row = Matter(submit(SEPT_28), law_=replace(law(), told=(told,))).clock("answer")
    assert row is not None
    assert (row.due_date, row.told_date, row.late_date) == (date(2026, 11, 2), None, date(2026, 11, 3))


def test_a_calendar_change_makes_nobody_late_after_the_event() -> None:
    told = ToldCalendar(until_date=date(2026, 10, 8), calendar=calendar())
    now = replace(law(), calendar=working_october(), told=(told,))
    row = Matter(submit(SEPT_28), law_=now).clock("answer")
    assert row is not None
    assert (row.due_date, row.told_date, row.late_date) == (date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 3))


def test_who_began_after_the_change_was_told_nothing_else() -> None:
    told = ToldCalendar(until_date=date(2026, 9, 27), calendar=calendar())
    row = Matter(submit(SEPT_28), law_=replace(law(), calendar=working_october(), told=(told,))).clock("answer")
    assert row is not None
    assert row.told_date is None


def working_october() -> Calendar:
    """Return a calendar on which October has no days off but the weekends."""
    year = {
        "year": 2026, "notice": None, "source": "test",
        "names": {"new_year": {"zh-Hans": "元旦", "zh-Hant": "元旦", "en": "New Year"}},
        "days_off": [{"first": "2026-01-01", "last": "2026-01-01", "name": "new_year"}], "make_up": [],
    }  # fmt: skip
    return Calendar.from_years([year])


def test_a_stop_holds_only_the_clocks_that_may_be_stopped() -> None:
    stop = Stop(ground="testing", notice="1", notified_days=3, happened_date=date(2026, 10, 12))
    matter = Matter(submit(SEPT_28), stop)
    answer, step = matter.clock("answer"), matter.clock("step")
    assert answer is not None
    assert step is not None
    assert (answer.stopped, answer.left_days, step.stopped) == (True, 16, False)
    matter.do(Resume(happened_date=date(2026, 10, 14)))
    assert due(matter, "answer") == date(2026, 11, 5)
