"""`banjie clock` as people and programs use it."""

import json

import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.clock import ClockNeeds, build
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
        (("--start", "2026-09-28"), "--days"),
        ((*CASE[1:], "--stop", "2026-10-16..2026-10-12:hearing"), "before it begins"),
        ((*CASE[1:], "--stop", "2026-10-12"), "FIRST..LAST:GROUND"),
        ((*CASE[1:], "--stop", "2026-10-12..2026-10-16"), "FIRST..LAST:GROUND"),
        ((*CASE[1:], "--stop", "2026-10-12..2026-10-36:hearing"), "FIRST..LAST:GROUND"),
        ((*CASE[1:], "--stop", "2100-10-12..2101-10-16:hearing", "--until", "2101-01-01"), "2100-12-31"),
    ],
)
def test_bad_input_is_told_and_ends_with_two(arguments: tuple[str, ...], said: str):
    told = clock("explain", "--lang", "en", *arguments)
    assert told.exit_code == 2
    assert said in told.output


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
        {"line": 2, "start": "2026-12-10", "days": 20, "due": "2027-01-07", "provisional": True}
    ]


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
