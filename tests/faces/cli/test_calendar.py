"""`banjie calendar` as it is typed."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from banjie.adapters.notice_files import NoticeFiles
from banjie.faces.cli.calendar import CalendarNeeds, build
from banjie.faces.cli.opening import RecordsNeeds
from banjie.records.scope import ALL, scope
from tests.core.calendar.notices import notice
from tests.core.calendar.shipped import holidays
from tests.office import TestOffice
from tests.services.calendar.living import accepted_on, december_moved

IN_DECEMBER = datetime(2026, 12, 10, 2, tzinfo=UTC)


@pytest.fixture
def command(office: TestOffice, records: RecordsNeeds) -> click.Command:
    return build(CalendarNeeds(records=records, read=NoticeFiles(holidays=holidays()), now=lambda: IN_DECEMBER))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "2027.json"
    written.write_text(json.dumps(notice(december_moved)), encoding="utf-8")
    return written


def typed(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def test_a_notice_is_entered_looked_at_and_taken_into_use(
    office: TestOffice, command: click.Command, file: Path
) -> None:
    with scope(ALL):
        case = accepted_on(office, IN_DECEMBER)
    entered = typed(command, "import", file, "--by", "zhou", "--number", "国办发明电〔2026〕9号")
    assert (entered.exit_code, "It waits" in entered.output) == (0, True)
    again = typed(command, "import", file, "--by", "zhou", "--number", "国办发明电〔2026〕9号")
    assert "entered before" in again.output
    shown = typed(command, "preview")
    assert (shown.exit_code, f"{case.number} decision: " in shown.output) == (0, True)
    assert "Sat 2026-12-26 is worked New Year's Day" in shown.output
    plain = json.loads(typed(command, "preview", "--json").output)
    assert [move["number"] for move in plain["moves"]] == [case.number]
    applied = json.loads(typed(command, "apply", "--by", "zhou", "--json").output)
    assert applied["batches"] == [{"batch": 1, "scope_path": "/", "cases": 1, "clocks": 1, "moved": plain["moved"]}]
    assert typed(command, "apply", "--by", "zhou").output == "Nothing waits to be taken into use.\n"
    assert typed(command, "preview").output == "Nothing waits to be taken into use.\n"


def test_a_closure_is_listed_with_its_reason_and_may_be_withdrawn(command: click.Command) -> None:
    order = ("--office", "/tq/health", "--day", "2026-12-14..2026-12-15", "--reason", "台风停工", "--by", "qian")
    entry = json.loads(typed(command, "closure", *order, "--json").output)
    assert (entry["path"], entry["days"]) == ("/tq/health/", 2)
    listed = typed(command, "list", "--office", "/tq/health/")
    assert "closed 2026-12-14, 2026-12-15: 台风停工; waits; 钱正, 2026-12-10" in listed.output
    assert typed(command, "withdraw", entry["entry"], "--reason", "取消", "--by", "qian").exit_code == 0
    listed = json.loads(typed(command, "list", "--json").output)
    assert [one["taken_back"] for one in listed["entries"] if one["id"] == entry["entry"]] == [True]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "none.json", "--by", "zhou"), "cannot be read"),
        (("closure", "--day", "2026-12-16", "--reason", "x", "--by", "nobody"), "nobody who holds a post"),
        (("closure", "--day", "2026-12-16", "--reason", "x", "--by", "li"), "may not change the calendar"),
        (("closure", "--day", "2026-13-16", "--reason", "x", "--by", "zhou"), "neither a day nor days in a row"),
        (("closure", "--day", "2026-12-13", "--reason", "x", "--by", "zhou"), "this changes no day"),
        (("closure", "--day", "2026-12-16", "--reason", " ", "--by", "zhou"), "no reason is given"),
        (("withdraw", "01a25361-1100-7514-9d59-ccc187c0dcce", "--reason", "x", "--by", "zhou"), "no entry"),
        (("preview", "--after", "x"), "no page marker"),
        (("apply", "--by", "li"), "may not change the calendar"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    command: click.Command, arguments: tuple[str, ...], told: str
) -> None:
    answer = typed(command, *arguments)
    assert (answer.exit_code, told in answer.output) == (2, True), answer.output


def test_a_notice_that_contradicts_itself_is_refused_in_the_language_asked_for(
    command: click.Command, tmp_path: Path
) -> None:
    file = tmp_path / "half.json"
    file.write_text(json.dumps(notice(lambda days: days.__delitem__(slice(-9, None)))), encoding="utf-8")
    for language, told in (
        ("zh-Hans", "只含2027年的半年：中秋节、国庆节没有放假安排"),
        ("zh-Hant", "只含2027年的半年：中秋節、國慶節沒有放假安排"),
        ("en", "only half of 2027: it gives no day off for Mid-Autumn Festival, National Day"),
    ):
        answer = typed(command, "import", file, "--by", "zhou", "--lang", language)
        assert (answer.exit_code, told in answer.output) == (2, True), answer.output
