"""A data folder for one test."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from banjie.adapters.postgres.cluster import open_cluster


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return an empty folder that the server's own account can reach (pytest's own are closed to others)."""
    made = Path(tempfile.mkdtemp(prefix="banjie-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def first_made() -> Iterator[Path]:
    """Return a data folder in which a cluster was made and stopped; tests work on copies."""
    made = Path(tempfile.mkdtemp(prefix="banjie-"))
    made.chmod(0o711)
    with open_cluster(made):
        pass
    yield made
    shutil.rmtree(made)


@pytest.fixture
def used_folder(folder: Path, first_made: Path) -> Path:
    """Return a data folder in which a cluster was made and stopped; quicker than making it."""
    subprocess.run(["cp", "-a", f"{first_made}/.", folder], check=True)
    return folder
