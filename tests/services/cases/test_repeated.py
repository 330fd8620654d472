"""The same request gets the same answer, however often and from wherever it comes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.act import Accept
from banjie.core.values.office_time import office_date
from banjie.records.models import RequestKey
from banjie.records.persons.erase import erase_people
from banjie.records.scope import ALL, set_scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseUnknown, Done, KeyReused
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application, Opened
from banjie.services.law.laws import offered_item
from banjie.services.office.entering import visitor
from tests.database import Database
from tests.office import PROMISED, TestOffice, handed_in
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)
FIVE = range(5)
PARTY = Party(role="applicant", kind="firm", name="和美", id_kind="credit_code", id_number="1")


def at_once(deed: Callable[[int], object]) -> list[object]:
    """Do the deed five times on five connections."""

    def one(place: int) -> object:
        set_scope(ALL)
        try:
            return deed(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as threads:
        return list(threads.map(one, FIVE))


def accept(office: TestOffice, case_id: UUID, key: str, receipt: str = "R-1") -> object:
    officer = office.officer("zhou", office_date(NOW))
    return act_do(case_id, Accept(receipt=receipt), Asked(actor=officer.actor(), now=NOW, key=key))


def hand_in(case_id: UUID, key: str, materials: tuple[str, ...] = ("form", "plan")) -> Opened:
    application = Application(case_id=case_id, channel="web", materials=materials, parties=(PARTY,))
    asked = Asked(actor=visitor(str(case_id)), now=NOW, key=key)
    opened = case_submit(offered_item(PROMISED, office_date(NOW)), application, asked)
    assert isinstance(opened, Opened)
    return opened


def test_five_times_one_after_another(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    answers = [accept(whole_office, case.id, "k-1") for _ in FIVE]
    assert [(one.seq, one.repeated) for one in answers if isinstance(one, Done)] == [(2, False)] + [(2, True)] * 4
    assert case_view(case.id).version == 2


def test_five_times_at_once(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    answers = at_once(lambda _: accept(whole_office, case.id, "k-2"))
    assert sorted((one.seq, one.repeated) for one in answers if isinstance(one, Done)) == [(2, False)] + [(2, True)] * 4
    assert case_view(case.id).version == 2


def test_an_application_five_times_at_once_is_one_case(whole_office: TestOffice, database: Database) -> None:
    case_id = new_id(NOW)
    before = rows_of_all_tables(database)
    opened = at_once(lambda _: hand_in(case_id, str(case_id)))
    assert len({one.done.number for one in opened if isinstance(one, Opened)}) == 1
    assert [one.tracking_code for one in opened if isinstance(one, Opened) and one.tracking_code].__len__() == 1
    after = rows_of_all_tables(database)
    assert {name: after[name] - before[name] for name in ("case", "event", "party", "tracking", "request_key")} == {
        "case": 1, "event": 1, "party": 1, "tracking": 1, "request_key": 1,
    }  # fmt: skip


def test_the_same_key_with_another_act_is_refused(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    accept(whole_office, case.id, "k-3")
    with pytest.raises(KeyReused, match="another request"):
        accept(whole_office, case.id, "k-3", receipt="R-9")


def test_the_same_key_with_another_application_is_refused(whole_office: TestOffice) -> None:
    case_id = new_id(NOW)
    hand_in(case_id, "k-4")
    with pytest.raises(KeyReused):
        hand_in(case_id, "k-4", materials=("form",))


def test_after_erasing_nothing_typed_can_be_guessed_from_the_request(whole_office: TestOffice) -> None:
    case_id = new_id(NOW)
    hand_in(case_id, "k-7")
    erase_people(case_id)
    assert list(RequestKey.objects.filter(case_id=case_id).values_list("digest", flat=True)) == [""]
    with pytest.raises(KeyReused):
        hand_in(case_id, "k-7")


def test_an_application_that_stands_is_not_handed_in_under_another_key(whole_office: TestOffice) -> None:
    case_id = new_id(NOW)
    hand_in(case_id, "k-5")
    with pytest.raises(KeyReused, match="open a new form"):
        hand_in(case_id, "k-6")


def test_a_visitor_opens_no_case_but_the_one_they_are_known_by(whole_office: TestOffice) -> None:
    form, offered = new_id(NOW), offered_item(PROMISED, office_date(NOW))
    application = Application(case_id=form, channel="web", materials=(), parties=())
    with pytest.raises(CaseUnknown):
        case_submit(offered, application, Asked(actor=visitor(str(new_id(NOW))), now=NOW, key="another's"))
