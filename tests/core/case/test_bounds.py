"""Before an act is done, every limit says from which day, or until which, it is lawful."""

from datetime import date

import pytest

from banjie.core.act.act import Act
from banjie.core.case.bounds import BoundKind, bounds
from tests.core.case.matter import Matter, reach, submit

START = date(2026, 10, 12)


def told(matter: Matter, act: Act, happened: date = START) -> list[tuple[str, BoundKind, date]]:
    return [(one.rule.name, one.kind, one.day) for one in bounds(matter.law, matter.state, act, happened)]


@pytest.mark.parametrize(
    ("happened", "first"), [(date(2026, 10, 12), date(2026, 10, 21)), (date(2026, 10, 16), date(2026, 10, 27))]
)
def test_a_hearing_is_set_no_earlier_than_seven_working_days_after_its_notice(happened: date, first: date) -> None:
    assert told(Matter(submit(START)), reach("hearing_set", happened), happened) == [("notice", BoundKind.EVENT, first)]


def test_what_must_last_has_its_first_day() -> None:
    matter = Matter(submit(START), reach("comment_opened", START))
    assert told(matter, reach("comment_closed", START)) == [("comment", BoundKind.EARLIEST, date(2026, 11, 11))]


def test_a_running_limit_has_its_last_day() -> None:
    assert told(Matter(submit(START)), reach("answered", START))[0] == ("answer", BoundKind.LATEST, date(2026, 11, 9))


def test_a_limit_that_has_not_begun_says_nothing() -> None:
    assert told(Matter(submit(START)), reach("objected", START)) == []


def test_the_earliest_day_a_bound_names_is_lawful_and_the_day_before_is_not() -> None:
    matter = Matter(submit(START))
    ((_, _, first),) = told(matter, reach("hearing_set", START))
    assert matter.code(reach("hearing_set", START, first.replace(day=first.day - 1))) == "too_late_before"
    assert matter.code(reach("hearing_set", START, first)) == ""
