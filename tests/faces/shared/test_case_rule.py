"""Which clock is shown of a case, and what its day 0 is called."""

from datetime import UTC, date, datetime

from banjie.core.act.act import RequestSupplement
from banjie.faces.shared.case_rule import acceptance_clock, case_rule, shown_clock
from banjie.faces.shared.case_working import case_working
from banjie.faces.shared.clock_notes import Telling
from banjie.services.cases.case_view import CaseView, tracking_view
from tests.office import HandedIn, TestOffice, accepted, do, handed_in

NOW = datetime(2026, 9, 16, 2, tzinfo=UTC)
TODAY = date(2026, 9, 17)


def view_of(case: HandedIn) -> CaseView:
    view = tracking_view(case.code)
    assert view is not None
    return view


def test_before_acceptance_the_check_is_shown_from_the_day_of_receipt(office: TestOffice) -> None:
    view = view_of(handed_in(NOW))
    shown = shown_clock(view.law, view.state, view.clocks)
    assert shown is not None
    assert shown.rule == acceptance_clock(view.law.procedure)
    assert case_rule(shown, TODAY).start_word == "received"
    telling = Telling(law=view.law, state=view.state, clock=shown, today=TODAY, language="zh-Hans")
    working = case_working(telling)
    assert working is not None
    assert "收到当天" in working.lines[0].why


def test_after_acceptance_the_decision_is_shown_with_both_limits(office: TestOffice) -> None:
    view = view_of(accepted(office, NOW))
    shown = shown_clock(view.law, view.state, view.clocks)
    assert shown is not None
    model = case_rule(shown, TODAY)
    assert (model.promised_due, model.legal_due) == (date(2026, 9, 28), date(2026, 10, 20))
    assert model.start_word == "start"


def test_while_the_applicant_is_asked_no_clock_is_shown(office: TestOffice) -> None:
    case = handed_in(NOW, materials=("form",))
    do(office, case, "zhou", RequestSupplement(materials=("plan",), notice="补1"), NOW)
    view = view_of(case)
    assert shown_clock(view.law, view.state, view.clocks) is None
