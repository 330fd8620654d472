"""`banjie clock explain` in every unit, and backwards."""

import json

import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.clock import ClockNeeds, build
from tests.core.calendar.shipped import shipped

NINETY = ("--start", "2026-07-05", "--limit", "90d")
HEARING = ("--before", "2026-10-15", "--limit", "7wd")
LEAST = ("--after", "2026-09-30", "--limit", "7wd")
HOURS = ("--start", "2026-10-16T14:30+08:00", "--limit", "48h")


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(build(ClockNeeds(calendar=shipped, language="")), ("explain", *arguments))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (NINETY, "到期日：2026年10月8日（周四）"),
        (("--start", "2022-08-31", "--limit", "6m"), "到期日：2023年2月28日（周二）"),
        (("--start", "2022-08-31", "--days", "6", "--unit", "months"), "到期日：2023年2月28日（周二）"),
        (("--start", "2026-09-28", "--limit", "20wd"), "到期日：2026年10月30日（周五）"),
        (("--start", "2026-09-28T23:30+08:00", "--limit", "20wd"), "到期日：2026年10月30日（周五）"),
        (HOURS, "到期时间：2026年10月18日（周日）14:30"),
        (
            ("--start", "2026-10-16T14:30", "--zone", "Asia/Shanghai", "--limit", "48h"),
            "到期时间：2026年10月18日（周日）14:30",
        ),
        (HEARING, "最迟应于2026年9月30日（周三）办理"),
        (LEAST, "最早可于2026年10月15日（周四）"),
        (("--only-after", "2026-09-30", "--limit", "7wd"), "最早可于2026年10月16日（周五）"),
        (("--after", "2026-09-02", "--limit", "30d"), "最早可于2026年10月2日（周五）"),
        (("--only-after", "2026-09-02", "--limit", "30d"), "最早可于2026年10月9日（周五）"),
        (("--start", "2026-07-05", "--limit", "90d", "--last-day", "stays"), "到期日：2026年10月3日（周六）"),
        (("--start", "2026-07-05", "--limit", "90d", "--last-day", "previous"), "到期日：2026年9月30日（周三）"),
        (("--start", "2026-09-28", "--limit", "20wd", "--start-day", "counted"), "到期日：2026年10月29日（周四）"),
    ],
)
def test_each_unit_and_direction_is_answered_first(asked: tuple[str, ...], answer: str):
    assert explain(*asked).output.splitlines()[0] == answer


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("zh-Hans", NINETY, "期限届满，适逢休息日，顺延"),
        ("zh-Hant", NINETY, "期限屆滿，適逢休息日，順延"),
        ("en", NINETY, "the limit runs out on a day off: carried on"),
        ("en", HEARING, "working day 7 back: the last day to do it"),
        ("en", HEARING, "day of the event, not counted"),
        ("zh-Hans", LEAST, "满7个工作日，最早的日子"),
        ("zh-Hant", LEAST, "滿7個工作日，至早的日子"),
        ("en", LEAST, "7 working days: the first lawful day"),
        ("en", (*NINETY, "--last-day", "stays"), "a last day that is a day off stays"),
        ("en", (*NINETY, "--start-day", "counted"), "the start day is the first day counted"),
        ("en", (*HEARING, "--last-day", "previous"), "a day off moves further back"),
        ("en", HOURS, "48 hours are over at 14:30: due"),
        ("en", HOURS, "from 14:30 on, hours of this day counted"),
        ("zh-Hans", ("--start", "2022-08-31", "--limit", "6m"), "满6个月，到期日"),
    ],
)
def test_the_days_say_why_in_each_language(language: str, asked: tuple[str, ...], said: str):
    assert said in explain(*asked, "--lang", language).output


def test_what_is_left_and_stopped_has_its_unit():
    held = explain("--start", "2026-03-02", "--limit", "15d", "--stop", "2026-03-07..:hearing", "--lang", "en")
    hours = explain(*HOURS, "--stop", "2026-10-16..2026-10-17:hearing", "--lang", "en")
    assert "11 days left" in held.output.splitlines()[0]
    assert "Stopped for 2 days" in hours.output


