"""A child follows the stops of its parent, keeps its own, and owes nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import Accept, Correct, Grant, Stop
from banjie.core.act.actor import SYSTEM
from banjie.core.case.findings import findings
from banjie.core.case.state import Phase
from tests.core.case.family import Case, child, correct, day, lenient, parent, resume, stop
from tests.core.case.office import REVIEW, calendar, officer


def test_a_running_child_stops_and_goes_on_with_its_parent() -> None:
    group, part = parent(), child()
    assert group.code(stop(7)) == ""
    assert part.follow(group) == [replace(stop(7), parent_seq=4)]
    assert part.state.phase is Phase.STOPPED
    assert group.code(resume(9)) == ""
    part.follow(group)
    assert (part.state.phase, part.follow(group)) == (Phase.RUNNING, [])


def test_a_child_told_late_does_both_at_once_with_the_dates_of_its_parent() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    group.code(resume(9))
    part.follow(group)
    [pause] = part.state.pauses
    assert (pause.first_date, pause.last_date, pause.notice, pause.parent_seq) == (day(7), day(9), "T-1", 4)


def test_its_own_stop_stays_when_the_parent_goes_on() -> None:
    group, part = parent(), child()
    part.code(stop(4, notice="own"))
    group.code(stop(7))
    part.follow(group)
    group.code(resume(9))
    part.follow(group)
    assert part.state.phase is Phase.STOPPED
    assert part.code(resume(11)) == ""
    assert part.state.phase is Phase.RUNNING


def test_its_own_resumption_does_not_let_it_run_while_the_parent_stands_still() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    part.follow(group)
    assert part.code(resume(8)) == "stopped_with_parent"
    assert part.code(stop(8, notice="own")) == ""
    assert part.code(stop(8, notice="own again")) == "wrong_phase"
    assert part.code(resume(9)) == ""
    assert part.state.phase is Phase.STOPPED


def test_days_that_both_stops_hold_count_once() -> None:
    group, part, alone = parent(), child(), child()
    part.code(stop(4, notice="own"))  # Friday 4 to Friday 11
    alone.code(stop(4))
    group.code(stop(7))  # Monday 7 to Wednesday 9, within its own
    part.follow(group)
    group.code(resume(9))
    part.follow(group)
    part.code(resume(11))
    alone.code(resume(11))
    assert part.decision.due_date == alone.decision.due_date


def test_stops_that_overlap_hold_for_all_their_days() -> None:
    group, part, alone = parent(), child(), child()
    part.code(stop(4))
    group.code(stop(7))
    part.follow(group)
    part.code(resume(8))
    group.code(resume(15))
    part.follow(group)
    alone.code(stop(4))
    alone.code(resume(15))
    assert part.decision.due_date == alone.decision.due_date


def test_a_child_not_accepted_yet_stops_from_its_acceptance() -> None:
    group, part = parent(), child(accepted=0)
    group.code(stop(7))
    assert part.follow(group) == []
    part.code(Accept(receipt="S-2", happened_date=day(9)))
    part.follow(group)
    assert [pause.first_date for pause in part.state.pauses] == [day(9)]


def test_a_stop_that_was_over_before_the_child_ran_is_none_of_its_concern() -> None:
    group, part = parent(), child(accepted=0)
    group.code(stop(7))
    group.code(resume(8))
    part.code(Accept(receipt="S-2", happened_date=day(9)))
    assert part.follow(group) == []


def test_a_stop_before_the_referral_is_none_of_its_concern() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    group.code(resume(8))
    later = Case(*(), law_=part.law)
    later.events = [replace(part.events[0], act=replace(part.events[0].act, parent_seq=9)), *part.events[1:]]
    assert later.follow(group) == []


def test_a_decided_child_owes_no_stop() -> None:
    group, part = parent(), child()
    for act in (*REVIEW, Grant()):
        assert part.code(replace(act, happened_date=day(4))) == ""
    group.code(stop(7))
    assert part.follow(group) == []


def test_a_stop_in_a_matter_that_knows_none_is_not_owed() -> None:
    known = lenient()
    acts = tuple(rule for rule in known.procedure.acts if rule.kind != Stop.kind)
    group, part = parent(), child(law_=replace(known, procedure=replace(known.procedure, acts=acts)))
    group.code(stop(7))
    assert part.follow(group) == []


def test_a_corrected_stop_is_corrected_in_the_child() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    part.follow(group)
    assert group.code(correct(4, stop(8))) == ""
    [correction] = part.follow(group)
    assert isinstance(correction, Correct)
    assert [pause.first_date for pause in part.state.pauses] == [day(8)]
    assert part.follow(group) == []


def test_a_voided_stop_goes_and_comes_back_with_that_of_the_parent() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    part.follow(group)
    group.code(correct(4, None))
    part.follow(group)
    assert (part.state.phase, part.state.pauses) == (Phase.RUNNING, ())
    group.code(correct(4, stop(7)))
    part.follow(group)
    assert (part.state.phase, len(part.state.pauses)) == (Phase.STOPPED, 1)


def test_an_officer_does_not_correct_what_follows_the_parent() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    part.follow(group)
    assert part.code(correct(3, None)) == "follows_parent"
    assert part.code(correct(3, stop(8))) == "follows_parent"
    part.code(Correct(target=3, replacement=None, parent_seq=9))
    assert part.code(correct(4, Correct(target=3, replacement=stop(8), references=()))) == "follows_parent"


def test_an_acceptance_corrected_to_a_later_day_moves_the_stop_with_it() -> None:
    group, part = parent(), child()
    group.code(stop(7))
    part.follow(group)
    assert part.code(correct(2, Accept(receipt="S-2", happened_date=day(9)))) == ""
    part.follow(group)
    assert [pause.first_date for pause in part.state.pauses] == [day(9)]


def test_nobody_but_the_system_lets_a_case_follow() -> None:
    group, part = parent(), child()
    assert part.code(stop(7, parent_seq=4), by=officer("li", "wu")) == "wrong_role"
    assert part.code(stop(7, parent_seq=4), by=SYSTEM) == ""
    assert group.code(stop(7, parent_seq=4)) == "wrong_role", "it has no parent"


def test_a_stop_of_the_parent_is_found_at_the_parent_alone() -> None:
    group, part = parent(), child()
    group.code(stop(1 + 6, notified_days=1))
    part.follow(group)
    assert [found.code for found in findings(group.law, group.state, day(29))] == ["stop_too_long"]
    assert findings(part.law, part.state, day(29)) == ()


def test_the_clock_of_the_parent_knows_nothing_of_its_children() -> None:
    group, part = parent(), child()
    before = group.decision
    part.code(stop(4))
    assert group.decision == before
    assert part.decision.stopped


MOVES = st.lists(st.tuples(st.sampled_from(("group", "part")), st.integers(1, 3)), min_size=1, max_size=8)


@given(MOVES)
def test_a_day_that_any_stop_holds_is_not_counted(moves: list[tuple[str, int]]) -> None:
    cases, today = {"group": parent(), "part": child()}, 3
    for name, later in moves:
        today += later
        held = any(not pause.parent_seq and not pause.last_date for pause in cases[name].state.pauses)
        assert cases[name].code(resume(today) if held else stop(today)) == ""
        cases["part"].follow(cases["group"])
    part = cases["part"]
    assert part.follow(cases["group"]) == []
    assert {pause.first_date for pause in cases["group"].state.pauses} == {
        pause.first_date for pause in part.state.pauses if pause.parent_seq
    }
    assert (part.state.phase is Phase.STOPPED) == any(not pause.last_date for pause in part.state.pauses)
    off = {day_off for pause in part.state.pauses for day_off in days_of(pause.first_date, pause.last_date or day(30))}
    if part.state.phase is Phase.RUNNING:
        assert part.decision.due_date == counted(10, off)


def days_of(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=at) for at in range((last - first).days + 1))


def counted(days: int, off: set[date]) -> date:
    """Count working days from the acceptance on, one by one, as a clerk would."""
    at = day(3)
    while days:
        at += timedelta(days=1)
        days -= calendar().is_working(at) and at not in off
    return at
