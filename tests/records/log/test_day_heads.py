"""Days are sealed once, each chained to the one before."""

from datetime import date, timedelta

import pytest

from banjie.records.log.append import append, open_case
from banjie.records.log.day_heads import seal_days
from banjie.records.log.sequencer import sequence
from banjie.records.log.verify import verify
from banjie.records.models import DayCase, DayHead
from tests.records.made_up import DAY, acceptance, opening, read

pytestmark = pytest.mark.usefixtures("scoped")
NEXT = DAY + timedelta(days=1)


def test_days_before_today_are_sealed_and_today_is_not() -> None:
    first, second = opening(), opening(day=NEXT)
    open_case(first)
    append(acceptance(read(first.case_id)))
    open_case(second)
    sequence()
    assert seal_days(NEXT) == 1
    assert [(row.seq, row.case_id) for row in DayCase.objects.filter(day=DAY)] == [(2, first.case_id)]
    assert seal_days(NEXT + timedelta(days=1)) == 1
    heads = list(DayHead.objects.order_by("day"))
    assert [(head.day, head.last_position) for head in heads] == [(DAY, 2), (NEXT, 3)]
    assert (heads[0].previous, heads[1].previous) == ("", heads[0].digest)


def test_an_event_that_comes_late_is_sealed_on_the_next_day() -> None:
    late = opening(day=DAY)
    open_case(late)
    sequence()
    assert seal_days(date(2026, 4, 1)) == 1
    assert DayCase.objects.get(case_id=late.case_id).day == NEXT + timedelta(days=1)


def test_an_event_recorded_by_a_clock_that_ran_ahead_holds_up_no_seal() -> None:
    ahead, after = opening(day=date(2027, 6, 1)), opening(day=date(2026, 5, 1))
    open_case(ahead)
    open_case(after)
    sequence()
    assert seal_days(date(2026, 5, 2)) == 1
    assert {row.case_id for row in DayCase.objects.filter(day=date(2026, 5, 1))} == {ahead.case_id, after.case_id}


def test_what_was_recorded_ahead_alone_waits() -> None:
    open_case(opening(day=date(2027, 6, 1)))
    sequence()
    assert seal_days(date(2026, 5, 3)) == 0


def test_sealed_days_agree_with_the_log() -> None:
    assert list(verify(demo=True)) == []
