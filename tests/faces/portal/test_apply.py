"""Applying: each fault has its message, nothing typed is lost, handing in twice is once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from banjie.faces.shared.words import LANGUAGES, say
from banjie.services.cases.case_view import tracking_view
from tests.faces.portal.forms import APPLICANT, complete, handed_in_by, hidden, opened_form, pdf, reviewed
from tests.office import PROMISED, SPOT, Visitor

APPLY = f"/items/{PROMISED}/apply/"
NONSENSE = ["", "\x00\x01", "八十多" * 400, "<script>alert(1)</script>", "'; DROP TABLE event; --", "🙂" * 50, "-1"]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_every_field_gets_messages_and_is_kept(visit: Visitor, nonsense: str) -> None:
    typed = dict.fromkeys(APPLICANT, nonsense)
    answer = visit.post(APPLY, typed | {"case": opened_form(visit)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="errors"' in page
    assert "Traceback" not in page
    assert "<script>alert" not in page
    assert nonsense == "" or "\x00" in nonsense or nonsense[:5].replace("'", "&#x27;").replace("<", "&lt;") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_missing_answer_is_named_with_a_link_to_its_field(visit: Visitor, language: str) -> None:
    visit.cookies["lang"] = language
    page = visit.post(APPLY, {"case": opened_form(visit)}).content.decode()
    for field in ("applicant-kind", "applicant-name", "applicant-id-number", "applicant-phone", "f-request"):
        assert f'href="#{field}"' in page
        assert f'id="{field}"' in page


def test_a_missing_paper_is_asked_for_unless_it_comes_later(visit: Visitor) -> None:
    typed = complete(visit)
    del typed["file-plan"]
    page = visit.post(APPLY, typed)
    assert page.status_code == 422
    assert say("portal.apply.missing", material="平面图") in page.content.decode().replace("&quot;", '"')
    typed = complete(visit) | {"later": "yes"}
    del typed["file-plan"]
    assert visit.post(APPLY, typed).status_code == 200


@pytest.mark.parametrize(
    ("body", "word"), [(b"", "empty"), (b"MZ" + bytes(600), "type_dangerous"), (b"hello there", "type_forbidden")]
)
def test_a_file_that_is_not_taken_is_named_with_the_reason(visit: Visitor, body: bytes, word: str) -> None:
    wrong = SimpleUploadedFile("w.pdf", body)
    page = visit.post(APPLY, complete(visit) | {"file-form": wrong})
    assert page.status_code == 422
    assert say(f"portal.upload.{word}", name="w.pdf", megabytes=20) in page.content.decode()


def test_files_already_uploaded_stay_when_another_field_is_wrong(visit: Visitor) -> None:
    page = visit.post(APPLY, complete(visit) | {"applicant-phone": "x"}).content.decode()
    assert "a.pdf" in page
    assert len(hidden(page, "kept-form")) == 1


def test_a_file_kept_for_another_case_is_not_taken(visit: Visitor) -> None:
    kept = reviewed(visit)["kept-form"]
    page = visit.post(APPLY, APPLICANT | {"case": opened_form(visit), "kept-form": kept, "file-plan": pdf()})
    assert page.status_code == 422


def test_a_doubtful_number_is_told_and_never_blocks(visit: Visitor) -> None:
    doubtful = {"applicant-id-kind": "resident_id", "applicant-id-number": "110101199003071234"}
    page = visit.post(APPLY, complete(visit) | doubtful)
    assert page.status_code == 200
    assert say("party.warning.card_check") in page.content.decode()


def test_an_agent_needs_an_authority(visit: Visitor) -> None:
    page = visit.post(APPLY, complete(visit) | {"has-agent": "yes", "agent-name": "王五"})
    assert page.status_code == 422
    assert 'href="#agent-authority"' in page.content.decode()


def test_a_whole_visit_ends_with_a_receipt_and_a_tracking_code(visit: Visitor) -> None:
    code = handed_in_by(visit)
    case = tracking_view(code)
    assert case is not None
    assert case.state.phase == "submitted"
    assert case.state.materials == ("form", "plan")
    assert [party.name for party in case.parties] == ["欧阳小明"]
    assert case.events[0].texts["request"] == "开一家理发店"
    assert len(case.events[0].upload_texts) == 2


def test_handing_in_twice_gives_the_same_receipt(visit: Visitor) -> None:
    form = reviewed(visit)
    visit.post(APPLY, form)
    first = visit.get("/receipt/").content.decode()
    visit.post(APPLY, form)
    second = visit.get("/receipt/").content.decode()
    assert "code-large" in first
    assert first.partition("code-large")[2][:200] == second.partition("code-large")[2][:200]


def test_pressing_several_times_at_once_opens_one_case(visit: Visitor) -> None:
    form, browsers = reviewed(visit), [Visitor() for _ in range(4)]
    with ThreadPoolExecutor(len(browsers)) as hands:
        answers = list(hands.map(lambda browser: browser.post(APPLY, form).status_code, browsers))
    assert answers == [302] * 4
    pages = [browser.get("/receipt/").content.decode() for browser in browsers]
    assert len({page.partition("code-large")[2][:100] for page in pages}) == 1


def test_the_same_form_with_other_content_is_not_handed_in_again(visit: Visitor) -> None:
    form = reviewed(visit)
    visit.post(APPLY, form)
    again = visit.post(APPLY, form | {"applicant-name": "别人"})
    assert again.status_code == 409
    assert say("portal.apply.handed_in_before") in again.content.decode()


def test_a_form_of_another_item_or_none_of_ours_is_opened_anew(visit: Visitor) -> None:
    for token in (opened_form(visit, SPOT), "", "made-up"):
        answer = visit.post(APPLY, complete(visit) | {"case": token})
        assert answer.status_code == 400
        assert say("portal.apply.forged") in answer.content.decode()


def test_the_receipt_is_for_the_one_who_handed_in(visit: Visitor, office: object) -> None:
    handed_in_by(visit)
    page = visit.get("/receipt/").content.decode()
    assert "欧***" in page
    assert "欧阳小明" not in page
    assert Visitor().get("/receipt/").status_code == 302
    assert Visitor().get("/receipt/paper/").status_code == 302


def test_the_printed_receipt_is_a_pdf(visit: Visitor) -> None:
    handed_in_by(visit)
    answer = visit.get("/receipt/paper/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_receipt_says_by_when_it_is_accepted(visit: Visitor) -> None:
    handed_in_by(visit)
    page = visit.get("/receipt/").content.decode()
    assert str(datetime.now(UTC).year) in page
    assert "《行政许可法》第三十二条第（四）项" in page


def test_without_the_forms_token_nothing_is_handed_in_and_what_was_typed_is_offered_again(office: object) -> None:
    strict = Visitor(enforce_csrf_checks=True)
    answer = strict.post(APPLY, {"applicant-name": "欧阳小明"})
    assert answer.status_code == 403
    assert say("failure.form_too_old.title") in answer.content.decode()
    assert 'value="欧阳小明"' in answer.content.decode()


def test_what_was_typed_of_an_agent_stays_without_the_tick(visit: Visitor) -> None:
    typed = {"case": opened_form(visit), "step": "review", "agent-name": "李代办"}
    page = visit.post(f"/items/{PROMISED}/apply/", typed).content.decode()
    assert 'value="李代办"' in page


def test_a_renewal_tells_until_when_the_present_licence_is_valid(visit: Visitor) -> None:
    page = visit.post(APPLY, complete(visit) | {"expiry-date": "2099-05-20", "step": "review"}).content.decode()
    assert "2099-05-20" in page
    case = tracking_view(handed_in_by(visit, **{"expiry-date": "2099-05-20"}))
    assert case is not None
    assert case.state.expiry_date == date(2099, 5, 20)
