"""Many questions at once are answered as each alone, whether or not they are worked out as columns."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.due import Due
from banjie.core.clock.limit import Limit, Unit
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_answer import answer
from banjie.services.files.clock_answers import answers
from banjie.services.files.clock_question import Question
from tests.core.calendar.shipped import shipped
from tests.core.clock.cases import stop
from tests.services.files.asked import around, questions

ASKED = Question(start=date(2026, 9, 28), limit=Limit(days=20))
MANY = [replace(ASKED, start=ASKED.start + timedelta(days=day)) for day in range(80)]
OUTSIDE = replace(ASKED, start=date(1999, 1, 4))
TOO_LONG = replace(ASKED, start=date(2100, 12, 20))


def alone(question: Question) -> object:
    try:
        return told(answer(shipped(), question))
    except CodedError as error:
        return error.code


def together(*asked: Question) -> list[object]:
    return [told(one) for one in answers(shipped(), asked)]


def told(found: Due | CodedError) -> object:
    if isinstance(found, CodedError):
        return found.code
    return found.date, found.at, found.left_when_resumed, found.provisional


@settings(max_examples=30)
@given(st.lists(questions() | around(), min_size=5, max_size=10))
def test_questions_of_every_kind_are_answered_as_each_alone(asked: list[Question]):
    plain = [replace(one, extensions=(), restarts=(), until=None) for one in asked]
    assert together(*plain, *asked, *MANY) == [alone(one) for one in (*plain, *asked, *MANY)]


def test_a_question_without_an_answer_leaves_the_others_theirs():
    asked = (OUTSIDE, *MANY, replace(ASKED, stops=(stop(date(1999, 1, 4), None),)))
    assert together(*asked) == [alone(one) for one in asked]


def test_a_count_that_leads_outside_is_told_of_that_question_alone():
    assert together(*MANY, TOO_LONG)[-1] == "counted_out"
    assert together(*MANY, TOO_LONG)[0] == alone(MANY[0])


def test_hours_are_told_in_the_zone_of_the_question():
    at = datetime(2026, 10, 16, 14, 30, tzinfo=DEFAULT_ZONE)
    asked = [Question(start=at + timedelta(minutes=one), limit=Limit(days=48, unit=Unit.HOUR)) for one in range(70)]
    found = list(answers(shipped(), asked))
    assert [one.at and one.at.isoformat() for one in found if isinstance(one, Due)][:1] == ["2026-10-18T14:30:00+08:00"]
    assert together(*asked) == [alone(one) for one in asked]


def test_nothing_asked_is_nothing_answered():
    assert together() == []
