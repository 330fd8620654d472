"""The documentation says what is true: links lead somewhere, commands exist, numbers of the mission are real."""

import re
import subprocess
import sys
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest

from banjie.core.act.act import KINDS
from tests.shared_data import shared

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
CODE = re.compile(r"`([^`\n]+)`|^(?:\$ )?((?:make|banjie) [^\n`]+)$", re.MULTILINE)
MISSION = ROOT / "docs" / "reference" / "mission.md"


def commands(program: str) -> list[str]:
    """Return the distinct commands of one program that the pages tell the reader to type."""
    found = {next(filter(None, match.groups())) for page in PAGES for match in CODE.finditer(page.read_text("utf-8"))}
    return sorted(command.split("  #")[0] for command in found if command.startswith(f"{program} "))


@cache
def help_of(words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    banjie = Path(sys.executable).with_name("banjie")
    return subprocess.run([banjie, *words, "--help"], capture_output=True, text=True, check=False)


def mission_rows() -> list[list[str]]:
    lines = MISSION.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert not missing


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {command.split()[1] for command in commands("make")} <= targets


def test_every_make_target_with_a_caption_is_told() -> None:
    captioned = re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(captioned) - {"help"} <= {command.split()[1] for command in commands("make")}


def test_every_setting_is_told() -> None:
    settings = (ROOT / "src" / "banjie" / "project" / "settings.py").read_text("utf-8")
    told = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert set(re.findall(r"_env\(\"([A-Z_]+)\"", settings)) == set(re.findall(r"^\| `([A-Z_]+)` ", told, re.MULTILINE))


def test_every_act_is_told_with_its_event() -> None:
    told = (ROOT / "docs" / "reference" / "acts.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([a-z_]+)` \| `([a-z_]+)` ", told, re.MULTILINE))
    assert rows == {(kind, act.done) for kind, act in KINDS.items()}


@pytest.mark.parametrize("command", commands("banjie"))
def test_commands_of_banjie_exist_with_their_options(command: str) -> None:
    words = command.split()[1:]
    verbs = tuple(takewhile(re.compile(r"[a-z][a-z-]*").fullmatch, words))
    answer = help_of(verbs)
    assert answer.returncode == 0, answer.stderr
    assert not [word for word in words if word.startswith("--") and word != "--help" and word not in answer.stdout]


def test_mission_rows_have_numbers_of_the_mission() -> None:
    wrong = [row for row in mission_rows() if len(row) != 4 or not re.fullmatch(r"[A-E]\d{3}", row[0]) or not all(row)]
    assert not wrong, "id | what | where it works | how to see it; the id is a letter A to E and three digits"
    ids = [row[0] for row in mission_rows()]
    assert len(ids) == len(set(ids)), "each number once"


def test_mission_numbers_exist_in_the_list_of_the_mission() -> None:
    known = set(re.findall(r"^\| ([A-E]\d{3}) \|", shared("domain/domain.md").read_text("utf-8"), re.MULTILINE))
    assert {row[0] for row in mission_rows()} <= known


def test_mission_places_exist() -> None:
    places = [
        place for row in mission_rows() for place in re.findall(r"`((?:src|packs|tests|docs)/[^`]*)`", " ".join(row))
    ]
    assert not [place for place in places if not (ROOT / place).exists()]
