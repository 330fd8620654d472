"""What the law supplies when nobody acts, and how it is taken back by who had acted in time."""

from dataclasses import replace
from datetime import date

import pytest

from banjie.core.act.act import Correct, Reach
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide
from banjie.core.case.findings import findings
from banjie.core.case.fold import decide_correction
from banjie.core.case.silence import fallen
from tests.core.case.matter import Matter, law, reach, submit
from tests.core.case.office import REASONS, noon, officer

SEPT_28, FALLS = date(2026, 9, 28), date(2026, 10, 27)
LATE = reach("objected", date(2026, 10, 20))


def silent() -> Matter:
    """Return a matter in which a department was asked and has said nothing; the silence has had its effect."""
    matter = Matter(submit(SEPT_28), reach("consulted", SEPT_28))
    matter.let_silence_act(FALLS)
    return matter


def overruling(replacement: Reach | None = LATE, proof: str = "P-1") -> Correct:
    return Correct(target=3, replacement=replacement, proof=proof, references=(REASONS,))


def test_silence_falls_on_the_day_after_the_last_day_and_not_before() -> None:
    matter = Matter(submit(SEPT_28), reach("consulted", SEPT_28))
    row = matter.clock("opinion")
    assert row is not None
    assert (row.due_date, row.falls_date) == (date(2026, 10, 26), FALLS)
    assert fallen(matter.law, matter.state, date(2026, 10, 26)) == ()
    [one] = fallen(matter.law, matter.state, FALLS)
    assert (one.clock, one.draft) == ("opinion", False)


def test_the_act_says_whose_silence_supplied_it_and_from_which_day_it_counts() -> None:
    event = silent().events[-1]
    assert (event.kind, event.act.silence, event.by[0].person) == ("reached", "opinion", "system")
    assert (event.happened_date, event.effective_date) == (FALLS, SEPT_28)


def test_who_has_answered_is_not_silent() -> None:
    matter = Matter(submit(SEPT_28), reach("consulted", SEPT_28), reach("agreed", date(2026, 10, 26)))
    assert fallen(matter.law, matter.state, date(2026, 12, 1)) == ()


def test_silence_acts_once() -> None:
    matter = silent()
    matter.let_silence_act(date(2026, 12, 1))
    assert len(matter.events) == 3


@pytest.mark.parametrize(("starts", "falls"), [(("consulted",), FALLS), (("submitted",), None)])
def test_silence_may_follow_only_from_one_beginning_of_a_clock(starts: tuple[str, ...], falls: date | None) -> None:
    procedure = law().procedure
    rule = procedure.clock("opinion")
    assert rule.silence is not None
    narrow = replace(rule, starts=("submitted", "consulted"), silence=replace(rule.silence, starts=starts))
    clocks = tuple(narrow if one.name == "opinion" else one for one in procedure.clocks)
    matter = Matter(
        submit(SEPT_28), reach("consulted", SEPT_28), law_=replace(law(), procedure=replace(procedure, clocks=clocks))
    )
    row = matter.clock("opinion")
    assert row is not None
    assert row.falls_date == falls


def test_nobody_but_the_law_says_that_silence_has_acted() -> None:
    matter = Matter(submit(SEPT_28), reach("consulted", SEPT_28))
    [one] = fallen(matter.law, matter.state, FALLS)
    answer = decide(matter.law, matter.state, one.act, officer("li", "wu"), noon(FALLS))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_silent"


def test_a_permission_not_decided_in_time_is_renewed_when_it_would_end() -> None:
    matter = Matter(submit(SEPT_28, expiry_date=date(2026, 10, 30)))
    matter.let_silence_act(date(2026, 10, 31))
    assert (matter.events[-1].happened_date, matter.events[-1].effective_date) == (
        date(2026, 10, 31),
        date(2026, 10, 30),
    )


def test_a_day_that_a_notice_may_still_move_does_not_fall() -> None:
    matter = Matter(submit(date(2026, 12, 24)), reach("consulted", date(2026, 12, 24)), today=date(2026, 12, 24))
    row = matter.clock("opinion")
    assert row is not None
    assert (row.due_date is not None, row.falls_date) == (True, None)


def test_an_answer_given_in_time_and_typed_late_takes_the_silence_back_and_is_found() -> None:
    matter = silent()
    assert matter.code(overruling()) == ""
    assert "objected" in matter.state.happened
    assert "agreed" not in matter.state.happened
    assert [one.code for one in findings(matter.law, matter.state, matter.today)] == ["silence_overruled"]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (overruling(proof=""), "proof_missing"),
        (overruling(None), "silence_not_voidable"),
        (overruling(reach("called", date(2026, 10, 20))), "late_entry_other"),
        (overruling(reach("objected", FALLS)), "late_entry_after"),
        (replace(overruling(), references=()), "correction_reasons_missing"),
    ],
)
def test_silence_gives_way_to_proof_of_an_act_in_time_and_to_nothing_else(act: Correct, code: str) -> None:
    assert silent().code(act) == code


def test_taking_silence_back_needs_an_authority_of_its_own() -> None:
    matter = silent()
    answer = decide_correction(law(), matter.events, overruling(), officer("li", "wu", may="correct"), noon(FALLS))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.missing) == ("no_authority", "overrule × A-1")
