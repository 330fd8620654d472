"""The database goes away in the middle of the work, and comes back."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from banjie.adapters.postgres.cluster import Cluster, open_cluster
from banjie.project import database as installation
from banjie.project.wiring.office import plug_office

NOW = datetime.now(UTC)


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """Return a server of this test's own, which it may stop."""
    folder = Path(tempfile.mkdtemp(prefix="banjie-"))
    folder.chmod(0o711)
    with open_cluster(folder) as running:
        app_dsn = installation.install(running.owner_dsn, running.secrets)
        installation.use(make_conninfo(app_dsn))
        plug_office(folder)
        yield running
        installation.leave()
    shutil.rmtree(folder)
