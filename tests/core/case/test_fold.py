"""Corrections refold the case, and are refused when a later act becomes impossible."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import Accept, Act, Correct, Deliver, Grant, Issue, Resume, Stop
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.fold import decide_correction, effective, fold
from banjie.core.case.state import Phase, State, state_of, state_text
from tests.core.case.office import REASONS, REVIEW, SEPT_28, TO_GRANT, law, lived, noon, officer, submit

STOP = Stop(ground="testing", notice="N-1", notified_days=5)
WHOLE = (
    submit(), Accept(receipt="S-1"), STOP, Resume(), *REVIEW, Grant(),
    Issue(result_number="R-1", check_code="ABC"), Deliver(how="post", proof="E-1"),
)  # fmt: skip


def corrected(
    events: tuple[Event, ...], target: int, replacement: Act | None
) -> tuple[tuple[Event, ...], State] | Refusal:
    """Return the answer to a correction, asked for on the day of the acts."""
    act = Correct(target=target, replacement=replacement, references=(REASONS,))
    return decide_correction(law(), events, act, officer("li", "wu"), noon(SEPT_28))


def test_folding_is_the_same_as_evolving_one_by_one() -> None:
    events, state = lived(*WHOLE)
    assert fold(law(), events) == state


@given(st.integers(min_value=0, max_value=len(WHOLE)))
def test_a_state_survives_its_text(length: int) -> None:
    _, state = lived(*WHOLE[:length])
    assert state_of(state_text(state)) == state


def test_a_corrected_date_moves_the_state() -> None:
    events, _ = lived(submit(), Accept(receipt="S-1"), STOP, on=SEPT_28)
    answer = corrected(events, 3, replace(STOP, notified_days=9))
    assert not isinstance(answer, Refusal)
    assert answer[1].pauses[0].notified_days == 9
    assert answer[1].version == 4


def test_voiding_a_grant_puts_the_case_back_to_the_decision() -> None:
    events, _ = lived(*TO_GRANT)
    answer = corrected(events, len(TO_GRANT), None)
    assert not isinstance(answer, Refusal)
    assert answer[1].phase is Phase.RUNNING


def test_a_correction_that_breaks_a_later_act_is_refused_naming_it() -> None:
    events, _ = lived(*WHOLE)
    answer = corrected(events, 2, None)
    assert isinstance(answer, Refusal)
    assert answer.code == "correction_breaks"
    assert answer.params == {"seq": "3", "kind": "stopped", "because": "wrong_phase"}


def test_a_correction_can_be_corrected() -> None:
    events, before = lived(*TO_GRANT)
    voided = _appended(events, corrected(events, len(TO_GRANT), None))
    restored = _appended(voided, corrected(voided, len(voided), None))
    assert fold(law(), restored).phase is before.phase is Phase.GRANTED


def test_the_later_of_two_corrections_wins() -> None:
    events, _ = lived(submit(), Accept(receipt="first"))
    once = _appended(events, corrected(events, 2, Accept(receipt="second")))
    twice = _appended(once, corrected(once, 2, Accept(receipt="third")))
    assert [event.act for event in effective(twice)][1] == Accept(receipt="third")


def test_a_submission_is_not_voided_but_withdrawn() -> None:
    events, _ = lived(submit())
    answer = corrected(events, 1, None)
    assert isinstance(answer, Refusal)
    assert answer.code == "submission_not_voidable"


def test_a_correction_without_reasons_is_refused() -> None:
    events, _ = lived(submit())
    answer = decide_correction(law(), events, Correct(target=1, replacement=submit()), officer(), noon(SEPT_28))
    assert isinstance(answer, Refusal)
    assert answer.code == "correction_reasons_missing"


def test_a_replacement_date_counts_for_the_clock() -> None:
    events, _ = lived(submit(happened_date=date(2026, 9, 28)), Accept(receipt="S"))
    answer = corrected(events, 2, Accept(receipt="S", happened_date=date(2026, 9, 28)))
    assert not isinstance(answer, Refusal)
    assert answer[1].date_of("accepted") == date(2026, 9, 28)


def refused(events: tuple[Event, ...], target: int, replacement: Act | None) -> str:
    """Return the code of a correction that must be refused."""
    answer = corrected(events, target, replacement)
    assert isinstance(answer, Refusal), "it was corrected"
    return answer.code


def test_a_correction_cannot_put_an_act_into_the_future() -> None:
    events, _ = lived(submit(), Accept(receipt="S"))
    assert refused(events, 2, Accept(receipt="S", happened_date=date(2026, 9, 29))) == "in_future"


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2019, 4, 22), date(2025, 12, 31)])
def test_a_correction_cannot_lead_behind_the_law_of_the_case_or_the_calendar(day: date) -> None:
    events, _ = lived(submit())
    assert refused(events, 1, submit(happened_date=day)) == "dated_back_too_far"


@pytest.mark.parametrize("name", ["item", "procedure", "office", "number"])
def test_a_correction_does_not_move_an_application_elsewhere(name: str) -> None:
    events, _ = lived(submit())
    assert refused(events, 1, submit(**{name: "another"})) == "correction_other_kind"


def test_a_correction_of_a_correction_stays_with_the_record_it_is_about() -> None:
    events, _ = lived(submit(), Accept(receipt="S"))
    once = _appended(events, corrected(events, 2, Accept(receipt="T")))
    later = Correct(target=4, replacement=None, references=(REASONS,))
    assert refused(once, 3, later) == "target_unknown"
    assert refused(once, 3, replace(later, target=1)) == "target_unknown"
    assert refused(once, 3, replace(later, target=2, replacement=Grant())) == "correction_other_kind"


def test_a_submission_is_not_voided_by_correcting_its_correction() -> None:
    events, _ = lived(submit())
    once = _appended(events, corrected(events, 1, submit(materials=("form",))))
    assert refused(once, 2, Correct(target=1, replacement=None)) == "submission_not_voidable"


def _appended(events: tuple[Event, ...], answer: tuple[tuple[Event, ...], State] | Refusal) -> tuple[Event, ...]:
    assert not isinstance(answer, Refusal), answer
    return events + answer[0]
