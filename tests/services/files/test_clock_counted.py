"""From a question to its clock: what counts, what is forgotten, what cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_counted import counted
from banjie.services.files.clock_explain import explain
from banjie.services.files.clock_question import Extending, Question
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import stop

ASKED = Question(start=date(2026, 9, 28), limit=Limit(days=20))  # due 2026-10-30
BACK = Question(start=date(2026, 10, 15), limit=Limit(days=7), runs=Runs.BACKWARDS)
LATE = stop(date(2026, 12, 1), date(2026, 12, 2))
HOURS = Question(start=datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE), limit=Limit(days=48, unit=Unit.HOUR))


def on(days: int, month: int, day: int) -> Extending:
    return Extending(days=days, extended_date=date(2026, month, day))


def test_the_clock_runs_from_the_last_beginning():
    found = counted(shipped(), replace(ASKED, restarts=(date(2026, 10, 20), date(2026, 10, 13))))
    assert found.running.start == date(2026, 10, 20)


def test_an_extension_before_the_new_beginning_is_forgotten_and_one_on_its_day_counts():
    before, same, open_date = on(5, 10, 12), on(3, 10, 13), Extending(days=2)
    asked = replace(ASKED, restarts=(date(2026, 10, 13),), extensions=(before, same, open_date))
    found = counted(shipped(), asked)
    assert (found.extensions, found.forgotten, found.running.legal.days) == ((same, open_date), (before,), 25)


def test_an_extension_is_in_time_on_the_last_day_as_it_stood_then():
    asked = replace(ASKED, extensions=(on(5, 11, 6), on(5, 10, 30)))
    assert counted(shipped(), asked).running.legal.days == 30


def test_a_stop_gives_an_extension_more_time():
    held = stop(date(2026, 10, 12), date(2026, 10, 16))
    assert counted(shipped(), replace(ASKED, stops=(held,), extensions=(on(5, 11, 6),))).extensions


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(ASKED, restarts=(date(2026, 9, 27),)), "restart_early"),
        (replace(ASKED, extensions=(on(5, 9, 27),)), "extension_early"),
        (replace(ASKED, extensions=(on(5, 10, 31),)), "extension_late"),
        (replace(ASKED, extensions=(on(5, 11, 3),), restarts=(date(2026, 11, 4),)), "extension_late"),
        (replace(ASKED, extensions=(Extending(days=3650),)), "limit_days"),
        (replace(ASKED, promised=Limit(days=21)), "promise_longer"),
        (replace(ASKED, promised=Limit(days=2, unit=Unit.MONTH)), "promise_longer"),
        (replace(HOURS, promised=Limit(days=49, unit=Unit.HOUR)), "promise_longer"),
        (replace(BACK, stops=(stop(date(2026, 10, 12), None),)), "nothing_moves"),
        (replace(BACK, extensions=(Extending(days=1),)), "nothing_moves"),
        (replace(BACK, restarts=(BACK.start,), runs=Runs.AT_LEAST), "nothing_moves"),
        (replace(BACK, promised=BACK.limit), "nothing_moves"),
        (replace(BACK, until=BACK.start), "until_before"),
        (replace(HOURS, restarts=(date(2026, 10, 17),)), "hours_start"),
        (replace(HOURS, start=date(2026, 10, 17)), "hours_start"),
    ],
)
def test_what_contradicts_itself_has_a_code(asked: Question, code: str):
    with pytest.raises(CodedError) as refused:
        explain(shipped(), asked)
    assert refused.value.code == code


@pytest.mark.parametrize("outside", [date(2003, 12, 31), date(2101, 1, 1)])
@pytest.mark.parametrize(
    "asked",
    [
        lambda day: replace(ASKED, start=day),
        lambda day: replace(BACK, start=day),
        lambda day: replace(BACK, start=day, runs=Runs.AT_LEAST),
        lambda day: replace(ASKED, stops=(LATE, stop(min(day, LATE.first_date), max(day, LATE.first_date)))),
        lambda day: replace(ASKED, stops=(LATE, stop(day, day))),
        lambda day: replace(ASKED, extensions=(Extending(days=1, extended_date=day),)),
        lambda day: replace(ASKED, restarts=(day,)),
        lambda day: replace(ASKED, until=day),
    ],
)
def test_every_day_of_a_question_must_stand_in_the_calendar(asked: Callable[[date], Question], outside: date):
    with pytest.raises(CodedError) as refused:
        explain(shipped(), asked(outside))
    assert refused.value.code == "out_of_range"


def test_a_moment_says_its_zone():
    with pytest.raises(CodedError) as refused:
        replace(HOURS, restarts=(datetime(2026, 10, 17, 9),))  # noqa: DTZ001 - that is what is refused
    assert refused.value.code == "zone_missing"


def test_an_extension_of_nothing_is_none():
    with pytest.raises(CodedError) as refused:
        Extending(days=0)
    assert refused.value.code == "extension_days"
