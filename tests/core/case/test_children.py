"""A matter that was referred waits for its children where its law says so; they are bound by its decision."""

from dataclasses import replace

import pytest

from banjie.core.act.act import Correct, Grant, Refer
from banjie.core.act.actor import SYSTEM
from banjie.core.case.children import ChildStands, ParentStands
from banjie.core.case.fold import fold
from banjie.core.case.state import Phase, Referred, state_of, state_text
from tests.core.case.family import CHILD, REASONS, Case, child, correct, day, lenient, parent, stop
from tests.core.case.office import REVIEW, officer, refuse, submit

OTHER = replace(CHILD, case="c-2", office="/511602/13/", number="H-1")


def decidable(**more: object) -> Case:
    group = parent(**more)
    for act in REVIEW:
        assert group.code(replace(act, happened_date=day(4))) == ""
    return group


def stands(phase: Phase) -> tuple[ChildStands, ...]:
    return (ChildStands(case="c-1", number="F-1", phase=phase),)


@pytest.mark.parametrize("phase", ["submitted", "with_applicant", "running", "stopped"])
@pytest.mark.parametrize("act", [Grant(), refuse()])
def test_no_decision_before_that_of_a_child(phase: str, act: Grant) -> None:
    assert decidable(decide_after_children=True).code(act, children=stands(Phase(phase))) == "children_open"


def test_a_child_that_is_not_opened_yet_is_waited_for() -> None:
    assert decidable(decide_after_children=True).code(Grant()) == "children_open"


@pytest.mark.parametrize("phase", ["granted", "refused", "issued", "finished", "not_accepted", "withdrawn"])
def test_a_decision_after_those_of_all_children(phase: str) -> None:
    assert decidable(decide_after_children=True).code(Grant(), children=stands(Phase(phase))) == ""


def test_a_law_that_does_not_wait_for_children() -> None:
    assert decidable().code(Grant(), children=stands(Phase.RUNNING)) == ""


def test_an_office_is_asked_once() -> None:
    group, again = parent(), Refer(children=(replace(CHILD, case="c-9"),), notice="Z-2", happened_date=day(3))
    assert group.code(again, children=stands(Phase.RUNNING)) == "referred_already"
    assert group.code(replace(again, children=(OTHER, replace(OTHER, case="c-3")))) == "referred_already"
    assert group.code(replace(again, children=(OTHER,))) == ""
    assert [known.case for known in group.state.children] == ["c-1", "c-2"]


@pytest.mark.parametrize("phase", ["not_accepted", "withdrawn"])
def test_an_office_that_did_not_take_it_is_asked_again(phase: str) -> None:
    again = Refer(children=(replace(CHILD, case="c-9"),), notice="Z-2", happened_date=day(3))
    assert parent().code(again, children=stands(Phase(phase))) == ""


def test_a_referral_keeps_its_children_and_its_day() -> None:
    group, stood = parent(), Refer(children=(CHILD,), notice="Z-1", happened_date=day(2))
    for fresh in (None, replace(stood, children=(OTHER,)), replace(stood, happened_date=day(3))):
        assert group.code(correct(3, fresh)) == "referral_stands"
    assert group.code(correct(3, replace(stood, notice="Z-9"))) == ""


def test_a_child_of_a_decided_matter_is_not_corrected() -> None:
    part, correction = child(), correct(2, None)
    assert part.code(correction, parent=ParentStands(number="QH-1", decision="granted")) == "parent_decided"
    assert part.code(correction, parent=ParentStands(number="QH-1", decision="")) == ""


def test_what_follows_the_parent_is_corrected_with_it_also_after_its_decision() -> None:
    part, decided = child(), ParentStands(number="QH-1", decision="granted")
    part.code(stop(7, parent_seq=4))
    assert part.code(Correct(target=3, replacement=None, parent_seq=9), parent=decided) == ""


def test_a_parent_is_named_by_a_referral_alone() -> None:
    empty = Case(law_=lenient())
    for act in (submit(parent="p-1"), submit(parent_seq=3), submit(parent="p-1", parent_seq=3)):
        assert empty.code(act, by=officer("li")) == "wrong_role"
    assert empty.code(submit(parent="p-1"), by=SYSTEM) == "wrong_role"


def test_a_correction_moves_no_child_to_another_parent() -> None:
    part = child()
    moved = replace(part.events[0].act, parent="p-2")
    assert part.code(Correct(target=1, replacement=moved, references=REASONS)) == "correction_other_kind"


def test_a_family_is_kept_in_the_text_of_a_state() -> None:
    group, part = parent(), child()
    part.code(stop(7, parent_seq=4))
    for case in (group, part):
        assert state_of(state_text(fold(case.law, case.events))) == case.state
    assert part.state.parent == "p-1"
    assert group.state.children == (Referred(case="c-1", number="F-1", item="A-1", office="/511602/12/"),)
