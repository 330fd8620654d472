"""Every deed of a case, done once through the services."""

from datetime import UTC, date, datetime

import pytest

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Deliver,
    Grant,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.case.state import Phase
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import office_date
from banjie.records.scope import scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseUnknown, Done
from banjie.services.cases.case_view import CaseView, case_view, tracking_view
from banjie.services.cases.deed import Content, new_id
from banjie.services.cases.result_check import result_check
from banjie.services.cases.result_issue import result_issue
from banjie.services.office.entering import visitor
from tests.office import APPLICANT, HandedIn, TestOffice, accepted, do, handed_in, ready_to_decide

NOW = datetime.now(UTC)
REASONS = Content(name="reasons", body="场所面积不符合规定")


def by_applicant(case: HandedIn, act: Act) -> object:
    return act_do(case.id, act, Asked(actor=visitor(str(case.id)), now=NOW, key=str(new_id(NOW))))


def issued(office: TestOffice, case: HandedIn, number: str) -> CaseView:
    asked = Asked(actor=office.officer("zhou", office_date(NOW)).actor(), now=NOW, key=str(new_id(NOW)))
    assert isinstance(result_issue(case.id, asked, result_number=number), Done)
    return case_view(case.id)


def test_an_application_from_the_web_can_be_followed(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    seen = tracking_view(case.code)
    assert seen is not None
    assert (seen.number, seen.state.phase, seen.version) == (case.number, Phase.SUBMITTED, 1)
    assert seen.applicant is not None
    assert seen.applicant.name == APPLICANT


def test_what_is_missing_is_asked_for_and_handed_in(whole_office: TestOffice) -> None:
    case = handed_in(NOW, materials=("form",))
    do(whole_office, case, "zhou", RequestSupplement(materials=("plan",), notice="B-1"), NOW)
    assert case_view(case.id).state.phase is Phase.WITH_APPLICANT
    assert isinstance(by_applicant(case, Supplement(materials=("plan",))), Done)
    do(whole_office, case, "zhou", Accept(receipt="R-2"), NOW)
    seen = case_view(case.id)
    assert (seen.state.phase, seen.missing) == (Phase.RUNNING, ())
    assert seen.leading is not None
    assert seen.leading.clock == "decision"


def test_acceptance_is_refused(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    do(whole_office, case, "zhou", RefuseAcceptance(ground="not_needed", notice="N-1"), NOW)
    seen = case_view(case.id)
    assert (seen.state.phase, seen.work) == (Phase.NOT_ACCEPTED, ())


def test_steps_are_taken_in_hand_and_completed(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    do(whole_office, case, "li", StartStep(step="review"), NOW)
    assert [(work.step, work.holder) for work in case_view(case.id).work] == [
        ("review", str(whole_office.people["li"]))
    ]
    do(whole_office, case, "li", CompleteStep(step="review", choice="site_check_needed"), NOW)
    assert {work.step for work in case_view(case.id).work} == {"full_review", "site_check"}


def test_the_clock_is_stopped_and_resumed(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    do(whole_office, case, "li", Stop(ground="hearing", notice="T-1", notified_days=5), NOW)
    held = case_view(case.id)
    assert held.leading is not None
    assert (held.state.phase, held.leading.due_date, held.leading.stopped) == (Phase.STOPPED, None, True)
    do(whole_office, case, "li", Resume(), NOW)
    running = case_view(case.id)
    assert running.leading is not None
    assert running.leading.due_date is not None


def test_a_permission_is_granted_issued_checked_and_delivered(whole_office: TestOffice) -> None:
    case = ready_to_decide(whole_office, NOW)
    do(whole_office, case, "qian", Grant(valid_until=date(2030, 1, 1)), NOW)
    code = issued(whole_office, case, "卫证-1").state.check_code
    do(whole_office, case, "zhou", Deliver(how="handed_over", proof="S-1"), NOW)
    checked = result_check(code)
    assert checked is not None
    assert (checked.number, checked.granted, checked.delivered_date) == ("卫证-1", True, office_date(NOW))
    assert case_view(case.id).state.phase is Phase.FINISHED


def test_a_permission_is_refused_with_its_reasons_kept_apart(whole_office: TestOffice) -> None:
    case = ready_to_decide(whole_office, NOW)
    remedy = case_view(case.id).law.procedure.remedy
    refuse = Refuse(
        basis=Citation(law="公共场所卫生管理条例", article="4"), remedy_body=remedy.body, remedy_days=remedy.days,
        court=remedy.court, court_months=remedy.months,
    )  # fmt: skip
    do(whole_office, case, "qian", refuse, NOW, REASONS)
    told = case_view(case.id).events[-1]
    assert (told.kind, told.texts["reasons"], told.people) == ("refused", REASONS.body, ("钱正",))
    assert result_check(issued(whole_office, case, "卫不许-1").state.check_code) is not None


def test_an_application_is_withdrawn(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    assert isinstance(by_applicant(case, Withdraw()), Done)
    seen = case_view(case.id)
    assert (seen.state.phase, seen.work) == (Phase.WITHDRAWN, ())


def test_a_visitor_does_not_act_on_the_case_of_another(whole_office: TestOffice) -> None:
    case, other = handed_in(NOW), handed_in(NOW)
    with pytest.raises(CaseUnknown):
        act_do(case.id, Withdraw(), Asked(actor=visitor(str(other.id)), now=NOW, key="other"))


def test_another_office_does_not_see_the_case(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    stranger = whole_office.officer("sun", office_date(NOW))
    asked = Asked(actor=stranger.actor(), now=NOW, key="stranger")
    with scope(stranger.scope):
        with pytest.raises(CaseUnknown):
            case_view(case.id)
        with pytest.raises(CaseUnknown):
            act_do(case.id, StartStep(step="review"), asked)
