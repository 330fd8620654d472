"""The page about `banjie clock`: its commands are run, its answers are right, and no key of its JSON is left out."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from banjie.faces.cli.clock import build
from banjie.project.wiring.clock import wire
from banjie.services.files.clock_columns import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "clock.md").read_text("utf-8")
IDEAS = (ROOT / "docs" / "ideas" / "deadlines.md").read_text("utf-8")
COMMANDS = re.findall(r"^banjie clock ([^\n#]+?)(?:  # ([^\n]+))?$", PAGE + IDEAS, re.MULTILINE)
FILES = re.findall(r"^`([a-z]+\.(?:yaml|csv))` (?:.|\n)*?```(?:yaml)?\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds what the page shows, and the packs."""
    (tmp_path / "packs").symlink_to(ROOT / "packs")
    for name, text in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BANJIE_LANG", "")
    return tmp_path


def said(command: str) -> str:
    ran = CliRunner().invoke(build(wire()), shlex.split(command))
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_the_page_shows_files_and_commands() -> None:
    assert [name for name, _ in FILES] == ["question.yaml", "case.yaml", "cases.csv"]
    assert len(COMMANDS) > 20


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("command", "first"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_answers_as_the_page_says(command: str, first: str) -> None:
    line = said(command).splitlines()[0]
    assert not first or line == first


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command",
    [
        "explain --case question.yaml --json",
        "explain --case case.yaml --json",
        "due --start 2026-09-28 --limit 20wd --json",
        "limits --json",
    ],
)
def test_every_key_of_the_json_is_told(command: str) -> None:
    assert sorted(key for key in set(keys(json.loads(said(command)))) if f"`{key}`" not in PAGE) == []


def test_every_option_and_column_is_told() -> None:
    group = build(wire())
    assert isinstance(group, click.Group)
    options = {name for command in group.commands.values() for option in command.params for name in option.opts}
    assert sorted(name for name in options - {"file"} if f"`{name}`" not in PAGE) == []
    assert sorted(name for name in COLUMNS if f"`{name}`" not in PAGE) == []


def keys(plain: Any, within: str = "") -> Iterator[str]:
    """Yield every key, but those of values that the laws name."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield key
            if key != "params":
                yield from keys(value, key)
    elif isinstance(plain, list):
        yield from (key for one in plain for key in keys(one))
