"""The officer's list, most urgent first, and finding one case."""

from datetime import UTC, datetime, timedelta

import pytest

from banjie.core.act.act import StartStep, Stop
from banjie.core.values.office_time import office_date
from banjie.records.scope import scope
from banjie.services.cases import work_list as lists
from banjie.services.cases.work_list import WorkView, case_find, work_list
from tests.office import APPLICANT, COUNTY, MARKET, TestOffice, accepted, do, handed_in

NOW = datetime.now(UTC)
TODAY = office_date(NOW)


def test_what_is_due_first_stands_first_and_a_stopped_clock_last(whole_office: TestOffice) -> None:
    stopped, waiting, running = accepted(whole_office, NOW), handed_in(NOW), accepted(whole_office, NOW)
    do(whole_office, stopped, "li", Stop(ground="hearing", notice="T", notified_days=2), NOW)
    page = work_list(COUNTY, "", TODAY)
    assert [line.case.number for line in page.lines] == [waiting.number, running.number, stopped.number]
    assert [line.due_date is None for line in page.lines] == [False, False, True]
    assert (page.counts[WorkView.ALL], page.counts[WorkView.STOPPED], page.counts[WorkView.LATE]) == (3, 1, 0)


def test_mine_is_what_i_have_in_hand(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    do(whole_office, case, "li", StartStep(step="review"), NOW)
    mine = work_list(COUNTY, str(whole_office.people["li"]), TODAY, view=WorkView.MINE)
    assert [(line.case.number, line.holder) for line in mine.lines] == [(case.number, "李卫")]


def test_later_everything_is_late(whole_office: TestOffice) -> None:
    handed_in(NOW)
    page = work_list(COUNTY, "", TODAY + timedelta(days=60), view=WorkView.LATE)
    assert page.counts[WorkView.LATE] == len(page.lines) > 0


def test_pages_follow_each_other_without_gap_or_repeat(
    whole_office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        handed_in(NOW)
    everything = [line.case.number for line in work_list(COUNTY, "", TODAY).lines]
    monkeypatch.setattr(lists, "PAGE", 2)
    seen, after = list[str](), ""
    while True:
        page = work_list(COUNTY, "", TODAY, after=after)
        seen += [line.case.number for line in page.lines]
        after = page.after
        if not after:
            break
    assert seen == everything


@pytest.mark.parametrize("cursor", ["x", "2026-13-01~a~b", "~not-an-id~step"])
def test_a_page_marker_that_is_not_ours_is_told(whole_office: TestOffice, cursor: str) -> None:
    with pytest.raises(ValueError, match="not one of ours"):
        work_list(COUNTY, "", TODAY, after=cursor)


def test_another_office_finds_nothing(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    with scope(MARKET):
        assert work_list(COUNTY, "", TODAY).lines == ()
        assert case_find(case.number) == ()


def test_a_case_is_found_by_number_and_by_name(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    assert [line.number for line in case_find(f" {case.number} ")] == [case.number]
    assert case.number in [line.number for line in case_find(APPLICANT)]
    assert case_find("  ") == ()
