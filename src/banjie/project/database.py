"""The database of this installation: its roles, its tables, and how processes connect.

Three roles: `banjie_owner` owns and migrates, `banjie_app` serves, `banjie_read` reads. Roles belong to the whole
server, so two installations on one server need the same secrets.
"""

from typing import Any, Protocol

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

OWNER, APP, READ = "banjie_owner", "banjie_app", "banjie_read"
_LOCK = 0x42616E6A  # one installation at a time
# Compiling a plan takes longer than any of our statements.
_LIMITS = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s -c jit=off"


class InstallRefused(RuntimeError):
    """The login may not make roles or tables; the message says what to grant."""


class RoleSecrets(Protocol):
    """The passwords of the three roles."""

    @property
    def owner_password(self) -> str: ...
    @property
    def app_password(self) -> str: ...
    @property
    def read_password(self) -> str: ...


def install(owner_dsn: str, secrets: RoleSecrets) -> str:
    """Make roles and tables through a login that may create roles; return the connection string of `banjie_app`.

    May be repeated: it brings an existing database up to date. Raises `InstallRefused` where the login may not, and
    psycopg's errors where the database cannot be reached.
    """
    with psycopg.connect(owner_dsn, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            install_roles(admin, secrets)
        except psycopg.errors.InsufficientPrivilege as error:
            raise InstallRefused(
                f"the login {admin.info.user!r} may not prepare the database {admin.info.dbname!r} ({error}): "
                "let it create roles (CREATEROLE) and own the database, or give another login in DATABASE_URL."
            ) from error
        migrate(owner_dsn)
    return make_conninfo(owner_dsn, user=APP, password=secrets.app_password)


def install_roles(admin: psycopg.Connection[Any], secrets: RoleSecrets) -> None:
    """Make the three roles and let `banjie_owner` own this database's tables; also before a restore."""
    _make_role(admin, OWNER, secrets.owner_password)
    _make_role(admin, APP, secrets.app_password)
    _make_role(admin, READ, secrets.read_password)
    inherits = admin.execute("SELECT pg_has_role(%s, 'usage')", [OWNER]).fetchone()
    if inherits == (False,):
        admin.execute("GRANT banjie_owner TO CURRENT_USER")
    later = "ALTER DEFAULT PRIVILEGES FOR ROLE banjie_owner IN SCHEMA public"
    database = sql.Identifier(admin.info.dbname)
    for statement in (
        "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO banjie_owner, banjie_app, banjie_read",
        "GRANT CREATE ON DATABASE {database} TO banjie_owner",
        "GRANT USAGE, CREATE ON SCHEMA public TO banjie_owner",
        "GRANT USAGE ON SCHEMA public TO banjie_app, banjie_read",
        f"{later} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO banjie_app",
        f"{later} GRANT USAGE ON SEQUENCES TO banjie_app",
    ):
        admin.execute(sql.SQL(statement).format(database=database))


def migrate(owner_dsn: str) -> None:
    """Bring the tables up to date as `banjie_owner`."""
    alias = "owner"
    connections.settings[alias] = {**connection_settings(owner_dsn, pool=None), **_owner_options(owner_dsn)}
    try:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def use(app_dsn: str, pool: int = 8) -> None:
    """Let this process's default connection be `app_dsn`, with at most `pool` connections."""
    leave()
    connections.settings["default"] = connection_settings(app_dsn, pool=pool)


def leave() -> None:
    """Close this thread's default connection and the process's pool, where there is one."""
    connections["default"].close()
    if connections.settings["default"]["NAME"]:
        connections["default"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's alone
    del connections["default"]


def connection_settings(dsn: str, pool: int | None) -> dict[str, Any]:  # Django's DATABASES entry is untyped
    """Return Django's settings of a connection: server-side binding and prepared statements on.

    With a `pool` the scope is cleared when a connection is given back; without, connections close after each request.
    """
    parts = conninfo_to_dict(dsn)
    options: dict[str, Any] = {
        "server_side_binding": True,
        "prepare_threshold": 5,
        "options": _LIMITS,
        **{key: value for key, value in parts.items() if key not in _PLACES and value is not None},
    }
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "reset": clear_scope_of}
    places = {django: str(parts.get(libpq) or "") for libpq, django in _PLACES.items()}
    return {**_DEFAULTS, **places, "ENGINE": "django.db.backends.postgresql", "OPTIONS": options}


_PLACES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
_DEFAULTS: dict[str, Any] = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": True,  # the pool asks before it lends: one short trip, and a restart costs no request
    "TIME_ZONE": None,
    "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
}


def clear_scope_of(connection: psycopg.Connection[Any]) -> None:
    """Forget the scope of a connection that goes back to the pool."""
    connection.execute("SELECT set_config('banjie.scope', '', false)")
    if not connection.autocommit:
        connection.commit()


def _make_role(admin: psycopg.Connection[Any], role: str, secret: str) -> None:
    known = admin.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None
    verb = "ALTER ROLE {} PASSWORD {}" if known else "CREATE ROLE {} LOGIN PASSWORD {}"
    verifier = admin.pgconn.encrypt_password(secret.encode(), role.encode(), b"scram-sha-256").decode()
    statement = sql.SQL(verb).format(sql.Identifier(role), sql.Literal(verifier))
    admin.execute(statement)


def _owner_options(owner_dsn: str) -> dict[str, Any]:
    options = connection_settings(owner_dsn, pool=None)["OPTIONS"]
    return {"OPTIONS": {**options, "options": "", "assume_role": OWNER}}
