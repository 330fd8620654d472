"""Stops are intervals."""

from datetime import date

import pytest

from banjie.core.clock.errors import StopWrong
from banjie.core.clock.stop import Stop, overlaps
from tests.core.clock.cases import stop


def test_a_stop_holds_its_first_and_its_last_day():
    held = stop(date(2026, 10, 12), date(2026, 10, 16))
    assert [held.holds(date(2026, 10, day)) for day in (11, 12, 16, 17)] == [False, True, True, False]


def test_an_open_stop_holds_every_later_day():
    assert stop(date(2026, 10, 12), None).holds(date(2030, 1, 1))


def test_a_stop_that_ends_before_it_begins_is_refused():
    with pytest.raises(StopWrong, match="2026-10-11"):
        stop(date(2026, 10, 12), date(2026, 10, 11))


def test_a_notified_time_of_no_days_is_refused():
    with pytest.raises(StopWrong, match="1 day or more"):
        Stop(first_date=date(2026, 10, 12), last_date=None, ground="hearing", notified_days=0)


def test_overlaps_are_found_also_across_a_short_stop():
    wide, short = stop(date(2026, 10, 1), date(2026, 10, 20)), stop(date(2026, 10, 2), date(2026, 10, 3))
    later = stop(date(2026, 10, 19), None)
    assert overlaps([later, wide, short]) == ((wide, short), (wide, later))
    assert overlaps([short, later]) == ()
