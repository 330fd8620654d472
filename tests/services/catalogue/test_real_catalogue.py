"""A real district's catalogue, counted by a reading of its own, and a case on one of its items from desk to result."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.core.act.act import Accept, Act, CompleteStep, Deliver, Grant, StartStep
from banjie.core.act.actor import ANY
from banjie.core.case.state import Phase
from banjie.core.values.office_time import office_date
from banjie.project.wiring.office import plug_office
from banjie.records.models import Item, Node
from banjie.records.organisation.codes import codes_under
from banjie.records.organisation.entering import add_authority, add_holding, add_person, add_post
from banjie.records.scope import ALL, set_scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application, Opened
from banjie.services.cases.result_check import result_check
from banjie.services.cases.result_issue import result_issue
from banjie.services.catalogue.catalogue_import import catalogue_import
from banjie.services.catalogue.import_place import county
from banjie.services.catalogue.import_report import Imported, RowStatus
from banjie.services.catalogue.item_list import item_page, offices
from banjie.services.law.laws import NoPack, offered_item
from banjie.services.office.entering import Officer, officer_of
from tests.database import Database
from tests.services.catalogue.files import unwatched
from tests.shared_data import shared

NOW = datetime.now(UTC)
TODAY = office_date(NOW)
FILE = "data/catalog/guangan_511602_service_items.csv"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    with shared(FILE).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def report(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    source = shared(FILE)
    plug_office(Path(tmp_path_factory.mktemp("real")))
    yield take_over(source)
    connection.close()


@pytest.fixture(autouse=True)
def seen(report: Imported) -> None:
    set_scope(ALL)


def take_over(source: Path) -> Imported:
    place = county("某区", "511602")
    return catalogue_import(read_catalogue, source, place, NOW, dry_run=False, watch=unwatched)


def test_every_row_is_an_item(rows: Rows, report: Imported) -> None:
    assert report.counts[RowStatus.NEW] == len(rows) == Item.objects.count()
    assert {row.code for row in report.rows} == {row["item_code"] for row in rows}


def test_every_department_is_an_office_with_all_its_codes(rows: Rows, report: Imported) -> None:
    pairs = {(row["department"], row["dept_code"]) for row in rows}
    names = dict(Node.objects.values_list("id", "name"))
    assert {(names[node], code) for node, codes in codes_under(ALL).items() for code in codes} == pairs
    assert len(report.offices) == len({name for name, _ in pairs})


def test_offices_offer_what_the_file_says(rows: Rows) -> None:
    assert {line.name: line.items for line in offices(TODAY)} == Counter(row["department"] for row in rows)


def test_types_are_two_digits_and_those_without_a_pack_are_counted(rows: Rows, report: Imported) -> None:
    types = Counter(row["task_type"].strip().zfill(2) for row in rows)
    assert Counter(Item.objects.values_list("type_code", flat=True)) == types
    assert dict(report.guide_only) == {code: count for code, count in types.items() if code in report.guide_only}
    assert "01" in types
    assert "01" not in report.guide_only


def test_the_file_taken_over_again_changes_nothing(rows: Rows) -> None:
    again = take_over(shared(FILE))
    assert again.counts[RowStatus.UNCHANGED] == len(rows)


def test_an_item_is_found_by_a_part_of_its_name(rows: Rows) -> None:
    wanted = next(row["name"] for row in rows if len(row["name"]) > 4)[1:4]
    found = [line.item.words["zh-Hans"] for line in item_page(TODAY, wanted=wanted).lines]
    assert found
    assert all(wanted in name for name in found)


def test_no_case_is_opened_where_no_pack_holds_the_law(rows: Rows, report: Imported) -> None:
    code = next(row.code for row in report.rows if row.type_code in report.guide_only)
    with pytest.raises(NoPack):
        offered_item(code, TODAY)


def test_a_case_on_one_of_its_licences_comes_to_its_result(rows: Rows) -> None:
    code = next(row["item_code"] for row in rows if row["task_type"].strip().zfill(2) == "01")
    officer = hired(offered_item(code, TODAY).row.path)
    case_id = handed_in(code, officer)
    acts: tuple[Act, ...] = (
        Accept(receipt="R-1"),
        StartStep(step="review"), CompleteStep(step="review", choice="papers_only"),
        StartStep(step="material_review"), CompleteStep(step="material_review"),
        StartStep(step="proposal"), CompleteStep(step="proposal"),
        Grant(valid_until=date(2030, 1, 1)),
    )  # fmt: skip
    for act in acts:
        assert isinstance(act_do(case_id, act, asked(officer)), Done), act
    assert isinstance(result_issue(case_id, asked(officer), result_number="证-1"), Done)
    assert isinstance(act_do(case_id, Deliver(how="handed_over", proof="S-1"), asked(officer)), Done)
    view = case_view(case_id)
    assert (view.state.phase, view.clocks[1].due_date) == (Phase.FINISHED, view.law.calendar.add(TODAY, 20))
    assert result_check(view.state.check_code) is not None


def hired(path: str) -> Officer:
    """Return an officer of the office who may do everything."""
    person, post = new_id(NOW), new_id(NOW)
    add_person(person=person, login="one", name="一人", password="!")
    add_post(post=post, node=Node.objects.get(path=path).id, name="科员", kind="all")
    add_holding(holding=new_id(NOW), person=person, post=post, from_date=TODAY)
    for act in ("submit", "accept", "start_step", "complete_step", "grant", "issue", "deliver"):
        add_authority(authority=new_id(NOW), post=post, act=act, item=ANY, from_date=TODAY)
    return officer_of(person, TODAY)


def handed_in(code: str, officer: Officer) -> UUID:
    offered, case_id = offered_item(code, TODAY), new_id(NOW)
    materials = tuple(paper.code for paper in offered.item.materials)
    party = Party(role="applicant", kind="person", name="王小明", id_kind="id_card", id_number="1")
    application = Application(case_id=case_id, channel="window", materials=materials, parties=(party,))
    assert isinstance(case_submit(offered, application, asked(officer)), Opened)
    return case_id


def asked(officer: Officer) -> Asked:
    return Asked(actor=officer.actor(), now=NOW, key=str(new_id(NOW)))
