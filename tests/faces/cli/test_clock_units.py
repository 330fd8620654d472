"""`banjie clock explain` in every unit, and backwards."""

import json

import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.clock import ClockNeeds, build
from tests.core.calendar.shipped import shipped

NINETY = ("--start", "2026-07-05", "--limit", "90d")
HEARING = ("--start", "2026-10-15", "--limit", "7wd", "--before")
HOURS = ("--start", "2026-10-16T14:30", "--limit", "48h")


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(build(ClockNeeds(calendar=shipped, language="")), ("explain", *arguments))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (NINETY, "到期日：2026年10月8日（周四）"),
        (("--start", "2022-08-31", "--limit", "6m"), "到期日：2023年2月28日（周二）"),
        (("--start", "2022-08-31", "--days", "6", "--unit", "months"), "到期日：2023年2月28日（周二）"),
        (("--start", "2026-09-28", "--limit", "20wd"), "到期日：2026年10月30日（周五）"),
        (("--start", "2026-09-28T23:30", "--limit", "20wd"), "到期日：2026年10月30日（周五）"),
        (HOURS, "到期时间：2026年10月18日（周日）14:30"),
        (HEARING, "最迟应于2026年9月30日（周三）办理"),
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
        (("--limit", "0d"), "1 to 3650 days"),
        (("--limit", "10000m"), "1 to 120 months"),
        (("--limit", "10000h"), "1 to 8760 hours"),
        (("--limit", "20x"), "number and its unit"),
        (("--limit", "20wd", "--unit", "months"), "leave out --days"),
        (("--unit", "months"), "--days"),
        (("--limit", "48h"), "YYYY-MM-DDTHH:MM"),
        (("--limit", "48h", "--before"), "counted back"),
        (("--limit", "7wd", "--before", "--stop", "2026-10-12..:hearing"), "--before"),
        (("--limit", "120m", "--start", "2099-01-01"), "2100-12-31"),
        (("--limit", "6m", "--before", "--start", "2004-02-01"), "2004-01-01"),
        (("--limit", "6m", "--start", "2026-10-16T25:00"), "YYYY-MM-DD"),
    ],
)
def test_bad_input_is_told_and_ends_with_two(arguments: tuple[str, ...], said: str):
    told = explain("--lang", "en", "--start", "2026-10-16", *arguments)
    assert told.exit_code == 2
    assert said in told.output
