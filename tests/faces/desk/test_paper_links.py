"""The desk prints how a date was counted, with the whole name, for officers of the scope."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.faces.desk.at_desk import at
from tests.office import APPLICANT, HandedIn, TestOffice, accepted

NOW = datetime(2026, 9, 16, 2, tzinfo=UTC)


@pytest.fixture
def case(office: TestOffice) -> HandedIn:
    return accepted(office, NOW)


def test_every_clock_of_the_case_page_leads_to_its_paper(case: HandedIn) -> None:
    desk = at("li")
    page = desk.get(f"/desk/cases/{case.id}/").content.decode()
    address = f"/desk/cases/{case.id}/clocks/decision/paper/"
    assert address in page
    answer = desk.get(address)
    assert answer["Content-Type"] == "application/pdf"
    sheets = PdfReader(BytesIO(answer.content)).pages
    assert APPLICANT in "".join("".join(sheet.extract_text().split()) for sheet in sheets)


def test_no_such_clock_and_another_office_get_no_paper(case: HandedIn) -> None:
    assert at("li").get(f"/desk/cases/{case.id}/clocks/nothing/paper/").status_code == 404
    assert at("sun").get(f"/desk/cases/{case.id}/clocks/decision/paper/").status_code == 404
