"""Checking a result: what the register says, and no name."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from banjie.core.act.act import Grant, Issue
from banjie.faces.shared.words import LANGUAGES, say
from banjie.services.cases.deed import new_check_code
from tests.office import APPLICANT, TestOffice, Visitor, do, ready_to_decide

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def _no_misses_yet() -> None:
    cache.clear()


def licence(office: TestOffice, number: str, valid_until: date | None = None) -> str:
    case, code = ready_to_decide(office, NOW), new_check_code()
    do(office, case, "qian", Grant(valid_until=valid_until), NOW)
    do(office, case, "zhou", Issue(result_number=number, check_code=code), NOW)
    return code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_licence_is_confirmed_without_a_name(office: TestOffice, visit: Visitor, language: str) -> None:
    visit.cookies["lang"] = language
    told = visit.get(f"/verify/{licence(office, f'证-{language}')}/").content.decode()
    assert say("portal.verify.holds", language) in told
    assert f"证-{language}" in told
    assert APPLICANT not in told


def test_the_code_is_read_as_it_is_printed(office: TestOffice, visit: Visitor) -> None:
    code = licence(office, "证-2")
    printed = f"{code[:4]}-{code[4:8]}-{code[8:]}".lower()
    assert "证-2" in visit.get("/verify/", {"code": printed}, follow=True).content.decode()


@pytest.mark.parametrize("code", ["nonsense", "0" * 12])
def test_what_is_not_in_the_register_is_said_plainly(office: object, visit: Visitor, code: str) -> None:
    answer = visit.get("/verify/", {"code": code}, follow=True)
    assert answer.status_code == 404
    assert say("portal.verify.no_such") in answer.content.decode()
