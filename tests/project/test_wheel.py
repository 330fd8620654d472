"""What is installed from the wheel is whole: it needs nothing of the repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.serving import new_data_folder, serve

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).with_name("uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Return the interpreter of an environment that holds the wheel and nothing else of ours."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    install = subprocess.run(
        [UV, "pip", "install", "--quiet", "--python", python, wheel], capture_output=True, text=True, check=False
    )
    if install.returncode != 0 and "Failed to fetch" in install.stderr:
        pytest.skip("its dependencies cannot be fetched without a network")
    assert install.returncode == 0, install.stderr
    return python


def test_the_wheel_carries_the_packs_and_every_file_of_the_rooms(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src/banjie", "packs"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    wanted = {
        name.removeprefix("src/") if name.startswith("src/") else f"banjie/{name}"
        for name in tracked
        if (ROOT / name).exists()
    }
    assert not wanted - inside


def test_the_command_runs_in_an_empty_environment(python: Path) -> None:
    answer = subprocess.run(
        [python.with_name("banjie"), "--version"], cwd="/", capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip().endswith("0.1.0")


def test_the_whole_office_runs_from_the_wheel(python: Path) -> None:
    office = serve(new_data_folder(), python)
    assert "zhou" in office.logins
    assert office.stop() == 0
