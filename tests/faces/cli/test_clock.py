"""`banjie clock` as people and programs use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banjie.adapters.packs_folder import packs_folder
from banjie.faces.cli.clock import ClockNeeds, build
from banjie.project.wiring.clock import wire
from banjie.services.files.calendars import CalendarUnavailable
from tests.core.calendar.shipped import shipped
from tests.shared_data import shared

CASE = ("explain", "--start", "2026-09-28", "--days", "20")
HEARING = ("--stop", "2026-10-12..2026-10-16:hearing")


def clock(*arguments: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(build(ClockNeeds(calendar=shipped, language="")), arguments, input=typed)


def test_explain_answers_the_due_date_first_in_simplified_chinese():
    lines = clock(*CASE, *HEARING).output.splitlines()
    assert lines[0] == "到期日：2026年11月6日（周五）"
    assert "没有停表时：2026年10月30日（周五）" in lines


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hans", "停表（听证），不计入"),
        ("zh-Hant", "停錶（聽證），不計入"),
        ("en", "clock stopped (hearing), not counted"),
    ],
)
def test_explain_gives_the_reason_of_a_day_in_each_language(language: str, said: str):
    line = next(line for line in clock(*CASE, *HEARING, "--lang", language).output.splitlines() if "2026-10-14" in line)
    assert said in line


def test_explain_folds_the_national_holiday_unless_every_day_is_asked_for():
    assert "休7天：国庆节" in clock(*CASE).output
    assert "2026-10-05" in clock(*CASE, "--every-day").output


def test_explain_as_json_holds_codes_for_programs():
    found = json.loads(clock(*CASE, *HEARING, "--json").output)
    assert (found["due"], found["due_without_stops"], found["stopped"]) == ("2026-11-06", "2026-10-30", 5)
    assert found["rows"][-1]["reason"]["code"] == "last"


def test_explain_says_what_is_left_while_the_clock_is_stopped():
    assert "15" in clock(*CASE, "--stop", "2026-10-12..:hearing").output.splitlines()[0]


def test_explain_tells_of_overlapping_stops():
    shown = clock(*CASE, *HEARING, "--stop", "2026-10-16..2026-10-19:auction", "--lang", "en")
    assert "overlap" in shown.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--start", "2026-9-28", "--days", "20"), "YYYY-MM-DD"),
        (("--start", "2026-02-30", "--days", "20"), "YYYY-MM-DD"),
        (("--start", "1999-01-04", "--days", "20"), "2004-01-01"),
        (("--start", "2026-09-28", "--days", "0"), "1 to 3650"),
        (("--start", "2026-09-28", "--days", "10000"), "1 to 3650"),
        (("--start", "2026-09-28", "--days", "many"), "many"),
        (("--start", "2026-09-28"), "--limit"),
        ((*CASE[1:], "--stop", "2026-10-16..2026-10-12:hearing"), "before it begins"),
        ((*CASE[1:], "--stop", "2026-10-12"), "FIRST..LAST:GROUND"),
        ((*CASE[1:], "--stop", "2026-10-12..2026-10-36:hearing"), "FIRST..LAST:GROUND"),
        ((*CASE[1:], "--stop", "2100-10-12..2101-10-16:hearing", "--until", "2101-01-01"), "2100-12-31"),
    ],
)
def test_bad_input_is_told_and_ends_with_two(arguments: tuple[str, ...], said: str):
    told = clock("explain", "--lang", "en", *arguments)
    assert told.exit_code == 2
    assert said in told.output


def test_explain_says_what_moved_the_date():
    moved = ("--extend", "10@2026-10-26:agency_head", "--promised", "15wd", "--today", "2026-11-16", *HEARING)
    lines = clock(*CASE, *moved, "--lang", "en").output.splitlines()
    assert lines[:2] == ["Due: Fri 2026-11-13", "By law: Fri 2026-11-20"]
    assert "Extended by 10 working days on Mon 2026-10-26, approved by the head of the agency" in lines
    assert "Without the extensions: Fri 2026-10-30" in lines
    assert "On Mon 2026-11-16: 1 working day late" in lines


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hans", "2026年10月26日（周一）延长10个工作日，本机关负责人批准"),
        ("zh-Hant", "2026年10月26日（週一）延長10個工作日，經本機關首長批准"),
    ],
)
def test_explain_tells_of_an_extension_in_each_language(language: str, said: str):
    assert said in clock(*CASE, "--extend", "10@2026-10-26:agency_head", "--lang", language).output.splitlines()


def test_explain_tells_of_a_new_beginning_and_of_what_it_forgot():
    shown = clock(*CASE, "--restart", "2026-10-13", "--extend", "5@2026-10-12", "--lang", "en").output
    assert shown.startswith("Due: Tue 2026-11-10\n")
    assert "first begun on Mon 2026-09-28" in shown
    assert "does not count" in shown


def test_explain_tells_of_a_stop_longer_than_its_notice():
    shown = clock(*CASE, "--stop", "2026-10-12..2026-10-16:hearing:1:3", "--lang", "en").output
    assert "took 5 working days; its notice told 3" in shown


def test_another_calendar_counts_in_place_of_the_shipped_one(tmp_path: Path):
    text = (packs_folder(None).root / "cn" / "calendar" / "2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "2026.yaml").write_text(text.replace("last: 2026-10-07", "last: 2026-10-09"), encoding="utf-8")
    for place in (tmp_path, tmp_path / "2026.yaml"):
        shown = CliRunner().invoke(build(wire()), (*CASE, "--calendar", str(place), "--json")).output
        assert json.loads(shown)["due"] == "2026-11-03"


def test_a_calendar_that_is_none_is_told(tmp_path: Path):
    told = CliRunner().invoke(build(wire()), (*CASE, "--calendar", str(tmp_path)))
    assert (told.exit_code, "no calendar years there" in told.output) == (2, True)


def test_due_answers_one_question_with_the_date_alone():
    assert clock("due", "--start", "2026-09-28", "--limit", "20wd").output == "2026-10-30\n"
    assert clock("due", "--start", "2026-10-16T14:30+08:00", "--limit", "48h").output == "2026-10-18T14:30:00+08:00\n"
    assert json.loads(clock("due", "--before", "2026-10-15", "--limit", "7wd", "--json").output) == {
        "start": "2026-10-15", "days": 7, "unit": "working_day", "direction": "backwards",
        "due": "2026-09-30", "due_at": None, "left_when_resumed": None, "provisional": False,
    }  # fmt: skip


def test_due_says_what_is_left_of_one_question_that_is_stopped():
    assert "15" in clock("due", *CASE[1:], "--stop", "2026-10-12..").output


def test_due_refuses_one_question_and_rows_at_once(tmp_path: Path):
    (tmp_path / "rows.tsv").write_text("2026-09-28\t20\n", encoding="utf-8")
    told = clock("due", *CASE[1:], str(tmp_path / "rows.tsv"), "--lang", "en")
    assert (told.exit_code, "not both" in told.output) == (2, True)


def test_due_reads_columns_by_their_names_and_counts_rows_that_are_stopped():
    typed = "start,limit,stops\n2026-09-28,20wd,2026-10-12..2026-10-16\n2026-09-28,20wd,2026-10-12..\n"
    told = clock("due", "--lang", "en", typed=typed)
    assert [line.rpartition(",")[2] for line in told.stdout.splitlines()] == ["due_date", "2026-11-06", ""]
    assert "without a due date yet: 1" in told.stderr


def test_due_takes_from_options_what_rows_leave_open():
    assert clock("due", "--limit", "90d", typed="2026-07-05\n").stdout == "2026-07-05,2026-10-08\n"


def test_due_appends_the_date_and_keeps_what_else_is_there():
    written = clock("due", typed="start\tdays\tnote\n2026-09-28\t20\tx\n\n2026-02-11,5,y\n").stdout
    assert written == "start\tdays\tnote\t到期日\n2026-09-28\t20\tx\t2026-10-30\n\n2026-02-11,5,y,2026-02-25\n"


def test_due_reports_bad_rows_by_line_and_ends_with_two():
    told = clock("due", "--lang", "en", typed=b"2026-09-28\t20\nsoon\t5\n2026-09-28\t0\n\xff\xfe\t3\n")
    assert told.exit_code == 2
    assert told.stdout_bytes.splitlines()[1:] == [b"soon\t5\t", b"2026-09-28\t0\t", b"\xff\xfe\t3\t"]
    assert [line.split(":")[0] for line in told.stderr.splitlines()[:3]] == ["line 2", "line 3", "line 4"]


def test_due_lists_twenty_bad_rows_and_counts_the_rest():
    told = clock("due", "--lang", "en", typed="x\t1\n" * 50)
    assert told.stderr.count("is not a date") == 20
    assert "not listed: 30" in told.stderr


def test_due_as_json_is_one_object_per_row():
    lines = clock("due", "--json", typed="a,b\n2026-12-10,20\n").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "line": 2, "start": "2026-12-10", "days": 20, "unit": "working_day", "direction": "forwards",
            "due": "2027-01-07", "due_at": None, "left_when_resumed": None, "provisional": True, "problem": None,
        }
    ]  # fmt: skip


def test_due_takes_the_vectors_as_they_are():
    text = shared("data/holidays/workday_vectors.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in clock("due", typed=text).stdout.splitlines()[1:]]
    assert rows
    assert all(row[2] == row[-1] for row in rows)


def test_due_names_a_file_that_is_not_there():
    told = clock("due", "/no/such/file")
    assert (told.exit_code, "/no/such/file" in told.output) == (2, True)


def test_a_calendar_that_cannot_be_read_is_told():
    def nothing() -> None:
        raise CalendarUnavailable("packs: no calendar years there; set BANJIE_PACKS")

    told = CliRunner().invoke(build(ClockNeeds(calendar=nothing, language="")), CASE)  # type: ignore[arg-type]  # broken
    assert (told.exit_code, "BANJIE_PACKS" in told.output) == (2, True)
