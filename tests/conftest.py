"""What every test may use. Nothing here starts before a test asks for it."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from banjie.adapters.postgres.cluster import Cluster, open_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return one embedded PostgreSQL for the whole session; tests make databases of their own in it."""
    folder = Path(tempfile.mkdtemp(prefix="banjie-"))  # not tmp_path: as root, the server's own account must reach it
    folder.chmod(0o711)
    with open_cluster(folder) as running:
        yield running
    shutil.rmtree(folder)


@pytest.fixture(autouse=True, scope="module")
def moment_of_the_module(request: pytest.FixtureRequest) -> None:
    """Let a module's `NOW` be the moment its tests begin, not that of collection: a long run must not age it."""
    collected, begun = getattr(request.module, "NOW", None), datetime.now(UTC)
    if collected and begun - collected < timedelta(hours=2):  # a day written down stays as it is
        request.module.NOW = begun
