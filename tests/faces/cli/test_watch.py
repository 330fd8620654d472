"""`banjie watch` at the terminal: what it answers, writes and refuses."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.watch import build
from banjie.project.wiring.watch import wire

LOG = """案件编号,环节,办理时间,到期时间,办结时间,部门
甲一,受理,2026-03-02 09:00,2026-03-10,2026-03-12 10:00,住建局
甲一,办结,2026-03-12 10:00,2026-03-10,2026-03-12 10:00,住建局
乙二,受理,2026-03-03 09:00,2026-03-20,,水务局
"""


@pytest.fixture(scope="module")
def command() -> click.Command:
    return build(wire())


def asked(command: click.Command, *arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "办件.csv"
    path.write_bytes(LOG.encode("gb18030"))
    return path


def test_a_table_in_gb18030_is_read_and_judged(command: click.Command, log: Path) -> None:
    report = json.loads(asked(command, log, "--json").output)
    assert report["log"]["files"][0]["stated"]["encoding"] == "GB18030"
    assert (report["cases"], report["open"], report["late"]["date"]) == (2, 1, 1)
    assert report["by_office"]["住建局"]["on_time"] == {"num": 0, "den": 1, "rate": 0.0}


def test_an_open_case_is_overdue_on_a_later_day(command: click.Command, log: Path) -> None:
    report = json.loads(asked(command, log, "--json", "--as-of", "2026-03-21").output)
    assert report["overdue_open"] == 1


def test_the_same_log_gives_the_same_files(command: click.Command, log: Path, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        assert asked(command, log, "--out", folder).exit_code == 0
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two
    assert {"report.html", "report.md", "report.json", "findings.csv", "findings.xlsx", "findings.json"} == set(one)


def test_a_limit_counts_where_the_log_has_no_due_date(command: click.Command, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("case,activity,time\n1,a,2026-09-28\n1,b,2026-10-16\n2,a,2026-09-28\n2,b,2026-10-13\n", "utf-8")
    report = json.loads(asked(command, log, "--json", "--promised", "7wd").output)
    assert (report["late"]["date"], report["late"]["instant"], report["late"]["basis"]) == (1, None, "limit")


def test_a_mapping_is_drafted_edited_and_used(command: click.Command, tmp_path: Path) -> None:
    log, mapping = tmp_path / "log.csv", tmp_path / "map.yaml"
    log.write_text("Vorgang,Schritt,Wann\n1,a,2026-09-28\n", "utf-8")
    assert "Schritt" in asked(command, log, "--map", "init").output
    mapping.write_text("columns: {case: Vorgang, activity: Schritt, at: Wann}\nactivities: {a: accept}\n", "utf-8")
    assert json.loads(asked(command, log, "--json", "--map", mapping).output)["log"]["activities_as"] == {"a": "accept"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a,b,c\n1,2,3\n", "no column tells the case, activity, at"),
        (bytes(range(256)) * 40, "no table of text"),
        (b"case,activity,time\n1,a,never\n", "a moment"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    command: click.Command, tmp_path: Path, content: bytes, said: str
) -> None:
    log = tmp_path / "log.csv"
    log.write_bytes(content)
    refused = asked(command, log)
    assert refused.exit_code == 2
    assert said in refused.output


@pytest.mark.parametrize(
    "text", ["columns: 3", "colums: {}", "columns: {where: x}", "activities: {a: eat}", "- a", "a: b: c"]
)
def test_a_mapping_that_says_nothing_sensible_is_refused(command: click.Command, log: Path, text: str) -> None:
    mapping = log.parent / "map.yaml"
    mapping.write_text(text, "utf-8")
    assert asked(command, log, "--map", mapping).exit_code == 2


def test_an_unknown_calendar_is_refused_with_those_that_are_known(command: click.Command, log: Path) -> None:
    assert "cn, nl, us" in asked(command, log, "--calendar", "xx").output
