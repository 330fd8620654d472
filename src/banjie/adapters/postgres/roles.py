"""The login roles and the database of a new cluster, there before the first migration, which gives them rights."""

import psycopg
from psycopg import sql

from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.secrets_file import Secrets

ADMIN, OWNER, APP, READ = "postgres", "banjie_owner", "banjie_app", "banjie_read"
DATABASE = "banjie"


def make_roles(admin_dsn: str, secrets: Secrets) -> None:
    """Make the roles and the database where they are missing; passwords travel and are logged only as verifiers.

    Raises `ClusterError` where the secrets are not those the cluster was made with.
    """
    try:
        with psycopg.connect(admin_dsn, autocommit=True) as connection:
            _make(connection, secrets)
    except psycopg.OperationalError as error:
        if "password authentication failed" not in str(error):
            raise
        raise ClusterError(
            "secrets.json does not belong to the database beside it: put the right one back from a backup."
        ) from error


def _make(connection: psycopg.Connection[tuple[object, ...]], secrets: Secrets) -> None:
    there = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    wanted = {OWNER: secrets.owner_password, APP: secrets.app_password, READ: secrets.read_password}
    for role, password in wanted.items():
        if role not in there:
            _make_role(connection, role, password)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        names = {"database": sql.Identifier(DATABASE), "owner": sql.Identifier(OWNER)}
        connection.execute(sql.SQL("CREATE DATABASE {database} OWNER {owner}").format(**names))


def _make_role(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str) -> None:
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    rights = "CREATEDB CREATEROLE" if role == OWNER else ""
    names = {"role": sql.Identifier(role), "owner": sql.Identifier(OWNER), "verifier": sql.Literal(verifier)}
    connection.execute(sql.SQL("CREATE ROLE {role} LOGIN PASSWORD {verifier} " + rights).format(**names))
    if role != OWNER:
        connection.execute(sql.SQL("GRANT {role} TO {owner} WITH ADMIN OPTION").format(**names))
