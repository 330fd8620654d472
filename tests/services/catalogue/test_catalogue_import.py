"""A published catalogue becomes offices and items; every row is told, and nothing is lost or done twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.core.procedure.item_text import item_of, item_text
from banjie.core.values.office_time import office_date
from banjie.project.wiring.office import plug_office
from banjie.records.catalogue.entering import NewVersion, add_versions
from banjie.records.catalogue.items import item_in_force, items_in_force
from banjie.records.models import Item, Node
from banjie.records.organisation.codes import codes_under
from banjie.services.catalogue import catalogue_import as importing
from banjie.services.catalogue.catalogue_import import catalogue_import
from banjie.services.catalogue.import_place import Place, PlaceRefused, county
from banjie.services.catalogue.import_report import Imported, RowStatus
from banjie.services.ports.catalogue_rows import CatalogueUnreadable
from tests.database import Database
from tests.services.catalogue.files import ADVICE, CHANGE, HEALTH, WATER, csv_file, unwatched
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)
TODAY = office_date(NOW)


@pytest.fixture(autouse=True)
def empty(database: Database, tmp_path: Path) -> Iterator[None]:
    plug_office(tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM item_version; DELETE FROM item; DELETE FROM node_code; DELETE FROM node")
    yield
    connection.close()


def imported(source: Path, now: datetime = NOW, place: Place | None = None, *, dry_run: bool = False) -> Imported:
    where = place or county("青禾县", "621124")
    return catalogue_import(read_catalogue, source, where, now, dry_run=dry_run, watch=unwatched)


def counted(report: Imported) -> dict[str, int]:
    return {status.value: count for status, count in report.counts.items() if count}


def codes_of(report: Imported) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_code_that_looks_like_one_of_ours_is_no_obstacle(tmp_path: Path) -> None:
    ours = WATER.replace("S-1", "W-1@00877844X")
    source = csv_file(tmp_path, HEALTH, ours, WATER.replace("S-1", "W-1").replace("取水许可,W", "打井许可,W"))
    assert counted(imported(source)) == {"new": 3}
    assert counted(imported(source)) == {"unchanged": 3}


def test_departments_become_offices_under_the_county(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, HEALTH, CHANGE, WATER))
    nodes = {node.path: (node.name, node.code, node.kind) for node in Node.objects.all()}
    assert nodes == {
        "/621124/": ("青禾县", "621124", "county"),
        "/621124/11510000000000001A/": ("县卫健局", "11510000000000001A", "department"),
        "/621124/00877844X/": ("县水务局", "00877844X", "department"),
    }


def test_rows_become_items_with_their_first_version(tmp_path: Path) -> None:
    report = imported(csv_file(tmp_path, HEALTH, WATER))
    assert counted(report) == {"new": 2}
    row = item_in_force("W-1", TODAY)
    assert row is not None
    item = item_of(row.body)
    assert (item.words["zh-Hans"], item.main_item, item.type) == ("公共场所卫生许可（新办）", "公共场所卫生许可", "01")
    assert (item.kind, item.promised_days, item.legal_days, len(item.materials)) == ("9", None, None, 1)
    assert item_in_force("W-1", TODAY - timedelta(days=1)) is None


def test_a_dry_run_reports_the_same_and_writes_nothing(tmp_path: Path, database: Database) -> None:
    source, before = csv_file(tmp_path, HEALTH, WATER, ADVICE), rows_of_all_tables(database)
    tried = imported(source, dry_run=True)
    assert rows_of_all_tables(database) == before
    assert tried == replace(imported(source), dry_run=True)


def test_a_second_time_changes_nothing(tmp_path: Path, database: Database) -> None:
    source = csv_file(tmp_path, HEALTH, CHANGE, WATER)
    imported(source)
    before = rows_of_all_tables(database)
    again = imported(source, NOW + timedelta(days=3))
    assert counted(again) == {"unchanged": 3}
    assert {office.status for office in again.offices} == {RowStatus.UNCHANGED}
    assert rows_of_all_tables(database) == before


def test_a_changed_row_becomes_the_next_version_and_keeps_what_the_office_added(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, HEALTH))
    promise("W-1", TODAY + timedelta(days=1))
    later = NOW + timedelta(days=10)
    report = imported(csv_file(tmp_path, HEALTH.replace("新办", "首次办理")), later)
    assert [(row.status, row.version, row.from_date) for row in report.rows] == [
        (RowStatus.CHANGED, 3, office_date(later))
    ]
    named = {day: item_in_force("W-1", TODAY + timedelta(days=day)) for day in (9, 10)}
    assert [item_of(row.body).words["zh-Hans"][-3:-1] for row in named.values() if row] == ["新办", "办理"]
    assert [item_of(row.body).promised_days for row in named.values() if row] == [5, 5]


def promise(code: str, from_date: date) -> None:
    item = Item.objects.get(code=code)
    row = item_in_force(code, TODAY)
    assert row is not None
    version = replace(item_of(row.body), version=2, from_date=from_date, promised_days=5)
    body = item_text(version)
    add_versions([NewVersion(item_id=item.id, version=2, type_code="01", from_date=from_date, body=body)])


def test_changed_again_on_the_same_day_holds_from_the_next(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, HEALTH))
    [row] = imported(csv_file(tmp_path, HEALTH.replace("新办", "改"))).rows
    assert (row.status, row.from_date) == (RowStatus.CHANGED, TODAY + timedelta(days=1))
    for day in range(3):
        assert len(items_in_force(TODAY + timedelta(days=day))) == 1, "one version holds on each day"


def test_errors_and_duplicates_are_told_by_line_and_the_rest_is_taken_over(tmp_path: Path) -> None:
    report = imported(csv_file(tmp_path, HEALTH, HEALTH, ",1,主项,没有部门,X-1,1", WATER))
    assert [(row.line, row.status) for row in report.rows] == [
        (2, RowStatus.NEW), (3, RowStatus.DUPLICATE), (4, RowStatus.ERROR), (5, RowStatus.NEW),
    ]  # fmt: skip
    assert len(report.rows) == report.read.rows
    assert {"duplicate", "department_empty"} <= set(codes_of(report))


def test_several_codes_of_one_department_are_kept_and_told(tmp_path: Path) -> None:
    report = imported(csv_file(tmp_path, WATER, ADVICE.replace("00877844X", "11736")))
    assert "department_with_several_codes" in codes_of(report)
    assert [office.codes for office in report.offices] == [("00877844X", "11736")]
    assert list(codes_under("/621124/").values()) == [("00877844X", "11736")]


def test_a_code_found_later_is_added_to_the_office(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, WATER))
    report = imported(csv_file(tmp_path, WATER, ADVICE.replace("00877844X", "11736")))
    assert [office.status for office in report.offices] == [RowStatus.CHANGED]
    assert list(codes_under("/621124/").values()) == [("00877844X", "11736")]


def test_one_code_of_several_departments_makes_several_offices(tmp_path: Path) -> None:
    report = imported(csv_file(tmp_path, WATER, ADVICE.replace("水务局", "河长办")))
    assert "department_code_of_several" in codes_of(report)
    assert len({office.path for office in report.offices}) == 2
    assert list(codes_under("/621124/").values()) == [("00877844X",), ("00877844X",)]


@pytest.mark.parametrize("order", [1, -1])
def test_two_departments_may_use_one_item_code(tmp_path: Path, order: int) -> None:
    rows = (HEALTH, WATER.replace("S-1", "W-1"))
    first = imported(csv_file(tmp_path, *rows))
    assert sorted(row.code for row in first.rows) == ["W-1", "W-1@00877844X"]
    assert {"code_shared", "code_qualified"} <= set(codes_of(first))
    assert counted(imported(csv_file(tmp_path, *rows[::order]))) == {"unchanged": 2}


def test_an_item_without_a_code_is_kept_under_one_that_stays(tmp_path: Path) -> None:
    source = csv_file(tmp_path, WATER.replace("S-1", ""))
    [row] = imported(source).rows
    assert row.code.startswith("00877844X-")
    assert [(again.status, again.code) for again in imported(source).rows] == [(RowStatus.UNCHANGED, row.code)]


def test_types_without_a_pack_are_taken_over_for_the_guide_only(tmp_path: Path) -> None:
    report = imported(csv_file(tmp_path, WATER, ADVICE))
    assert (dict(report.guide_only), "guide_only" in codes_of(report)) == ({"20": 1}, True)
    assert item_in_force("S-2", TODAY) is not None


def test_items_no_longer_in_the_file_stay_and_are_told(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, HEALTH, CHANGE))
    report = imported(csv_file(tmp_path, HEALTH))
    assert (report.absent, "absent" in codes_of(report)) == (1, True)
    assert item_in_force("W-2", TODAY) is not None


def test_it_can_be_taken_over_under_an_office_that_stands(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, HEALTH))
    imported(csv_file(tmp_path, WATER), place=Place(path="/621124/"))
    assert Node.objects.filter(path="/621124/00877844X/").exists()


def test_what_fails_in_the_middle_leaves_nothing(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of_all_tables(database)

    def broken(items: Any) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(importing, "add_items", broken)
    with pytest.raises(RuntimeError, match="in the middle"):
        imported(csv_file(tmp_path, HEALTH, WATER))
    assert rows_of_all_tables(database) == before


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (lambda: Place(path="/nowhere/"), "place_unknown"),
        (lambda: county("别的县", "621124"), "county_other"),
        (lambda: county("青禾县", "62/11"), "county_code"),
        (lambda: county(" ", "621124"), "county_name"),
    ],
)
def test_a_place_that_cannot_be_used_is_told(tmp_path: Path, place: Any, code: str) -> None:
    imported(csv_file(tmp_path, HEALTH))
    with pytest.raises(PlaceRefused) as refused:
        imported(csv_file(tmp_path, WATER), place=place())
    assert refused.value.code == code
    assert item_in_force("S-1", TODAY) is None


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable):
        imported(tmp_path / "not-there.csv")
