"""Files of a case are handed to whoever may see the case, as downloads that no browser runs."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

import pytest

from banjie.core.act.refusal import Refusal
from banjie.core.values.office_time import office_date
from banjie.records.scope import scope
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application
from banjie.services.cases.upload_keep import upload_keep, upload_of
from banjie.services.law.laws import offered_item
from banjie.services.office.entering import visitor
from tests.faces.desk.at_desk import at
from tests.office import PROMISED, TestOffice

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NAME = '平面图"\r\nX-Evil: 1.pdf'


@pytest.fixture
def uploaded(office: TestOffice, now: datetime) -> tuple[UUID, str]:
    """Return a case with a file, and the file's digest."""
    offered, case_id = offered_item(PROMISED, office_date(now)), new_id(now)
    party = Party(role="applicant", kind="person", name="王小明", id_kind="passport", id_number="E1")
    with scope(offered.row.path):
        content = upload_keep(BytesIO(PDF), material="plan", name=NAME)
        application = Application(
            case_id=case_id, channel="web", materials=("form", "plan"), parties=(party,), contents=(content,)
        )
        opened = case_submit(offered, application, Asked(actor=visitor(str(case_id)), now=now, key=str(case_id)))
    assert not isinstance(opened, Refusal)
    return case_id, upload_of(content.body).digest


def test_a_file_comes_as_a_download(uploaded: tuple[UUID, str]) -> None:
    case_id, digest = uploaded
    answer = at("li").get(f"/desk/cases/{case_id}/files/{digest}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer["Content-Disposition"]
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_the_case_page_links_to_it(uploaded: tuple[UUID, str]) -> None:
    case_id, digest = uploaded
    assert f"/desk/cases/{case_id}/files/{digest}/" in at("li").get(f"/desk/cases/{case_id}/").content.decode()


def test_nobody_gets_a_file_through_another_case_or_office(uploaded: tuple[UUID, str]) -> None:
    case_id, digest = uploaded
    assert at("sun").get(f"/desk/cases/{case_id}/files/{digest}/").status_code == 404
    assert at("li").get(f"/desk/cases/{case_id}/files/sha256:{'0' * 64}/").status_code == 404
