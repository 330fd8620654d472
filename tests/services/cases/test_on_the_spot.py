"""A whole case in one visit, written by one statement."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from banjie.core.act.refusal import Refusal
from banjie.core.case.state import Phase
from banjie.core.values.office_time import office_date
from banjie.records.log.append import open_case
from banjie.services.cases import opening
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_on_the_spot import HandedOver, case_on_the_spot
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application, Opened
from banjie.services.cases.result_check import result_check
from banjie.services.law.laws import offered_item
from tests.database import Database
from tests.office import PROMISED, SPOT, TestOffice
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)
HANDED = HandedOver(receipt="R-1", result_number="证-1", proof="S-1")


def visit(office: TestOffice, item: str, handed: HandedOver = HANDED, case_id: UUID | None = None) -> Opened | Refusal:
    party = Party(role="applicant", kind="person", name="王小明", id_kind="id_card", id_number="1")
    application = Application(
        case_id=case_id or new_id(NOW), channel="window", materials=("form", "plan"), parties=(party,)
    )
    asked = Asked(actor=office.officer("zhou", office_date(NOW)).actor(), now=NOW, key=str(application.case_id))
    return case_on_the_spot(offered_item(item, office_date(NOW)), application, asked, handed)


def test_one_visit_ends_the_case_with_its_result(whole_office: TestOffice) -> None:
    opened = visit(whole_office, SPOT)
    assert isinstance(opened, Opened)
    view = case_view(opened.done.case_id)
    assert [event.kind for event in view.events] == ["submitted", "accepted", "granted", "issued", "delivered"]
    assert (view.state.phase, view.work, view.version) == (Phase.FINISHED, (), 5)
    assert result_check(view.state.check_code) is not None


def test_all_of_it_is_one_write(whole_office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[Any] = []
    monkeypatch.setattr(opening, "open_case", lambda write: writes.append(write) or open_case(write))
    visit(whole_office, SPOT, HandedOver(receipt="R-2", result_number="证-2", proof="S-2"))
    assert [len(write.events) for write in writes] == [5]


def test_the_same_visit_sent_twice_is_one_case(whole_office: TestOffice) -> None:
    case_id, handed = new_id(NOW), HandedOver(receipt="R-3", result_number="证-3", proof="S-3")
    first, second = visit(whole_office, SPOT, handed, case_id), visit(whole_office, SPOT, handed, case_id)
    assert isinstance(first, Opened)
    assert isinstance(second, Opened)
    assert (second.done.seq, second.done.repeated) == (first.done.seq, True)


def test_an_item_with_steps_is_not_done_on_the_spot(whole_office: TestOffice, database: Database) -> None:
    offered_item(PROMISED, office_date(NOW))  # a procedure is kept once it was asked for
    before = rows_of_all_tables(database)
    answer = visit(whole_office, PROMISED)
    assert isinstance(answer, Refusal)
    assert answer.code in {"steps_open", "no_authority"}
    assert rows_of_all_tables(database) == before
