"""Classes and shares in time are those of the numbers they are made from."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from banjie.bulk.log.span_classes import NONE, PRE, RED, YELLOW, classes, on_time_by
from banjie.bulk.log.spans import UNKNOWN, CaseSpans, used_days
from banjie.core.calendar.errors import CalendarError
from banjie.core.clock.arrays.rulers import day_number
from tests.bulk.log.span_lists import AS_OF, Event, columns_of, events, read
from tests.core.calendar.shipped import shipped

OFFICES = np.array([0, 1, 0, 1])
PROMISED, LEGAL = np.array([5, 5, 8, 8]), np.array([10, 10, 10, 20])


def spans(*rows: tuple[int, bool]) -> CaseSpans:
    """Return cases by the days they used and whether they have ended."""
    end = day_number(date(2026, 9, 30))
    used = np.array([days for days, _ in rows])
    ends = np.array([end if has_ended else UNKNOWN for _, has_ended in rows], np.int32)
    return CaseSpans(start_days=ends, end_days=ends, held=used * 0, used=used)


def test_a_case_is_late_only_beyond_its_last_day():
    ended = spans((10, True), (11, True), (20, True), (21, True), (UNKNOWN, True))
    assert classes(ended, promised=10, legal=20, warn_days=2).tolist() == [NONE, YELLOW, YELLOW, RED, NONE]


def test_an_open_case_warns_before_it_is_late():
    running = spans((7, False), (8, False), (10, False), (11, False), (UNKNOWN, False))
    assert classes(running, promised=10, legal=20, warn_days=2).tolist() == [NONE, PRE, PRE, YELLOW, NONE]


def test_open_cases_are_due_once_they_are_late():
    some = spans((10, True), (11, True), (3, False), (11, False), (UNKNOWN, True))
    classed = classes(some, promised=10, legal=20, warn_days=0)
    found = on_time_by(some, classed, offices=np.zeros(5, np.int64), count=1, as_of=date(2026, 11, 2))
    assert found.first_month == (2026 - 1970) * 12 + 8
    assert found.numerators.tolist() == [[1, 0, 0]]
    assert found.denominators.tolist() == [[2, 0, 1]]


@settings(max_examples=100, deadline=None)
@given(events())
def test_what_is_counted_is_what_counting_one_by_one_finds(listed: list[Event]):
    some = used_days(shipped(), columns_of(listed), AS_OF)
    classed = classes(some, promised=PROMISED, legal=LEGAL, warn_days=2)
    found = on_time_by(some, classed, offices=OFFICES, count=2, as_of=AS_OF)
    in_time, due = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for case in range(4):
        alone = read(shipped(), listed, case)
        late = alone.used is not None and alone.used > PROMISED[case]
        month = alone.end or AS_OF
        place = int(OFFICES[case]), (month.year - 1970) * 12 + month.month - 1 - found.first_month
        counts = alone.used is not None and (late or alone.end is not None)
        due[place] += counts
        in_time[place] += counts and not late
    for counted, expected in ((found.numerators, in_time), (found.denominators, due)):
        assert {place: n for place, n in np.ndenumerate(counted) if n} == {
            place: n for place, n in expected.items() if n
        }


def test_an_office_that_is_none_is_named():
    with pytest.raises(CalendarError, match="row 0: office 3"):
        on_time_by(spans((1, True)), np.zeros(1, np.int8), offices=np.array([3]), count=3, as_of=AS_OF)


def test_no_cases_are_none_in_time():
    found = on_time_by(spans(), np.zeros(0, np.int8), offices=np.zeros(0, np.int64), count=2, as_of=AS_OF)
    assert found.denominators.tolist() == [[0], [0]]
