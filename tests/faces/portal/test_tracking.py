"""Following a case: what is shown, what is masked, what an applicant may do, how guessing is slowed."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from banjie.core.act.act import Grant, Refuse, RequestSupplement, Stop, Withdraw
from banjie.core.values.citation import Citation
from banjie.core.values.identity import spaced
from banjie.faces.shared.attempts import MISSES
from banjie.faces.shared.words import LANGUAGES, say
from banjie.services.cases.case_view import tracking_view
from banjie.services.cases.deed import Content, new_check_code
from tests.faces.portal.forms import pdf
from tests.office import APPLICANT, HandedIn, TestOffice, Visitor, accepted, do, handed_in, ready_to_decide


@pytest.fixture(autouse=True)
def _no_misses_yet() -> None:
    cache.clear()


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


def page(visit: Visitor, case: HandedIn, more: str = "") -> str:
    return visit.get(f"/track/{case.code}/{more}").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_running_case_is_told_in_every_language(
    office: TestOffice, visit: Visitor, now: datetime, language: str
) -> None:
    visit.cookies["lang"] = language
    told = page(visit, accepted(office, now))
    assert say("event.accepted", language) in told
    assert say("phase.running", language) in told
    assert 'role="img"' in told
    assert 'id="working-out"' in told


def test_names_are_masked_and_the_full_ones_are_nowhere(office: TestOffice, visit: Visitor, now: datetime) -> None:
    told = page(visit, accepted(office, now))
    assert "和*美发店" in told
    assert APPLICANT not in told
    assert "周*" in told
    assert "周敏" not in told


def test_the_code_may_be_typed_as_people_do(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = handed_in(now)
    answer = visit.get("/track/", {"code": f" {spaced(case.code).lower()} "})
    assert answer.headers["Location"] == f"/track/{case.code}/"


def test_a_stopped_case_says_why_with_article_notice_and_days(
    office: TestOffice, visit: Visitor, now: datetime
) -> None:
    case = accepted(office, now)
    do(office, case, "li", Stop(ground="testing", notice="检告1号", notified_days=10), now)
    told = page(visit, case)
    for word in ("检测", "《行政许可法》第四十五条", "检告1号", "10 个工作日"):
        assert word in told


def test_what_was_asked_for_is_handed_in_all_at_once(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = handed_in(now, materials=("form",))
    do(office, case, "zhou", RequestSupplement(materials=("plan", "photo"), notice="补1号"), now)
    address = f"/track/{case.code}/supplement/"
    partial = visit.post(address, {"file-plan": pdf()})
    assert partial.status_code == 422
    assert say("portal.supplement.missing", material="照片") in partial.content.decode()
    assert visit.post(address, {"file-plan": pdf(), "file-photo": pdf()}).status_code == 302
    after = tracking_view(case.code)
    assert after is not None
    assert after.state.phase == "submitted"
    assert after.missing == ()


def test_withdrawing_states_the_effect_first(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = handed_in(now)
    assert say("portal.withdraw.submit") in page(visit, case, "withdraw/")
    assert tracking_view(case.code).state.phase == "submitted"  # type: ignore[union-attr]  # it was just handed in
    visit.post(f"/track/{case.code}/withdraw/")
    assert say("phase.withdrawn") in page(visit, case)


def test_what_is_over_cannot_be_withdrawn_or_supplemented(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = handed_in(now)
    do(office, case, "zhou", Withdraw(), now)
    for deed in ("withdraw", "supplement"):
        assert visit.post(f"/track/{case.code}/{deed}/").status_code == 302
    assert "/withdraw/" not in page(visit, case)


def test_a_refusal_shows_the_remedy_and_its_paper(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = ready_to_decide(office, now)
    basis = Citation(law="公共场所卫生管理条例", article="8")
    refuse = Refuse(basis=basis, remedy_body="县政府", remedy_days=60, court="县法院", court_months=6)
    do(office, case, "qian", refuse, now, Content(name="reasons", body="空气检测不合格"))
    told = page(visit, case)
    assert "60 日内" in told
    assert say("paper.title.refusal") in told


def test_papers_open_as_pdf_and_only_those_there_are(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = ready_to_decide(office, now)
    do(office, case, "qian", Grant(), now)
    granted = tracking_view(case.code).version  # type: ignore[union-attr]  # it is there
    for seq in (1, 2, granted):
        assert visit.get(f"/track/{case.code}/papers/{seq}/").content.startswith(b"%PDF")
    assert visit.get(f"/track/{case.code}/papers/3/").status_code == 404


@pytest.mark.parametrize("typed", ["abc", "!!!!!!!!!!!!", "0" * 12, "长" * 50, "a b"])
def test_a_code_that_is_not_there_gets_help_with_what_was_typed(office: object, visit: Visitor, typed: str) -> None:
    answer = visit.get("/track/", {"code": typed}, follow=True)
    assert answer.status_code == 404
    assert "0 和 O" in answer.content.decode()


def test_guessing_is_stopped_after_twenty_misses_even_for_a_right_code(
    office: TestOffice, visit: Visitor, now: datetime
) -> None:
    case = handed_in(now)
    for _ in range(MISSES):
        assert visit.get(f"/track/{new_check_code()}/").status_code == 404
    for address in (f"/track/{new_check_code()}/", f"/track/{case.code}/", "/verify/000000000000/"):
        stopped = visit.get(address)
        assert stopped.status_code == 429
        assert stopped["Retry-After"] == "600"
    assert say("failure.too_many.title") in stopped.content.decode()


def test_no_other_name_in_a_header_helps_who_guesses(office: TestOffice, visit: Visitor) -> None:
    answers = [
        visit.get(f"/track/{new_check_code()}/", headers={"x-forwarded-for": f"6.6.6.{one}"}).status_code
        for one in range(MISSES + 1)
    ]
    assert answers[-1] == 429


def test_right_codes_are_never_counted(office: TestOffice, visit: Visitor, now: datetime) -> None:
    case = handed_in(now)
    assert {visit.get(f"/track/{case.code}/").status_code for _ in range(MISSES + 2)} == {200}
