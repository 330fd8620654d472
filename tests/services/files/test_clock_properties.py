"""What must hold of every question that can be asked."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banjie.adapters.pack_files import read_yaml
from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit_due import start_date
from banjie.core.clock.stop import Stop
from banjie.faces.shared.clock_json import as_json
from banjie.services.files.clock_answer import answer
from banjie.services.files.clock_explain import Explanation, explain
from banjie.services.files.clock_plain import parts_of_file, question_plain
from banjie.services.files.clock_question import Extending, Question
from tests.core.calendar.shipped import shipped
from tests.services.files.asked import around, questions


def due(question: Question) -> object:
    found = answer(shipped(), question)
    return found.date, found.at, found.left_when_resumed, found.provisional


def last_line(found: Explanation) -> date:
    """Return the day of the last row that is not late."""
    return [row.date for row in found.working_out.rows if row.reason.code.value != "late"][-1]


@given(questions() | around())
def test_the_answer_alone_is_that_of_the_working_out(question: Question):
    found = explain(shipped(), question).working_out.due
    assert (found.date, found.at, found.left_when_resumed, found.provisional) == due(question)


@given(questions() | around())
def test_the_last_line_of_the_working_out_is_the_due_date(question: Question):
    found = explain(shipped(), replace(question, until=None))
    out = found.working_out
    if out.due.date is not None:
        assert out.rows[-1].date == last_line(found) == out.due.date


@given(questions())
def test_a_new_beginning_is_a_new_start(question: Question):
    assume(question.restarts)
    assert due(question) == due(replace(question, start=question.restarts[-1], restarts=()))


@given(questions())
def test_an_extension_is_a_longer_limit(question: Question):
    longer = replace(question.limit, days=question.limit.days + sum(one.days for one in question.extensions))
    assert due(question) == due(replace(question, limit=longer, extensions=()))


@given(questions())
def test_an_extension_on_the_last_day_counts_and_a_day_later_it_is_refused(question: Question):
    bare = replace(question, extensions=(), restarts=(), until=None)
    last = answer(shipped(), bare).date
    assume(last is not None)
    assert last is not None
    in_time = replace(bare, extensions=(Extending(days=3, extended_date=last),))
    assert due(in_time) == due(replace(bare, extensions=(Extending(days=3),)))
    with pytest.raises(CodedError) as refused:
        explain(shipped(), replace(bare, extensions=(Extending(days=3, extended_date=last + timedelta(days=1)),)))
    assert refused.value.code == "extension_late"


@given(questions(), st.integers(0, 60), st.integers(0, 15), st.integers(0, 15), st.integers(-15, 15))
def test_two_stops_that_touch_or_overlap_are_their_union(question: Question, at: int, one: int, two: int, gap: int):
    day = start_date(question.start)
    first = Stop(first_date=day + timedelta(days=at), last_date=day + timedelta(days=at + one), ground="a")
    begin = first.first_date + timedelta(days=max(0, min(gap, one + 1)))
    second = Stop(first_date=begin, last_date=begin + timedelta(days=two), ground="b")
    last = max(day for stop in (first, second) if (day := stop.last_date))
    union = Stop(first_date=first.first_date, last_date=last, ground="a")
    assert due(replace(question, stops=(first, second))) == due(replace(question, stops=(union,)))


@given(questions())
def test_the_order_of_stops_and_of_extensions_does_not_matter(question: Question):
    turned = replace(question, stops=question.stops[::-1], extensions=question.extensions[::-1])
    assert due(turned) == due(question)


@given(questions() | around())
def test_a_question_is_read_back_as_it_was_written(question: Question):
    written = json.dumps(question_plain(question), ensure_ascii=False)
    assert parts_of_file(read_yaml(written.encode())).question() == replace(
        question, start=_plain(question.start), restarts=tuple(map(_plain, question.restarts))
    )


@given(questions() | around())
def test_what_is_told_to_programs_can_be_asked_again_with_the_same_answer(question: Question):
    told = json.loads(json.dumps(as_json(shipped(), explain(shipped(), question))))
    again = parts_of_file(read_yaml(json.dumps(told["question"]).encode())).question()
    assert json.loads(json.dumps(as_json(shipped(), explain(shipped(), again)))) == told


def _plain(day: date) -> date:
    """Return a moment with its offset alone, as text holds it."""
    return datetime.fromisoformat(day.isoformat()) if isinstance(day, datetime) else day
