"""The commands on the records, as a person types them into an installation of their own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.catalogue.files import ADVICE, HEALTH, csv_file

BANJIE = Path(sys.executable).with_name("banjie")


@pytest.fixture
def data() -> Iterator[Path]:
    """Return an empty data folder that the server's own account can reach."""
    made = Path(tempfile.mkdtemp(prefix="banjie-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.mark.deep
def test_a_catalogue_is_taken_over_and_the_records_are_proven(data: Path, tmp_path: Path) -> None:
    def typed(*arguments: str | Path) -> tuple[int, str]:
        environment = {**os.environ, "BANJIE_DATA": str(data / "data"), "BANJIE_LANG": "en"}
        environment.pop("DATABASE_URL", None)
        ran = subprocess.run([BANJIE, *arguments], env=environment, capture_output=True, text=True, check=False)
        assert ran.stderr == ""
        return ran.returncode, ran.stdout

    source = csv_file(tmp_path, HEALTH, ADVICE)
    ended, told = typed("catalogue", "import", source, "--county", "青禾县", "--county-code", "621124")
    assert (ended, told.splitlines()[0]) == (
        0,
        "/621124/: rows 2 = new 2 + unchanged 0 + changed 0 + duplicate 0 + error 0",
    )
    assert typed("verify") == (0, "The log is whole: 0 events.\n")
    assert typed("rebuild", "--check") == (0, "All tables are what the log says: 0 cases.\n")
