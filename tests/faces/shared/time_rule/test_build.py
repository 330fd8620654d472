"""The rule's model says what the clock says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.clock.due import due_date
from banjie.core.clock.left import days_left, stopped_days, taken, used
from banjie.core.clock.stop import Stop
from banjie.faces.shared.time_rule.model import CellKind, Grain, RuleModel, RuleState
from tests.core.calendar.shipped import shipped
from tests.faces.shared.time_rule.rules import MAIN, STATES, TODAY, rule, stop

starts = st.dates(date(2010, 1, 1), date(2026, 6, 30))


def kinds(model: RuleModel) -> list[CellKind]:
    return [cell.kind for cell in model.cells]


@st.composite
def stops(draw: st.DrawFn) -> tuple[date, tuple[Stop, ...]]:
    start = draw(starts)
    spans = draw(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 20)), max_size=3))
    firsts = [(start + timedelta(days=after), length) for after, length in spans]
    return start, tuple(stop(first, first + timedelta(days=length)) for first, length in firsts)


@given(case=stops(), promised=st.integers(1, 20), more=st.integers(0, 20), passed=st.integers(1, 40))
def test_dates_and_counts_are_those_of_the_clock(
    case: tuple[date, tuple[Stop, ...]], promised: int, more: int, passed: int
) -> None:
    start, held = case
    today, legal, calendar = start + timedelta(days=passed), promised + more, shipped()
    model = rule(start, promised, legal, *held, today=today)
    due = due_date(calendar, start, promised, held).date
    assert (model.promised_due, model.legal_due) == (due, due_date(calendar, start, legal, held).date)
    if due is not None and today <= due:
        assert model.counts.used == used(calendar, start, today, held)
        assert model.counts.promised_left == days_left(calendar, start, due, today, held)
        assert model.counts.stopped == stopped_days(calendar, start, today, held)
    elif due is not None:
        assert model.counts.late == -days_left(calendar, start, due, today, held)


@given(start=starts, days=st.integers(1, 40), passed=st.integers(0, 60))
def test_every_working_day_up_to_the_end_is_one_cell(start: date, days: int, passed: int) -> None:
    model = rule(start, days, days, today=start + timedelta(days=passed))
    assert len(model.cells) == shipped().count(start, model.end_date)


@given(start=starts, days=st.integers(1, 60), passed=st.integers(0, 30))
def test_finished_matters_use_what_the_clock_took(start: date, days: int, passed: int) -> None:
    finished = start + timedelta(days=passed)
    model = rule(start, days, None, today=finished, finished=finished)
    assert model.counts.used == taken(shipped(), start, finished)


def test_the_example_of_the_drawing() -> None:
    counts = MAIN.counts
    assert (counts.used, counts.stopped, counts.promised_left) == (5, 8, 3)
    assert (MAIN.promised_due, MAIN.legal_due) == (date(2026, 10, 14), date(2026, 10, 30))
    assert [run.days for run in MAIN.off_runs if run.name] == [3, 7]
    assert [cell.date.day for cell in MAIN.cells if cell.makeup] == [20, 10]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("running", RuleState.RUNNING),
        ("stopped", RuleState.STOPPED),
        ("stopped_late", RuleState.STOPPED),
        ("late", RuleState.LATE),
        ("over", RuleState.OVER),
        ("finished_late", RuleState.FINISHED),
        ("on_the_spot", RuleState.ON_THE_SPOT),
        ("same_day", RuleState.SAME_DAY),
    ],
)
def test_each_state_is_recognised(name: str, state: RuleState) -> None:
    assert STATES[name].state is state


def test_an_open_stop_holds_the_dates() -> None:
    model = STATES["stopped"]
    assert model.promised_held
    assert model.legal_held
    assert (
        model.counts.promised_left
        == due_date(shipped(), date(2026, 9, 21), 10, [stop(date(2026, 9, 28))]).left_when_resumed
    )


def test_what_was_promised_and_not_needed_is_saved() -> None:
    assert kinds(STATES["finished"]).count(CellKind.SAVED) == 8 - STATES["finished"].counts.used


def test_days_beyond_the_promise_are_late_and_beyond_the_law_over() -> None:
    found = kinds(STATES["over"])
    assert (found.count(CellKind.LATE), found.count(CellKind.OVER)) == (10, STATES["over"].counts.over)


def test_a_far_legal_date_is_cut_off_and_a_long_promise_drawn_by_the_week() -> None:
    assert STATES["cut"].cut
    assert STATES["cut"].end_date < (STATES["cut"].legal_due or TODAY)
    assert STATES["by_week"].grain is Grain.WEEK


def test_the_days_after_christmas_belong_to_the_next_notice() -> None:
    assert STATES["provisional"].provisional_year == 2027


def test_a_rule_without_any_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="limit"):
        rule(TODAY, None, None)
