"""Installing roles and tables, and connecting as the application."""

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from banjie.adapters.postgres.cluster import Cluster
from banjie.project.database import InstallRefused, install
from tests.database import Database, database, template

__all__ = ["database", "template"]


def test_installing_again_keeps_what_is_there(cluster: Cluster, database: Database) -> None:
    with psycopg.connect(database.owner_dsn, autocommit=True) as owner:
        before = owner.execute("SELECT epoch FROM log_epoch").fetchall()
        assert install(database.owner_dsn, cluster.secrets) == make_conninfo(
            database.owner_dsn, user="banjie_app", password=cluster.secrets.app_password
        )
        assert owner.execute("SELECT epoch FROM log_epoch").fetchall() == before


def test_this_process_works_as_the_application(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('statement_timeout')")
        assert cursor.fetchone() == ("banjie_app", "30s")
    connection.close()


def test_a_login_that_may_not_make_roles_is_told_what_to_grant(cluster: Cluster, database: Database) -> None:
    with pytest.raises(InstallRefused, match="CREATEROLE"):
        install(database.app_dsn, cluster.secrets)
