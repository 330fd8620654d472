"""What the office answers to an act."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Correct,
    Deliver,
    Grant,
    Issue,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide
from banjie.core.case.evolve import evolve
from banjie.core.case.state import NEW, Phase, State
from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from tests.core.case.office import (
    PARTY,
    REVIEW,
    SEPT_28,
    TO_GRANT,
    answer_to,
    law,
    lived,
    noon,
    officer,
    refusal_of,
    refuse,
    submit,
)

STOP = Stop(ground="testing", notice="N-1", notified_days=5)
ASK = RequestSupplement(materials=("plan",), notice="N-2")
ISSUE = Issue(result_number="R-1", check_code="ABC")


def test_a_granted_licence_runs_from_application_to_delivery() -> None:
    events, state = lived(*TO_GRANT, ISSUE, Deliver(how="handed_over", proof="S-9"))
    assert [event.kind for event in events][-3:] == ["granted", "issued", "delivered"]
    assert state.phase is Phase.FINISHED
    assert law().net.finished(state.marking)


@pytest.mark.parametrize(
    ("before", "act", "code"),
    [
        ((submit(materials=("form",)),), Accept(receipt="S"), "materials_missing"),
        ((submit(materials=("form",)), ASK, Supplement(materials=("photo",))), ASK, "supplement_twice"),
        ((submit(materials=("form",)), ASK), ASK, "supplement_twice"),
        ((submit(materials=()),), ASK, "supplement_incomplete"),
        ((submit(),), Accept(receipt=""), "receipt_missing"),
        ((submit(),), RefuseAcceptance(ground="mood", notice="N"), "ground_unknown"),
        ((submit(),), RefuseAcceptance(ground="not_our_power", notice="N"), "right_agency_missing"),
        ((submit(),), RefuseAcceptance(ground="incomplete", notice="N"), "supplement_first"),
        ((submit(), Accept(receipt="S")), Grant(), "steps_open"),
        ((submit(), Accept(receipt="S")), CompleteStep(step="papers"), "step_not_started"),
        ((submit(), Accept(receipt="S")), StartStep(step="decision"), "step_not_open"),
        ((submit(), Accept(receipt="S"), *REVIEW), StartStep(step="decision"), "step_is_decision"),
        ((submit(), Accept(receipt="S"), STOP), Grant(), "clock_stopped"),
        ((submit(), Accept(receipt="S")), Stop(ground="lunch", notice="N", notified_days=1), "ground_unknown"),
        ((submit(), Accept(receipt="S")), Stop(ground="testing", notice="", notified_days=1), "notice_missing"),
        ((submit(), Accept(receipt="S")), Stop(ground="testing", notice="N", notified_days=0), "notified_days_missing"),
        ((submit(), Accept(receipt="S")), Resume(), "wrong_phase"),
        ((submit(), Accept(receipt="S"), *REVIEW), Grant(valid_until=date(2026, 9, 28)), "validity_over"),
        ((*TO_GRANT, ISSUE), Deliver(how="pigeon", proof="1"), "delivery_unknown"),
        ((*TO_GRANT, ISSUE), Deliver(how="post", proof=""), "proof_missing"),
        (TO_GRANT, Withdraw(), "wrong_phase"),
    ],
)
def test_an_act_the_law_does_not_allow_is_refused_by_name(before: tuple[Act, ...], act: Act, code: str) -> None:
    _, state = lived(*before)
    assert refusal_of(state, act).code == code


def test_a_second_supplement_names_the_article() -> None:
    _, state = lived(submit(materials=("form",)), ASK)
    citation = refusal_of(state, ASK).citation
    assert citation is not None
    assert citation.article == "32"


def test_an_officer_without_authority_is_told_which_grant_is_missing() -> None:
    _, state = lived(submit())
    refusal = refusal_of(state, Accept(receipt="S"), actor=officer("li", may="submit"))
    assert (refusal.code, refusal.missing) == ("no_authority", "accept × A-1")


def test_a_party_may_submit_but_not_accept() -> None:
    assert not isinstance(answer_to(NEW, submit(), actor=PARTY), str)
    _, state = lived(submit())
    assert refusal_of(state, Accept(receipt="S"), actor=PARTY).code == "wrong_role"


def test_a_recused_officer_keeps_out() -> None:
    _, state = lived(submit())
    assert refusal_of(state, Accept(receipt="S"), actor=officer("li", recused=frozenset({"case-1"}))).code == "recused"


def test_a_site_check_needs_two_people() -> None:
    _, state = lived(submit(), Accept(receipt="S"), StartStep(step="site"))
    assert refusal_of(state, CompleteStep(step="site"), actor=officer("li")).code == "too_few_signers"


def test_a_step_in_other_hands_is_not_completed() -> None:
    _, state = lived(submit(), Accept(receipt="S"), StartStep(step="papers"))
    assert refusal_of(state, CompleteStep(step="papers"), actor=officer("zhao")).code == "step_held_by_other"


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        (date(2026, 9, 29), "in_future"),
        (date(2026, 9, 24), "dated_back_too_far"),
        (date(2026, 9, 26), "before_its_cause"),
    ],
)
def test_a_date_is_refused_when_it_cannot_be(happened: date, code: str) -> None:
    _, state = lived(submit())
    assert refusal_of(state, Accept(receipt="S", happened_date=happened)).code == code


def test_the_dates_office_day_is_chinas_not_utc() -> None:
    late_evening_utc = datetime.fromisoformat("2026-09-28T17:00:00+00:00")
    answer = decide(law(), NEW, submit(), officer(), late_evening_utc)
    assert isinstance(answer, tuple)
    assert answer[0].happened_date == date(2026, 9, 29)


def test_recorded_time_never_runs_backwards() -> None:
    _, state = lived(submit(), on=date(2026, 9, 29))
    answer = decide(
        law(), state, Accept(receipt="S", happened_date=date(2026, 9, 29)), officer(), noon(date(2026, 9, 29))
    )
    assert isinstance(answer, tuple)
    assert answer[0].recorded_at >= state.recorded_at


def test_a_refusal_tells_reasons_and_remedy() -> None:
    _, state = lived(submit(), Accept(receipt="S"), *REVIEW)
    assert refusal_of(state, replace(refuse(), references=())).code == "reasons_missing"
    assert isinstance(answer_to(state, refuse()), tuple)


def test_a_correction_is_not_decided_without_the_history() -> None:
    with pytest.raises(TypeError, match="whole history"):
        answer_to(NEW, Correct(target=1, replacement=None), on=SEPT_28)


def test_a_step_is_not_completed_before_it_was_started() -> None:
    day = SEPT_28 + timedelta(days=1)
    _, state = lived(submit(), Accept(receipt="S"))
    state = evolve(law(), state, done(state, StartStep(step="papers"), day))
    early = refusal_of(state, CompleteStep(step="papers", happened_date=SEPT_28), day)
    assert (early.code, early.params["cause"], early.params["cause_date"]) == (
        "before_its_cause", "step_started", "2026-09-29",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "last", "act"),
    [
        ((submit(),), Accept(receipt="S"), Withdraw()),
        ((submit(), Accept(receipt="S")), STOP, Withdraw()),
        ((submit(materials=("form",)),), ASK, RefuseAcceptance(ground="not_needed", notice="N")),
        ((submit(materials=("form",)),), ASK, Withdraw()),
    ],
)
def test_what_ends_a_case_is_not_dated_before_what_it_ends(before: tuple[Act, ...], last: Act, act: Act) -> None:
    day = SEPT_28 + timedelta(days=1)
    _, state = lived(*before)
    state = evolve(law(), state, done(state, last, day))
    assert refusal_of(state, replace(act, happened_date=SEPT_28), day).code == "before_its_cause"


def test_a_step_is_not_started_before_the_only_step_before_it_was_completed() -> None:
    day = SEPT_28 + timedelta(days=1)
    steps = [{"id": "look", "role": "r", "next": "decide"}, {"id": "decide", "role": "r", "next": "end"}]
    net = compile_flow(flow_of({"start": "look", "steps": steps}))
    one_way = replace(law(), net=net)
    state = replace(lived(submit(), Accept(receipt="S"))[1], marking=net.initial())
    for act in (StartStep(step="look"), CompleteStep(step="look")):
        answer = decide(one_way, state, act, officer(), noon(day))
        assert not isinstance(answer, Refusal), answer
        state = evolve(one_way, state, answer[0])
    early = decide(one_way, state, StartStep(step="decide", happened_date=SEPT_28), officer(), noon(day))
    assert isinstance(early, Refusal)
    assert (early.code, early.params["cause"]) == ("before_its_cause", "step_completed")


def test_an_application_is_not_dated_back_behind_the_law_it_would_run_under() -> None:
    rules = tuple(replace(rule, backdate_days=5) for rule in law().procedure.acts)
    fresh = replace(law(), procedure=replace(law().procedure, law_date="2026-09-27", acts=rules))
    days = (date(2026, 9, 27), date(2026, 9, 26))
    answers = [decide(fresh, NEW, submit(happened_date=day), officer(), noon(SEPT_28)) for day in days]
    assert [isinstance(answer, Refusal) for answer in answers] == [False, True]


def test_a_paper_handed_in_twice_is_there_once() -> None:
    _, state = lived(submit(materials=("form", "form")), ASK, Supplement(materials=("plan", "plan", "form")))
    assert state.materials == ("form", "plan")


def done(state: State, act: Act, on: date) -> Event:
    """Return the event of an act that must be done."""
    answer = answer_to(state, act, on)
    assert not isinstance(answer, Refusal), answer
    return answer[0]
