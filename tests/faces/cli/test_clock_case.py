"""`banjie clock` on case files: one limit, or a case with acts whose clocks are all explained."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banjie.adapters.packs_folder import packs_folder
from banjie.faces.cli.clock import build
from banjie.project.wiring.clock import wire

LICENSING = packs_folder(None).root / "cn" / "licensing" / "general"
PLAIN = """
start: 2026-09-28
limit: 20wd
stops:
  - {first_date: 2026-10-12, last_date: 2026-10-16, ground: hearing}
extensions: ["10@2026-10-26:agency_head"]
"""
ACTS = """
matter: cn/licensing/general
acts:
  - {on: 2026-09-28, act: submit}
  - {on: 2026-09-28, act: accept}
  - {on: 2026-10-12, act: stop, ground: expert_review, notice: A7, notified_days: 3}
  - {on: 2026-10-19, act: resume}
"""


def clock(*arguments: object) -> Result:
    return CliRunner().invoke(build(wire()), [str(one) for one in arguments])


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return _written(tmp_path, PLAIN)


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    return _written(tmp_path, ACTS)


def _written(folder: Path, text: str, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_case_file_is_a_question(plain: Path):
    assert clock("due", "--case", plain).output == "2026-11-20\n"
    assert clock("explain", "--case", plain, "--lang", "en").output.startswith("Due: Fri 2026-11-20\n")


def test_options_come_before_what_the_file_says(plain: Path):
    assert clock("due", "--case", plain, "--limit", "30wd").output == "2026-12-04\n"
    assert clock("due", "--case", plain, "--start", "2026-09-29").output == "2026-11-23\n"


def test_what_is_answered_as_json_can_be_asked_again(plain: Path, tmp_path: Path):
    said = clock("explain", "--case", plain, "--promised", "15wd", "--today", "2026-10-20", "--json").output
    again = _written(tmp_path, json.dumps(json.loads(said)["question"], indent="\t"), "again.json")
    assert clock("explain", "--case", again, "--json").output == said


def test_a_case_with_acts_explains_every_clock(acts: Path):
    shown = clock("explain", "--case", acts, "--lang", "en").output
    assert "== Check before acceptance (acceptance) ==" in shown
    assert "== Decision (decision) ==\nDue: Mon 2026-11-09\n" in shown
    assert "clock stopped (Expert review), not counted" in shown
    assert "Administrative Licensing Law (行政许可法), Article 42" in shown


@pytest.mark.parametrize(
    ("language", "found", "named"),
    [
        ("zh-Hans", "发现问题1个", "== 许可决定（decision） =="),
        ("zh-Hant", "發現問題1個", "== 許可決定（decision） =="),
        ("en", "Findings: 1", "== Decision (decision) =="),
    ],
)
def test_what_is_found_is_told_in_each_language(acts: Path, language: str, found: str, named: str):
    lines = clock("explain", "--case", acts, "--clock", "decision", "--lang", language).output.splitlines()
    assert found in lines
    assert named in lines
    assert not [line for line in lines if "(acceptance)" in line or "（acceptance）" in line]


def test_what_silence_would_do_depends_on_the_day(tmp_path: Path):
    waiting = _written(tmp_path, "matter: cn/licensing/general\nacts:\n  - {on: 2026-09-15, act: submit}\n")
    said = [
        clock("explain", "--case", waiting, "--lang", "en", "--today", day).output
        for day in ("2026-09-21", "2026-09-22")
    ]
    assert "if nobody acts, on Tue 2026-09-22 the law brings about “Accepted”" in said[0]
    assert "nobody acted, and on Tue 2026-09-22 the law brought about “Accepted”" in said[1]
    assert all("It counts from Tue 2026-09-15" in one for one in said)


def test_json_of_a_case_holds_rows_silence_and_findings(acts: Path):
    found = json.loads(clock("explain", "--case", acts, "--json").output)
    decision = next(one for one in found["clocks"] if one["clock"] == "decision")
    assert (found["phase"], found["today"], decision["due"]) == ("running", "2026-10-19", "2026-11-09")
    assert decision["explanation"]["due"] == decision["due"]
    assert [one["code"] for one in found["findings"]] == ["stop_too_long"]
    assert found["clocks"][0]["silence"]["act"] == "accept"


def test_due_gives_a_line_for_each_clock(acts: Path):
    assert "decision\t2026-11-09" in clock("due", "--case", acts).output.splitlines()
    rows = [json.loads(line) for line in clock("due", "--case", acts, "--json").output.splitlines()]
    assert {row["clock"]: row["due"] for row in rows}["decision"] == "2026-11-09"


@pytest.mark.parametrize("path", sorted(LICENSING.glob("cases/*.yaml")), ids=lambda path: path.stem)
def test_worked_cases_of_a_pack_are_read_where_they_lie(path: Path):
    assert clock("explain", "--case", path).exit_code == 0


def test_a_pack_may_be_named_beside_the_file(tmp_path: Path):
    bare = _written(tmp_path, ACTS.replace("matter: cn/licensing/general\n", ""))
    assert clock("due", "--case", bare, "--pack", LICENSING, "--clock", "decision").output == "decision\t2026-11-09\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start: [", "case.yaml, line 1, column 9: "),
        ("start: 2026-09-28\nlimit: 20wd\nlimit: 30wd\n", "line 3, column 1: the key limit stands twice"),
        ("start: 2026-09-28\nlimits: 20wd\n", "line 2, column 1: the key 'limits' is not known"),
        ("start: 2026-09-28\nlimit: 20\n", "line 2, column 1: 20 has no unit; write 20wd"),
        ("start: 2026-09-31\nlimit: 20wd\n", "line 1, column 1: '2026-09-31' is not a date"),
        ("start: 2026-09-28\nlimit: 0d\n", "line 2, column 1: a limit is 1 to 3650 days"),
        (
            "start: 2026-09-28\nlimit: 20wd\nstops:\n  - {first_date: 2026-10-16, last_date: 2026-10-12}\n",
            "line 4, column 5",
        ),
        ("start: 2026-09-28\nlimit: 20wd\nextensions: [{days: 0}]\n", "line 3, column 14: an extension is 1 or more"),
        ("start: 2026-09-28\nlimit: 20wd\nextensions: [10@2026-12-01]\n", "had ended on 2026-10-30"),
        ("start: 2026-09-28\nlimit: 20wd\nrestarts: [2026-09-01]\n", "before the start"),
        ("limit: 20wd\n", "--start, --before"),
        ("- 20wd\n", "line 1, column 1: ['20wd'] is no mapping"),
        ("", "is no mapping"),
        ("matter: cn/nothing\nacts: [{on: 2026-09-28, act: submit}]\n", "there is no pack 'cn/nothing'"),
        ("acts: [{on: 2026-09-28, act: submit}]\n", "which law it is under"),
        (f"{ACTS}  - {{on: 2026-10-20, act: sing}}\n", "line 8, column 5: 'sing' is no act"),
        (f"{ACTS}  - {{on: 2026-10-20, act: resume}}\n", "line 8, column 5: this act is not possible: "),
        (f"{ACTS}  - {{on: 2026-10-40, act: grant}}\n", "day is out of range"),
        (f"{ACTS}today: 2026-10-18\n", "2026-10-18 lies before the last act"),
        (f"{ACTS}today: soon\n", "line 8, column 1: 'soon' is not a date"),
        (
            f"{ACTS}  - {{on: 2026-11-12, act: extend, clock: decision, days: 10, approver: agency_head}}\n",
            "line 8, column 5: this act is not possible: ",
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_place(tmp_path: Path, text: str, said: str):
    told = clock("explain", "--lang", "en", "--case", _written(tmp_path, text))
    assert told.exit_code == 2
    assert said in told.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--clock", "decison"), "name one of acceptance, decision"),
        (("--limit", "20wd"), "give beside it only --today"),
        (("--today", "2026-10-01"), "lies before the last act"),
        (("--pack", "packs/cn/calendar"), "no pack.yaml there or below"),
    ],
)
def test_what_does_not_go_with_a_case_is_told(acts: Path, arguments: tuple[str, ...], said: str):
    told = clock("explain", "--lang", "en", "--case", acts, *arguments)
    assert (told.exit_code, said in told.output) == (2, True)


def test_a_refused_act_is_told_in_each_language(tmp_path: Path):
    again = _written(tmp_path, f"{ACTS}  - {{on: 2026-10-20, act: resume}}\n")
    said = [clock("explain", "--lang", language, "--case", again).output for language in ("zh-Hans", "zh-Hant")]
    assert "第8行第5列：此项不能办理：" in said[0]
    assert "第8行第5欄：此項不能辦理：" in said[1]


def test_pack_and_clock_belong_to_a_case_with_acts(plain: Path):
    assert "leave --pack and --clock out" in clock("due", "--lang", "en", "--case", plain, "--clock", "x").output
    assert "belong to a case file" in clock("due", "--lang", "en", "--clock", "x").output


def test_a_pack_that_cannot_be_used_is_told(tmp_path: Path, acts: Path):
    _written(tmp_path, "matter: [", "pack.yaml")
    told = clock("explain", "--lang", "en", "--case", _written(tmp_path, ACTS.replace("matter", "#"), "x.yaml"),
                 "--pack", tmp_path)  # fmt: skip
    assert (told.exit_code, "the pack cannot be used" in told.output) == (2, True)