def test_json_names_unit_direction_and_moment():
    found = [json.loads(explain(*asked, "--json").output) for asked in (NINETY, HEARING, HOURS)]
    assert [(one["unit"], one["direction"]) for one in found] == [
        ("calendar_day", "forwards"),
        ("working_day", "backwards"),
        ("hour", "forwards"),
    ]
    assert (found[1]["due"], found[2]["due_at"]) == ("2026-09-30", "2026-10-18T14:30:00+08:00")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--limit 0d", "1 to 3650 days"),
        ("--limit 10000d", "1 to 3650 days"),
        ("--limit 10000m", "1 to 120 months"),
        ("--limit 10000h", "1 to 8760 hours"),
        ("--limit 20x", "number and its unit"),
        ("--limit 20wd --unit months", "leave out days"),
        ("--unit months", "give the limit"),
        ("--limit 48h", "YYYY-MM-DDTHH:MM+08:00"),
        ("--limit 48h --start 2026-10-16T14:30", "which zone"),
        ("--limit 20wd --start 2026-10-16T14:30", "which zone"),
        ("--limit 48h --start 2026-10-16T14:30 --zone Middle/Earth", "Asia/Urumqi"),
        ("--limit 48h --start 2026-10-16T14:30+08:00 --last-day next", "hours takes no rule"),
        ("--limit 120m --start 2099-01-01", "2100-12-31"),
        ("--limit 6m --start 2026-10-16T25:00", "YYYY-MM-DD"),
        ("--limit 20wd --stop 2026-10-16..2026-10-12", "before it begins"),
        ("--limit 20wd --stop 2026-10-16..2026-10-20:hearing:1:0", "1 day or more"),
        ("--limit 20wd --stop 2003-10-16..2003-10-20", "2004-01-01"),
        ("--limit 20wd --extend 10@2026-12-01", "had ended on 2026-11-13"),
        ("--limit 20wd --extend 10@2026-10-01", "before the start"),
        ("--limit 20wd --extend 0", "1 or more"),
        ("--limit 20wd --extend ten", "DAYS@DATE:APPROVER"),
        ("--limit 20wd --restart 2026-10-01", "before the start"),
        ("--limit 20wd --promised 21wd", "promise less"),
        ("--limit 20wd --after 2026-10-16", "exclude each other"),
        ("--limit 20wd --today 2101-01-01", "2100-12-31"),
        ("--limit 20wd --calendar /no/such/folder", "/no/such/folder"),
    ],
)
def test_bad_input_is_told_and_ends_with_two(arguments: str, said: str):
    told = explain("--lang", "en", "--start", "2026-10-16", *arguments.split())
    assert told.exit_code == 2
    assert said in told.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--before 2026-10-15 --limit 48h", "from a moment only"),
        ("--only-after 2026-10-15 --limit 48h", "from a moment only"),
        ("--after 2026-10-15 --limit 7wd --today 2026-10-16", "--today"),
        ("--after 2100-12-20 --limit 30d", "2100-12-31"),
        ("--only-after 2100-12-01 --limit 30d", "2100-12-31"),
        ("--before 2026-10-15 --limit 7wd --last-day next", "shorten the time"),
        ("--before 2026-10-15 --limit 7wd --stop 2026-10-12..:hearing", "leave it out"),
        ("--after 2026-10-15 --limit 7wd --extend 3", "leave it out"),
        ("--before 2026-10-15 --limit 7wd --today 2026-10-16", "--today"),
        ("--before 2004-02-01 --limit 6m", "2004-01-01"),
        ("--limit 7wd", "--start, --before"),
    ],
)
def test_a_limit_around_an_event_has_its_own_bad_input(arguments: str, said: str):
    told = explain("--lang", "en", *arguments.split())
    assert told.exit_code == 2
    assert said in told.output
