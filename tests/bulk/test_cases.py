"""Clocks of cases in columns have the dates that the cases have."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from banjie.bulk.cases import CaseClock, clocks_of_case
from banjie.bulk.clocks import clock_dates_array
from banjie.bulk.columns import ClockColumns
from banjie.core.case.dates import dates
from banjie.core.case.law import Law
from banjie.core.case.state import State
from tests.act_lists import case_lists
from tests.bulk.rows import dates_in

Case = tuple[Law, State]
SHARED = ("due_date", "legal_date", "warn_date", "late_date", "red_date", "left_days", "stopped", "due_at")
Answer = dict[str, object]


def told_in_columns(cases: Sequence[Case]) -> list[tuple[str, Answer]]:
    """Return the name of every clock of all cases and its dates; those under the same calendars worked out together."""
    clocks = [clock for case in cases for clock in clocks_of_case(*case)]
    answers: dict[int, tuple[str, Answer]] = {}
    for calendars in dict.fromkeys(_calendars(clock.law) for clock in clocks):
        rows = [row for row, clock in enumerate(clocks) if _calendars(clock.law) == calendars]
        answers |= zip(rows, _together([clocks[row] for row in rows]), strict=True)
    return [answers[row] for row in range(len(clocks))]


def _calendars(law: Law) -> tuple[object, ...]:
    return law.calendar, law.told


def _together(clocks: Sequence[CaseClock]) -> list[tuple[str, Answer]]:
    law = clocks[0].law
    found = clock_dates_array(law.calendar, ClockColumns.of((each.clock for each in clocks), law.zone), law.told)
    rows = zip(clocks, dates_in(found, law.zone), found.told_date.tolist(), strict=True)
    return [(each.name, {**{key: getattr(row, key) for key in SHARED}, "told_date": told}) for each, row, told in rows]


def told_one_by_one(cases: Sequence[Case]) -> list[tuple[str, Answer]]:
    rows = [row for law, state in cases for row in dates(law, state)]
    return [(row.clock, {**{key: getattr(row, key) for key in SHARED}, "told_date": row.told_date}) for row in rows]


@settings(max_examples=100, deadline=None)
@given(case_lists())
def test_two_thousand_cases_have_the_same_dates_in_columns(cases: list[Case]):
    assert told_in_columns(cases) == told_one_by_one(cases)


@pytest.mark.deep
@settings(max_examples=5_000, deadline=None)
@given(case_lists())
def test_a_hundred_thousand_cases_have_the_same_dates_in_columns(cases: list[Case]):
    assert told_in_columns(cases) == told_one_by_one(cases)
