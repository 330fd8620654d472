"""The embedded PostgreSQL of a data folder: open it, use it, close it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self, TypeVar

from psycopg.conninfo import make_conninfo

from banjie.adapters.postgres import leftovers
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.first_database import DATABASE, OWNER, make_database
from banjie.adapters.postgres.making import make_cluster
from banjie.adapters.postgres.place import Place, find_place, refuse_full_disk
from banjie.adapters.postgres.programs import Programs, find_programs
from banjie.adapters.postgres.server import HOST, Server, start_server
from banjie.adapters.secrets_file import Secrets, SecretsError, read_or_make_secrets

LEAST_TO_START = 50_000_000  # bytes free
T = TypeVar("T")


def silent(_: str) -> None:
    """Tell nobody how far the start has come."""


def open_cluster(folder: Path, progress: Callable[[str], None] = silent, *, join: bool = False) -> "Cluster":
    """Return the cluster of the data folder, not yet started: use it in a `with`, or call `start` and `stop`.

    `progress` is told the name of each step that takes longer than a moment: `new_database`, `recovery`. With `join`,
    a server that another command runs on this folder is used, and left running; without, that is an error.
    """
    return Cluster(folder, progress, join=join)


def _opened(value: T | None) -> T:
    if not value:
        raise ClusterError("The database is not open: start it first.")
    return value


class Cluster:
    """A PostgreSQL server in a data folder, for as long as it is open."""

    def __init__(self, folder: Path, progress: Callable[[str], None], *, join: bool) -> None:
        self._folder, self._progress, self._join = folder, progress, join
        self._place: Place | None = None
        self._programs: Programs | None = None
        self._secrets: Secrets | None = None
        self._server: Server | None = None
        self._lock: IO[str] | None = None
        self._port = self._last_port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server, making the cluster the first time; nothing where it runs. Raises `ClusterError`.

        A server that died is started again, on its old port where that is still free.
        """
        if self.running():
            return
        self.stop()
        try:
            self._start()
        except SecretsError as error:
            self.stop()
            raise ClusterError(str(error)) from error
        except OSError as error:
            self.stop()
            raise ClusterError(
                f"The data folder {self._folder} cannot be used ({error}): make room in it and make it yours, "
                "or choose another with BANJIE_DATA."
            ) from error
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server, if it is ours, and let go of the folder; calling it twice does no harm."""
        try:
            if self._server:
                self._server.stop()
        finally:
            self._server, self._port = None, 0
            if self._lock:
                fcntl.flock(self._lock, fcntl.LOCK_UN)  # closing is not enough where a forked worker still has it open
                self._lock.close()
                self._lock = None

    def running(self) -> bool:
        """Tell whether the server we started still lives."""
        started = self._server is not None and self._server.running() and self._place is not None
        return started and leftovers.running_on(_opened(self._place).database) is not None

    @property
    def bin(self) -> Path:
        """The folder of `pg_dump`, `pg_restore`, `psql` and the rest."""
        return _opened(self._programs).bin

    @property
    def port(self) -> int:
        """The port on 127.0.0.1: another one for each command, the same again where the server is started again."""
        return _opened(self._port)

    @property
    def log(self) -> Path:
        """The file in which the server speaks."""
        return _opened(self._place).log

    @property
    def secrets(self) -> Secrets:
        """The secrets of this data folder."""
        return _opened(self._secrets)

    @property
    def owner_dsn(self) -> str:
        """The login that may make databases and roles: to install, migrate, dump and restore; never to work with."""
        return self.dsn(OWNER, self.secrets.admin_password)

    @property
    def app_dsn(self) -> str:
        """The login that `serve` and the jobs work with, once it is installed."""
        return self.dsn("banjie_app", self.secrets.app_password)

    @property
    def read_dsn(self) -> str:
        """The login that only reads, once it is installed."""
        return self.dsn("banjie_read", self.secrets.read_password)

    def dsn(self, role: str, password: str, database: str = DATABASE) -> str:
        """Return the connection string of a login to a database of this cluster."""
        return make_conninfo(host=HOST, port=self.port, user=role, password=password, dbname=database)

    def _start(self) -> None:
        place = self._place = find_place(self._folder)
        self._programs = find_programs(
            place.account, copies=place.base / "programs", wanted_major=leftovers.major_of(place.database)
        )
        if not self._take_lock(place):
            self._join_running(place)
            return
        self._secrets = read_or_make_secrets(place.folder)
        if not place.database.exists():
            self._progress("new_database")
            make_cluster(self._programs, place, self._secrets.admin_password)
        self._run(self._programs, place, self._secrets)

    def _run(self, programs: Programs, place: Place, secrets: Secrets) -> None:
        leftovers.clear(programs, place)
        refuse_full_disk(place.base, LEAST_TO_START)
        if place.sockets:
            place.sockets.mkdir(mode=0o700, exist_ok=True)
            place.account.owns(place.sockets)
        self._server = start_server(programs, place, self._progress, self._last_port)
        self._port = self._last_port = self._server.port
        make_database(self.dsn(OWNER, secrets.admin_password, "postgres"))

    def _take_lock(self, place: Place) -> bool:
        """Hold the lock file for as long as the server runs; the system lets go of it when we die."""
        self._lock = place.lock.open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()
        return True

    def _join_running(self, place: Place) -> None:
        running = leftovers.running_on(place.database)
        if self._lock:
            self._lock.close()
            self._lock = None
        if not self._join or running is None:
            raise ClusterError(
                f"Another command (process {place.lock.read_text() or 'unknown'}) uses the data folder {place.folder}: "
                "end it, or choose another folder with BANJIE_DATA."
            )
        self._secrets = read_or_make_secrets(place.folder)
        self._port = running.port
