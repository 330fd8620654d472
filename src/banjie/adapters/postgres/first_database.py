"""The empty database of a new cluster; roles, rights and tables in it are the work of whoever installs them."""

import psycopg
from psycopg import sql

from banjie.adapters.postgres.errors import ClusterError

OWNER = "postgres"
DATABASE = "banjie"


def make_database(dsn: str) -> None:
    """Make our database where it is missing, through a login to any other database.

    Raises `ClusterError` where the secrets are not those the cluster was made with.
    """
    try:
        with psycopg.connect(dsn, autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    except psycopg.OperationalError as error:
        if "password authentication failed" not in str(error):
            raise
        raise ClusterError(
            "secrets.json does not belong to the database beside it: put the right one back from a backup."
        ) from error
