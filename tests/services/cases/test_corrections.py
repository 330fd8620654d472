"""A correction puts another act in the place of one that stands, or takes it away, and the tables follow."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from banjie.core.act.act import Accept, Act, Deliver, Grant, Issue, Stop, Submit
from banjie.core.act.refusal import Refusal
from banjie.core.case.state import Phase
from banjie.core.values.office_time import office_date
from banjie.services.cases import act_correct as correcting
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseMoved, Done
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.cases.deed import new_id
from banjie.services.cases.result_check import result_check
from banjie.services.cases.result_issue import result_issue
from banjie.services.log.rebuild import differences
from tests.office import APPLICANT, HandedIn, TestOffice, accepted, do, handed_in, ready_to_decide

NOW = datetime.now(UTC)


def correct(office: TestOffice, case: HandedIn, target: int, replacement: Act | None, **more: Any) -> Done | Refusal:
    officer = office.officer("qian", office_date(NOW))
    asked = Asked(actor=officer.actor(), now=NOW, key=more.pop("key", str(new_id(NOW))))
    return act_correct(case.id, asked, target=target, replacement=replacement, reasons=more.pop("reasons", "录入有误"))


def issued(office: TestOffice) -> HandedIn:
    case = ready_to_decide(office, NOW)
    do(office, case, "qian", Grant(), NOW)
    asked = Asked(actor=office.officer("zhou", office_date(NOW)).actor(), now=NOW, key=str(new_id(NOW)))
    assert isinstance(result_issue(case.id, asked, result_number=f"卫证-{case.number}"), Done)
    return case


def seq_of(view: CaseView, kind: str) -> int:
    return next(event.seq for event in view.events if event.kind == kind)


def agrees_with_the_log(number: str) -> bool:
    return not [one for one in differences(lambda: None) if one.case == number]


def test_a_replaced_stop_moves_the_clock(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    do(whole_office, case, "li", Stop(ground="hearing", notice="T-1", notified_days=3), NOW)
    answer = correct(whole_office, case, 3, Stop(ground="testing", notice="T-2", notified_days=9))
    assert isinstance(answer, Done)
    view = case_view(case.id)
    assert (view.state.phase, view.state.pauses[0].ground, view.version) == (Phase.STOPPED, "testing", 4)
    assert (view.events[2].act.ground, view.events[2].standing.ground) == ("hearing", "testing")
    assert agrees_with_the_log(case.number)


def test_a_voided_stop_lets_the_clock_run(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    due = case_view(case.id).leading
    do(whole_office, case, "li", Stop(ground="hearing", notice="T-1", notified_days=3), NOW)
    assert isinstance(correct(whole_office, case, 3, None), Done)
    view = case_view(case.id)
    assert (view.leading, view.events[2].standing) == (due, None)
    assert agrees_with_the_log(case.number)


def test_a_voided_issue_takes_the_result_out_of_the_register(whole_office: TestOffice) -> None:
    case = issued(whole_office)
    view = case_view(case.id)
    code = view.state.check_code
    assert result_check(code) is not None
    assert isinstance(correct(whole_office, case, seq_of(view, "issued"), None), Done)
    assert result_check(code) is None
    assert case_view(case.id).state.phase is Phase.GRANTED
    assert agrees_with_the_log(case.number)


def test_a_voided_acceptance_takes_its_clock_away(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    assert {clock.clock for clock in case_view(case.id).clocks} == {"acceptance", "decision"}
    assert isinstance(correct(whole_office, case, 2, None), Done)
    view = case_view(case.id)
    assert (view.state.phase, {clock.clock for clock in view.clocks}) == (Phase.SUBMITTED, {"acceptance"})
    assert [work.step for work in view.work] == ["accept"]
    assert agrees_with_the_log(case.number)


def test_the_voided_can_be_done_again(whole_office: TestOffice) -> None:
    case = issued(whole_office)
    correct(whole_office, case, seq_of(case_view(case.id), "issued"), None)
    do(whole_office, case, "zhou", Issue(result_number=f"再-{case.number}", check_code=f"C{case.number}"), NOW)
    do(whole_office, case, "zhou", Deliver(how="post", proof="P-1"), NOW)
    assert case_view(case.id).state.phase is Phase.FINISHED
    assert agrees_with_the_log(case.number)


def test_a_correction_that_makes_a_later_act_impossible_is_refused(whole_office: TestOffice) -> None:
    case = issued(whole_office)
    version = case_view(case.id).version
    answer = correct(whole_office, case, 2, None)
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params["seq"], answer.params["kind"]) == ("correction_breaks", "3", "step_started")
    assert case_view(case.id).version == version


def test_another_day_of_receipt_moves_the_case_and_keeps_its_people(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    submitted = case_view(case.id).events[0].act
    assert isinstance(submitted, Submit)
    yesterday = office_date(NOW) - timedelta(days=1)
    answer = correct(whole_office, case, 1, replace(submitted, happened_date=yesterday, references=()))
    assert isinstance(answer, Done)
    view = case_view(case.id)
    assert view.applicant is not None
    assert (view.clocks[0].started_date, view.applicant.name) == (yesterday, APPLICANT)
    assert received(case.id) == yesterday
    assert agrees_with_the_log(case.number)


def received(case_id: UUID) -> date:
    [row] = [row for row in correcting.history(case_id) if row.kind == "corrected"]
    replacement = row.act.replacement
    assert replacement.happened_date is not None
    return replacement.happened_date


def test_without_reasons_nothing_is_corrected(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    answer = correct(whole_office, case, 2, Accept(receipt="R-2"), reasons="")
    assert isinstance(answer, Refusal)
    assert answer.code == "correction_reasons_missing"


def test_the_same_correction_asked_again_is_the_same(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    answers = [correct(whole_office, case, 2, Accept(receipt="R-2"), key="again") for _ in range(3)]
    assert [answer.repeated for answer in answers if isinstance(answer, Done)] == [False, True, True]


def test_a_correction_overtaken_by_another_act_is_not_repeated(
    whole_office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = accepted(whole_office, NOW)
    history = correcting.history

    def overtaken(case_id: UUID) -> object:
        monkeypatch.setattr(correcting, "history", history)
        events = history(case_id)
        asked = Asked(actor=whole_office.officer("li", office_date(NOW)).actor(), now=NOW, key=str(new_id(NOW)))
        act_do(case_id, Stop(ground="hearing", notice="T-1", notified_days=3), asked)
        return events

    monkeypatch.setattr(correcting, "history", overtaken)
    with pytest.raises(CaseMoved):
        correct(whole_office, case, 2, Accept(receipt="R-3"))
