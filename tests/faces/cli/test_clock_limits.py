"""`banjie clock limits` as people and programs use it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from banjie.core.pack.source import Finding
from banjie.faces.cli.clock import ClockNeeds, build
from banjie.project.wiring.clock import wire
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_limits import PackLimits
from tests.core.calendar.shipped import shipped


def limits(*arguments: str, needs: ClockNeeds | None = None) -> Result:
    return CliRunner().invoke(build(needs or wire()), ("limits", *arguments))


def test_the_limits_of_the_shipped_packs_are_listed_with_their_articles():
    shown = limits("--lang", "zh-Hans").output
    line = next(line for line in shown.splitlines() if "许可决定" in line)
    assert "20个工作日" in line
    assert "《行政许可法》第42条" in line
    assert "《行政许可法》第32条第（4）项" in shown


def test_the_remedies_have_their_own_units():
    shown = limits("--lang", "en").output
    assert "60 days" in shown
    assert "6 months" in shown


def test_json_holds_unit_rules_and_citation():
    packs = {pack["matter"]: pack["limits"] for pack in json.loads(limits("--json").output)["packs"]}
    found = next(one for one in packs["cn/licensing/general"] if one["clock"] == "decision")
    assert (found["days"], found["unit"], found["start_day"]) == (20, "working_day", "not_counted")
    assert found["citation"]["article"] == "42"


def test_the_way_a_limit_runs_is_told():
    shown = limits("--lang", "zh-Hans").output
    within, rest = ("20个工作日内", "至少提前7个工作日"), ("不少于30日", "满10个工作日之后", "至案件载明之日")
    told = (*within, *rest, "最多延长10个工作日")
    assert [one for one in told if one not in shown] == []


def test_json_holds_what_silence_supplies_and_who_decides_about_it():
    packs = {pack["matter"]: pack["limits"] for pack in json.loads(limits("--json").output)["packs"]}
    accepted = next(one for one in packs["cn/licensing/general"] if one["clock"] == "acceptance")
    agreed = next(one for one in packs["cn/licensing/opinion"] if one["clock"] == "opinion")
    assert accepted["silence"] == {
        "act": "accept", "milestone": None, "counts_from": "start", "mode": "record", "set_by_region": False
    }  # fmt: skip
    assert (agreed["silence"]["milestone"], agreed["silence"]["set_by_region"]) == ("agreed", True)
    extended = next(one for one in packs["cn/licensing/joint"] if one["kind"] == "extension")
    assert (extended["days"], extended["approver"]) == (15, "government_head")


def test_a_pack_that_is_wrong_is_told_beside_the_others():
    finding = Finding(file="stall/clocks.yaml", line=3, column=1, message="no limit", remedy="write one")
    broken = PackLimits(folder=Path("stall"), findings=(finding,))
    told = limits(needs=ClockNeeds(calendar=shipped, language="en", limits=lambda: [broken]))
    assert (told.exit_code, "stall/clocks.yaml:3:1: no limit" in told.stderr) == (1, True)


def test_a_folder_that_is_not_there_is_told():
    def nowhere() -> list[PackLimits]:
        raise CalendarUnavailable("packs: no such folder; correct BANJIE_PACKS")

    told = limits(needs=ClockNeeds(calendar=shipped, language="en", limits=nowhere))
    assert (told.exit_code, "BANJIE_PACKS" in told.output) == (2, True)
