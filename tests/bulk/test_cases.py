"""Clocks of cases in columns have the dates that the cases have."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from banjie.bulk.cases import clocks_of_case
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
    """Return the name of every clock of all cases and its dates, worked out together."""
    law = cases[0][0]
    clocks = [named for case in cases for named in clocks_of_case(*case)]
    columns = ClockColumns.of((clock for _, clock in clocks), law.zone)
    found = clock_dates_array(law.calendar, columns, law.told)
    rows = zip(clocks, dates_in(found, law.zone), found.told_date.tolist(), strict=True)
    return [(name, {**{key: getattr(row, key) for key in SHARED}, "told_date": told}) for (name, _), row, told in rows]


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
