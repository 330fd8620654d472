"""An installation opened for a command: its database started and up to date, Django ready, ports plugged in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import django

from banjie.adapters.postgres.cluster import Cluster, open_cluster
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.secrets_file import Secrets, read_or_make_secrets
from banjie.faces.shared.real_time import real_now
from banjie.project.database import install, use
from banjie.project.wiring.office import plug_office
from banjie.services.calendar.shipped_offer import shipped_offer
from banjie.services.ports.plugged import plugged

SETTINGS = "banjie.project.settings"


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """The data folder, and the environment that a serving process of this installation needs.

    `tend` starts the embedded database again where it died; it raises `ClusterError` where that cannot be done.
    """

    data: Path
    environment: dict[str, str] = field(repr=False)
    tend: Callable[[], None]


@contextmanager
def opened(progress: Callable[[str], None], *, join: bool, pool: int = 2) -> Iterator[Opened]:
    """Open the installation of `BANJIE_DATA`; with `join` a database that `serve` runs already is used.

    Raises `ClusterError` and `SecretsError`, whose message is one sentence that says what to do.
    """
    data = Path(os.environ.get("BANJIE_DATA", "data")).resolve()
    with _database(data, progress, join=join) as (owner_dsn, secrets, tend):
        environment = {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "BANJIE_SECRET_KEY": secrets.secret_key,
            "BANJIE_DATA": str(data),
        }
        os.environ |= environment
        django.setup()
        progress("tables")
        app_dsn = install(owner_dsn, secrets)
        use(app_dsn, pool)
        plug_office(data)
        shipped_offer(plugged().packs.calendar(), real_now())
        yield Opened(data=data, environment={**environment, "BANJIE_APP_DSN": app_dsn}, tend=tend)


@contextmanager
def _database(
    data: Path, progress: Callable[[str], None], *, join: bool
) -> Iterator[tuple[str, Secrets, Callable[[], None]]]:
    given = os.environ.get("DATABASE_URL")
    if given:
        data.mkdir(parents=True, exist_ok=True)
        yield given, read_or_make_secrets(data), _nothing
        return
    with open_cluster(data, progress, join=join) as cluster:
        yield cluster.owner_dsn, cluster.secrets, partial(_revive, cluster, cluster.port, progress)


def _nothing() -> None:
    """Leave a database of somebody else's to its keeper."""


def _revive(cluster: Cluster, port: int, progress: Callable[[str], None]) -> None:
    if cluster.running():
        return
    progress("database_died")
    cluster.start()
    if cluster.port != port:
        raise ClusterError("The database ended, and another program took its port meanwhile: start Banjie again.")
    progress("database_back")
