"""A dump restored elsewhere goes on where it stopped: followers see neither gap nor repeat."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from banjie.adapters.postgres.cluster import Cluster, open_cluster
from banjie.project import database as installation
from banjie.records.log.append import append, open_case
from banjie.records.log.follower import epoch, follow
from banjie.records.log.sequencer import sequence
from banjie.records.log.verify import verify
from banjie.records.scope import ALL, set_scope
from tests.database import Database
from tests.records.made_up import acceptance, opening, read


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Return a second, empty cluster with roles and without tables."""
    folder = Path(tmp_path_factory.mktemp("elsewhere"))
    for place in (folder, *folder.parents[:2]):
        place.chmod(0o711)
    with open_cluster(folder) as running:
        yield running


def taken_by(name: str) -> list[int]:
    while sequence():
        pass
    taken: list[int] = []
    while follow(name, lambda events: taken.extend(event.position for event in events), most=2):
        pass
    return taken


def test_followers_go_on_after_a_restore_into_a_new_cluster(
    cluster: Cluster, elsewhere: Cluster, database: Database, scoped: None, tmp_path: Path
) -> None:
    cases = [opening() for _ in range(3)]
    for case in cases:
        open_case(case)
    assert taken_by("cards") == [1, 2, 3]
    append(acceptance(read(cases[0].case_id)))  # committed, without a position yet
    life = epoch()
    restore(cluster, elsewhere, database.owner_dsn, tmp_path / "dump")
    installation.use(elsewhere.app_dsn)
    set_scope(ALL)
    assert append(acceptance(read(cases[1].case_id)))
    assert taken_by("cards") == [4, 5]
    assert (epoch(), list(verify(demo=True))) == (life, [])
    installation.use(database.app_dsn)


def restore(cluster: Cluster, elsewhere: Cluster, dsn: str, dump: Path) -> None:
    """Dump a database and restore it into another cluster, roles first."""
    with psycopg.connect(elsewhere.owner_dsn, autocommit=True) as admin:
        installation.install_roles(admin, elsewhere.secrets)
    subprocess.run([cluster.bin / "pg_dump", "-Fc", "-f", dump, dsn], check=True)
    subprocess.run(
        [elsewhere.bin / "pg_restore", "--exit-on-error", "-d", make_conninfo(elsewhere.owner_dsn), dump], check=True
    )
    installation.install(elsewhere.owner_dsn, elsewhere.secrets)
