"""Which clocks run, until when, and who has to do what next."""

from dataclasses import replace
from datetime import date

from banjie.core.act.act import Accept, Grant, RequestSupplement, Resume, Stop, Supplement
from banjie.core.case.dates import dates, leading_clock
from banjie.core.case.evolve import evolve
from banjie.core.case.state import State
from banjie.core.case.work import work
from tests.core.case.office import REVIEW, SEPT_28, answer_to, law, lived, submit

STOP = Stop(ground="testing", notice="N-1", notified_days=5)


def then(state: State, act: object, on: date) -> State:
    """Return the state after one more act on a later day."""
    answer = answer_to(state, act, on)  # type: ignore[arg-type]  # any act
    assert isinstance(answer, tuple), answer
    return evolve(law(), state, answer[0])


def test_the_decision_clock_starts_with_acceptance_and_skips_the_holiday() -> None:
    _, state = lived(submit(), Accept(receipt="S"))
    rows = {row.clock: row for row in dates(law(), state)}
    assert rows["decision"].due_date == date(2026, 10, 19)
    assert rows["decision"].legal_date == date(2026, 11, 2)
    assert rows["acceptance"].ended_date == SEPT_28


def test_a_stopped_clock_has_no_due_date_but_days_left() -> None:
    _, state = lived(submit(), Accept(receipt="S"))
    stopped = then(state, STOP, date(2026, 10, 12))
    row = next(row for row in dates(law(), stopped) if row.clock == "decision")
    assert (row.stopped, row.due_date, row.left_days) == (True, None, 6)


def test_resuming_moves_the_due_date_by_the_stopped_days() -> None:
    _, state = lived(submit(), Accept(receipt="S"))
    resumed = then(then(state, STOP, date(2026, 10, 12)), Resume(), date(2026, 10, 16))
    row = next(row for row in dates(law(), resumed) if row.clock == "decision")
    assert row.due_date == date(2026, 10, 26)


def test_a_supplement_starts_the_acceptance_clock_again() -> None:
    ask = RequestSupplement(materials=("plan",), notice="N")
    _, state = lived(submit(materials=("form",)), ask)
    assert leading_clock(law(), state, dates(law(), state)) is None
    again = then(state, Supplement(materials=("plan",)), date(2026, 9, 29))
    clock = leading_clock(law(), again, dates(law(), again))
    assert clock is not None
    assert clock.started_date == date(2026, 9, 29)


def test_the_work_list_shows_each_open_step_once() -> None:
    _, state = lived(submit(), Accept(receipt="S"))
    assert [row.step for row in work(law(), state, dates(law(), state))] == ["papers", "site"]


def test_after_the_decision_the_paper_is_issued_and_the_delivery_clock_runs() -> None:
    _, state = lived(submit(), Accept(receipt="S"), *REVIEW, Grant())
    rows = dates(law(), state)
    clock = leading_clock(law(), state, rows)
    assert clock is not None
    assert clock.clock == "delivery"
    assert [row.step for row in work(law(), state, rows)] == ["issue"]


def test_warning_late_and_red_follow_the_rule_of_the_clock() -> None:
    _, state = lived(submit(), Accept(receipt="S"))
    row = next(row for row in dates(law(), state) if row.clock == "decision")
    assert (row.warn_date, row.late_date, row.red_date) == (date(2026, 10, 16), date(2026, 10, 20), date(2026, 11, 3))
    assert replace(row, due_date=None) != row
