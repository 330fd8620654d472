"""`banjie pack check` as it is typed."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from banjie.faces.cli.pack import build
from banjie.project.wiring.pack import wire
from tests.core.pack.demo import DEMO


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(build(wire()), ["check", *arguments])


def broken(folder: Path) -> Path:
    copy = Path(shutil.copytree(DEMO, folder / "stall"))
    clocks = copy / "clocks.yaml"
    clocks.write_text(clocks.read_text("utf-8").replace("days: 5", "days: none"), encoding="utf-8")
    return copy


def test_the_shipped_packs_are_right() -> None:
    assert typed().exit_code == 0


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    copy = broken(tmp_path)
    answer = typed(str(copy), "--lang", "en")
    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        f"{copy}/clocks.yaml:9:28: 'none' is no whole number; write a number from 1 to 3650",
        f"{copy}: findings: 1",
    ]


def test_a_program_may_read_it(tmp_path: Path) -> None:
    [pack] = json.loads(typed(str(broken(tmp_path)), "--json").output)["packs"]
    assert (pack["findings"][0]["line"], pack["findings"][0]["aspect"]) == (9, "structure")


def test_a_path_without_a_pack_is_bad_input(tmp_path: Path) -> None:
    answer = typed(str(tmp_path))
    assert answer.exit_code == 2
    assert "name the folder of a pack" in answer.output
