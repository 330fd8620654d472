"""Forms: every fault has its message, what was typed is kept, doubts do not block."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.procedure.form import FormField
from banjie.faces.shared.forms import Field, Question, form_questions, is_phone, keepable, read
from banjie.faces.shared.party_forms import document_doubts, read_parties
from banjie.faces.shared.words import LANGUAGES, say
from tests.faces.shared.test_refusals import procedure

TODAY = date(2026, 10, 12)
WHOLE = {
    "applicant-kind": "firm",
    "applicant-name": "和美美发店",
    "applicant-id-kind": "credit_code",
    "applicant-id-number": " 92510000ma0000000a ",
    "applicant-phone": "138 0000 0000",
}


def one(kind: str, typed: str, **given: object) -> Field:
    field = FormField(id="area", type=kind, words={}, **given)  # type: ignore[arg-type]  # a test names the rest
    return read(form_questions([field], procedure(), "zh-Hans"), {"f-area": typed}, "zh-Hans").field("f-area")


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("number", "八十多", "要填数字，例如 86.5"),
        ("date", "明天", "要填日期，例如 2026-10-12"),
        ("text", "", "填写"),
        ("text", "长" * 201, "最多200个字，现在是201个"),
        ("text", "a\x00b", "不能保存的字符"),
        ("choice", "none", "要从列出的里面选"),
    ],
)
def test_a_fault_says_what_is_wrong_and_how_to_put_it_right(kind: str, typed: str, message: str) -> None:
    field = one(kind, typed, options=("a", "b") if kind == "choice" else ())
    assert message in field.error


@pytest.mark.parametrize(("kind", "typed"), [("number", "86.5"), ("number", "1,200"), ("date", "2026-10-12")])
def test_what_is_right_has_no_message(kind: str, typed: str) -> None:
    assert one(kind, typed).error == ""


def test_a_date_a_browser_could_not_show_is_shown_as_text() -> None:
    assert (one("date", "明天").kind, one("date", "明天").value) == ("text", "明天")


def test_an_optional_field_may_be_empty() -> None:
    assert one("text", "  ", required=False).error == ""


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_can_be_kept_is_shown_again(typed: str) -> None:
    question = Question(field=Field(id="x", label="X", required=True))
    reading = read([question], {"x": typed}, "en")
    assert keepable(reading.values["x"]) or reading.errors
    assert reading.field("x").value == typed or not keepable(typed)


@pytest.mark.parametrize(
    ("typed", "fine"), [("13800000000", True), ("+86 (138) 0000-0000", True), ("12", False), ("电话", False)]
)
def test_phones_are_written_in_many_ways(typed: str, fine: bool) -> None:
    assert is_phone(typed) is fine


def test_a_whole_applicant_becomes_a_party() -> None:
    read_now = read_parties(WHOLE, "zh-Hans", TODAY)
    assert read_now.errors == ()
    assert [(party.role, party.kind, party.id_number) for party in read_now.parties] == [
        ("applicant", "firm", "92510000MA0000000A")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubtful_number_is_a_warning_in_every_language(language: str) -> None:
    read_now = read_parties(WHOLE, language, TODAY)
    assert read_now.errors == ()
    assert dict(read_now.warnings)["applicant-id-number"] == say("party.warning.code_check", language)


def test_an_agent_is_asked_only_where_there_is_one() -> None:
    assert read_parties(WHOLE, "en", TODAY).errors == ()
    assert "agent-authority" in dict(read_parties(WHOLE | {"has-agent": "yes"}, "en", TODAY).errors)


def test_other_documents_are_not_doubted() -> None:
    assert document_doubts("passport", "E1", "en", TODAY) == ""
