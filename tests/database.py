"""A migrated database for tests: made once per session, copied for each module that asks, used as `banjie_app`."""

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

import django
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
_DATA = tempfile.mkdtemp(prefix="banjie-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["BANJIE_DATA"] = _DATA
os.environ.setdefault("BANJIE_SECRET_KEY", "of the tests only")
django.setup()

from banjie.adapters.postgres.cluster import Cluster  # noqa: E402  # the settings must stand first
from banjie.project import database as installation  # noqa: E402  # as above

_TEMPLATE = "banjie_template"
_numbers = itertools.count(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Database:
    """One database of one test module, by the logins that may enter it."""

    name: str
    owner_dsn: str
    app_dsn: str
    read_dsn: str


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """Return the name of a migrated database that is copied and never used itself.

    Several conftests may bring this fixture in; the first that asks makes the database.
    """
    with psycopg.connect(cluster.owner_dsn) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone() is not None:
            return _TEMPLATE
    _admin(cluster, f"CREATE DATABASE {_TEMPLATE}")
    installation.install(make_conninfo(cluster.owner_dsn, dbname=_TEMPLATE), cluster.secrets)
    return _TEMPLATE


@pytest.fixture(scope="module")
def database(cluster: Cluster, template: str) -> Iterator[Database]:
    """Return a fresh database; this process's default connection is `banjie_app` in it."""
    name = f"banjie_test_{next(_numbers)}"
    _admin(cluster, f"CREATE DATABASE {name} TEMPLATE {template}")
    made = Database(
        name=name,
        owner_dsn=make_conninfo(cluster.owner_dsn, dbname=name),
        app_dsn=make_conninfo(cluster.app_dsn, dbname=name),
        read_dsn=make_conninfo(cluster.read_dsn, dbname=name),
    )
    installation.use(made.app_dsn)
    yield made
    installation.leave()
    _admin(cluster, f"DROP DATABASE {name} WITH (FORCE)")


def _admin(cluster: Cluster, statement: str) -> None:
    with psycopg.connect(cluster.owner_dsn, autocommit=True) as connection:
        connection.execute(statement.encode())
