"""An explanation tells what a reader should know beside the date."""

from datetime import date

from banjie.core.clock.limit import Limit
from banjie.services.files.clock_explain import explain
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
