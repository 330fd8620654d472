"""The console script: commands found by name, nothing more loaded than asked for."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from banjie.project import cli

WITHOUT_DJANGO = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "psycopg"):
            raise ImportError(name + " is blocked here")
sys.meta_path.insert(0, Blocked())
from banjie.project.cli import main
main(sys.argv[1:])
"""
ROOT = Path(__file__).resolve().parents[2]
EXPLAIN = ["clock", "explain", "--start", "2026-09-28", "--days", "20"]


CASE = ["clock", "explain", "--case", "packs/cn/licensing/general/cases/extended.yaml", "--clock", "decision"]


@pytest.mark.parametrize(("asked", "due"), [(EXPLAIN, "2026-10-30"), (CASE, "2026-11-13")])
def test_clock_runs_where_django_cannot_be_imported(asked: list[str], due: str):
    command = [sys.executable, "-c", WITHOUT_DJANGO, *asked, "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (ran.returncode, f'"due": "{due}"' in ran.stdout, ran.stderr) == (0, True, "")


def test_help_names_every_command():
    shown = CliRunner().invoke(cli.banjie, ["--help"]).output
    assert all(f"  {name}" in shown for name in cli.COMMANDS)


def test_the_version_is_shown():
    assert CliRunner().invoke(cli.banjie, ["--version"]).output.startswith("banjie")


def test_a_command_whose_module_is_missing_breaks_no_other(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(cli.COMMANDS, "later", cli.Command(module="banjie.faces.cli.later", wiring="x", help="later"))
    assert CliRunner().invoke(cli.banjie, EXPLAIN).exit_code == 0
    told = CliRunner().invoke(cli.banjie, ["later"])
    assert (told.exit_code, "banjie.faces.cli.later" in told.output) == (2, True)


def test_an_unknown_command_is_bad_input():
    assert CliRunner().invoke(cli.banjie, ["sing"]).exit_code == 2


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cli.COMMANDS, "broken", cli.Command(module="json", wiring="json", help="has no build"))


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_is_one_sentence_and_no_stack_trace(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        cli.main(["broken"])
    told = capsys.readouterr().err
    assert (ended.value.code, "internal fault" in told, "Traceback" in told) == (cli.INTERNAL_FAULT, True, False)


def test_another_packs_folder_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("BANJIE_PACKS", str(tmp_path))
    told = CliRunner().invoke(cli.banjie, EXPLAIN)
    assert (told.exit_code, str(tmp_path) in told.output) == (2, True)
