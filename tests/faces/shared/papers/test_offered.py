"""Each paper says what the law asks of it, in every language, and the press prints it whole."""

from datetime import UTC, datetime

import pytest

from banjie.core.act.act import Act, Grant, Issue, Refuse, RefuseAcceptance, RequestSupplement, Stop
from banjie.core.values.citation import Citation
from banjie.faces.shared.papers.offered import NoSuchPaper, paper_of, papers_of
from banjie.faces.shared.words import LANGUAGES
from banjie.services.cases.case_view import CaseView, tracking_view
from banjie.services.cases.deed import Content, new_check_code
from banjie.services.ports.papers import Paper, PaperKind
from banjie.services.ports.plugged import plugged
from tests.office import APPLICANT, HandedIn, TestOffice, accepted, do, handed_in, ready_to_decide

NOW = datetime.now(UTC)
SITE = "https://county.example/"
REFUSE = Refuse(
    basis=Citation(law="公共场所卫生管理条例", article="8"), remedy_body="县人民政府", remedy_days=60,
    court="县人民法院", court_months=6,
)  # fmt: skip


def view_of(case: HandedIn) -> CaseView:
    view = tracking_view(case.code)
    assert view is not None
    return view


def last(view: CaseView, language: str = "zh-Hans", *, masked: bool = False, demo: bool = True) -> Paper:
    seq = papers_of(view, language)[-1].seq
    return paper_of(view, seq, language=language, at=NOW, site=SITE, demo=demo, masked=masked)


def after(office: TestOffice, case: HandedIn, login: str, act: Act, *contents: Content) -> CaseView:
    do(office, case, login, act, NOW, *contents)
    return view_of(case)


def said(paper: Paper) -> str:
    cells = [cell for table in paper.tables for row in table.rows for cell in row]
    facts = [fact.value for fact in paper.facts]
    return " ".join([paper.title, paper.addressee, *paper.paragraphs, paper.due, paper.due_note, *cells, *facts,
                     *paper.footnotes])  # fmt: skip


def every_view(office: TestOffice) -> list[CaseView]:
    granted = ready_to_decide(office, NOW)
    do(office, granted, "qian", Grant(), NOW)
    issue = Issue(result_number=f"证{granted.number}", check_code=new_check_code())
    refused = after(office, ready_to_decide(office, NOW), "qian", REFUSE, Content(name="reasons", body="不合格"))
    short = handed_in(NOW, materials=())
    return [
        view_of(handed_in(NOW)),
        after(office, granted, "zhou", issue),
        refused,
        after(office, short, "zhou", RequestSupplement(materials=("form", "plan"), notice="补1")),
        after(office, accepted(office, NOW), "li", Stop(ground="testing", notice="停1", notified_days=10)),
        after(office, handed_in(NOW), "zhou", RefuseAcceptance(ground="not_needed", notice="拒1")),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_written_in_every_language_and_can_be_printed(office: TestOffice, language: str) -> None:
    kinds = set()
    for view in every_view(office):
        for offered in papers_of(view, language):
            paper = paper_of(view, offered.seq, language=language, at=NOW, site=SITE, demo=True, masked=True)
            kinds.add(paper.kind)
            assert "{" not in said(paper)
            assert plugged().press.print(paper, NOW).startswith(b"%PDF")
    assert kinds == set(PaperKind) - {PaperKind.WORKING_OUT}  # that one belongs to a clock, not to a record


def test_a_receipt_is_dated_numbered_and_found_again(office: TestOffice) -> None:
    case = accepted(office, NOW)
    paper = last(view_of(case))
    assert paper.number == "R-1"
    assert paper.tracking is not None
    assert paper.tracking.qr == f"{SITE}track/{case.code}/"
    assert "承诺8个工作日；法定最长20个工作日" in paper.due_note
    assert "申请表" in said(paper)


def test_a_receipt_before_acceptance_says_when_silence_counts_as_acceptance(office: TestOffice) -> None:
    assert "视为已受理" in last(view_of(handed_in(NOW))).due_note


def test_a_supplement_notice_lists_everything_with_the_article(office: TestOffice) -> None:
    case = handed_in(NOW, materials=())
    text = said(last(after(office, case, "zhou", RequestSupplement(materials=("form", "plan"), notice="补1"))))
    assert all(word in text for word in ("申请表", "平面图", "第三十二条第（四）项"))


def test_a_stop_notice_gives_ground_article_and_days(office: TestOffice) -> None:
    stop = Stop(ground="testing", notice="停1", notified_days=10)
    text = said(last(after(office, accepted(office, NOW), "li", stop)))
    assert all(word in text for word in ("检测", "第四十五条", "10个工作日"))


def test_a_refusal_gives_reasons_article_and_remedy(office: TestOffice) -> None:
    view = after(office, ready_to_decide(office, NOW), "qian", REFUSE, Content(name="reasons", body="不合格"))
    text = said(last(view))
    assert all(word in text for word in ("不合格", "《公共场所卫生管理条例》第八条", "60日内", "6个月内", "县人民法院"))


def test_a_licence_carries_its_check_code(office: TestOffice) -> None:
    case, code = ready_to_decide(office, NOW), new_check_code()
    do(office, case, "qian", Grant(), NOW)
    paper = last(after(office, case, "zhou", Issue(result_number=f"证-{code}", check_code=code)))
    assert paper.kind is PaperKind.RESULT
    assert paper.tracking is not None
    assert paper.tracking.qr == f"{SITE}verify/{code}/"


def test_a_refused_case_has_no_licence(office: TestOffice) -> None:
    case = ready_to_decide(office, NOW)
    do(office, case, "qian", REFUSE, NOW, Content(name="reasons", body="不合格"))
    view = after(office, case, "zhou", Issue(result_number=f"拒-{case.number}", check_code=new_check_code()))
    assert PaperKind.RESULT not in {paper.kind for paper in papers_of(view, "zh-Hans")}


def test_masked_papers_hide_names_and_say_so(office: TestOffice) -> None:
    view = view_of(accepted(office, NOW))
    assert APPLICANT in said(last(view))
    assert APPLICANT not in said(last(view, masked=True))
    assert "姓名已遮蔽" in said(last(view, masked=True))


def test_only_a_demonstration_prints_a_seal(office: TestOffice) -> None:
    view = view_of(accepted(office, NOW))
    demo, real = last(view), last(view, demo=False)
    assert demo.seal is not None
    assert demo.seal.specimen == "样章"
    assert real.seal is None


def test_a_record_without_a_paper_has_none(office: TestOffice) -> None:
    with pytest.raises(NoSuchPaper):
        paper_of(view_of(handed_in(NOW)), 9, language="en", at=NOW, site=SITE, demo=True, masked=True)
