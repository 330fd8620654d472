"""The working-out of a date in print: every day, every stop, and by which rules, calendar and procedure."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from banjie.core.act.act import Stop
from banjie.faces.shared.case_working import short_digest
from banjie.faces.shared.papers.offered import NoSuchPaper
from banjie.faces.shared.papers.working_out import working_out_paper
from banjie.faces.shared.words import LANGUAGES
from banjie.services.cases.case_view import CaseView, tracking_view
from banjie.services.ports.papers import Paper
from banjie.services.ports.plugged import plugged
from tests.office import APPLICANT, TestOffice, accepted, do

NOW = datetime(2026, 9, 16, 2, tzinfo=UTC)
LATER = datetime(2026, 10, 12, 2, tzinfo=UTC)


@pytest.fixture
def view(office: TestOffice) -> CaseView:
    case = accepted(office, NOW)
    do(office, case, "li", Stop(ground="testing", notice="停1", notified_days=10), NOW.replace(day=22))
    found = tracking_view(case.code)
    assert found is not None
    return found


def printed(view: CaseView, clock: str, language: str = "zh-Hans", *, masked: bool = True) -> Paper:
    return working_out_paper(
        view, clock, language=language, at=LATER, site="https://county.example/", demo=True, masked=masked
    )


def text_of(paper: Paper) -> str:
    pages = PdfReader(BytesIO(plugged().press.print(paper, LATER))).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clock_can_be_printed_in_every_language(view: CaseView, language: str) -> None:
    for row in view.clocks:
        assert plugged().press.print(printed(view, row.clock, language), LATER).startswith(b"%PDF")


def test_the_paper_names_the_stop_its_article_and_its_notice(view: CaseView) -> None:
    text = text_of(printed(view, "decision"))
    assert all(word in text for word in ("时限计算书", "停表：检测", "第四十五条", "停1", "第二百零一条", "第八十二条"))


def test_the_paper_names_calendar_and_procedure(view: CaseView) -> None:
    text = text_of(printed(view, "decision"))
    assert view.law.calendar.version in text
    assert short_digest(view.law.procedure) in text


def test_who_holds_the_code_sees_no_name(view: CaseView) -> None:
    assert APPLICANT not in text_of(printed(view, "decision"))
    assert APPLICANT in text_of(printed(view, "decision", masked=False))


def test_a_clock_that_has_not_begun_has_no_paper(view: CaseView) -> None:
    with pytest.raises(NoSuchPaper):
        printed(view, "delivery")
