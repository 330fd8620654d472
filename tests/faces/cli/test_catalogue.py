"""`banjie catalogue import` as it is typed."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.faces.cli.catalogue import CatalogueNeeds, build
from banjie.faces.cli.opening import RecordsNeeds
from banjie.records.models import Item
from tests.services.catalogue.files import ADVICE, HEALTH, WATER, csv_file

COUNTY = ("--county", "青禾县", "--county-code", "621124")


@pytest.fixture
def command(records: RecordsNeeds) -> click.Command:
    return build(CatalogueNeeds(records=records, read=read_catalogue, now=lambda: datetime.now(UTC)))


def typed(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, ["import", *map(str, arguments)])


def test_a_dry_run_tells_what_would_be_done(command: click.Command, tmp_path: Path) -> None:
    answer = typed(command, csv_file(tmp_path, HEALTH, WATER, ADVICE), *COUNTY, "--dry-run")
    assert answer.exit_code == 0
    assert answer.output.splitlines()[:2] == [
        "/621124/: rows 3 = new 3 + unchanged 0 + changed 0 + duplicate 0 + error 0",
        "offices 2, of these new 2",
    ]
    assert answer.output.splitlines()[-1] == "This was a dry run. Nothing was written."
    assert "no pack holds the law of 1 items (by type 20: 1)" in answer.output
    assert Item.objects.count() == 0


def test_every_line_is_told_to_a_program(command: click.Command, tmp_path: Path) -> None:
    answer = typed(command, csv_file(tmp_path, HEALTH, HEALTH, WATER), *COUNTY, "--json")
    told = json.loads(answer.output)
    assert [(line["line"], line["status"]) for line in told["lines"]] == [(2, "new"), (3, "duplicate"), (4, "new")]
    assert told["counts"] == {"new": 2, "unchanged": 0, "changed": 0, "duplicate": 1, "error": 0}
    assert (answer.exit_code, Item.objects.count()) == (0, 2)


def test_a_row_with_an_error_is_left_out_and_ends_with_1(command: click.Command, tmp_path: Path) -> None:
    answer = typed(command, csv_file(tmp_path, HEALTH, ",1,,没有部门,X-1,1"), *COUNTY)
    assert answer.exit_code == 1
    assert "line 3: error: no department is given; fill the cell in" in answer.output


def test_the_report_is_a_table_of_every_line(command: click.Command, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    odd = WATER.replace("取水许可,取水许可", "取水许可,=取水").replace("S-1", "S-9")
    typed(command, csv_file(tmp_path, odd, ",1,,没有部门,X-1,1"), *COUNTY, "--report", report)
    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {(line["line"], line["status"]) for line in lines if line["status"]} == {("2", "new"), ("3", "error")}
    assert [line["name"] for line in lines if line["line"] == "2"] == ["'=取水"], "no cell is a formula"
    assert {line["finding"] for line in lines if line["line"] == "0"} >= {"materials_unknown"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (COUNTY, "cannot be read; give the path of a CSV file"),
        ((), "say where the departments belong"),
        (("--under", "/a/", *COUNTY), "say where the departments belong"),
    ],
)
def test_bad_input_ends_with_2(command: click.Command, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    answer = typed(command, tmp_path / "none.csv", *arguments)
    assert (answer.exit_code, told in answer.output) == (2, True)


def test_a_place_that_does_not_stand_is_told_in_the_language_asked_for(command: click.Command, tmp_path: Path) -> None:
    answer = typed(command, csv_file(tmp_path, HEALTH), "--under", "/nowhere", "--lang", "zh-Hans")
    assert (answer.exit_code, "没有路径为 /nowhere/ 的机构" in answer.output) == (2, True)
