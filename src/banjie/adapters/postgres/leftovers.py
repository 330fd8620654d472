"""What an earlier run left in the database's folder: its version, a server that still runs, a stale pid file."""

import os
from dataclasses import dataclass
from pathlib import Path

from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.place import Place
from banjie.adapters.postgres.programs import Programs


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A server that holds the folder: its process and its port."""

    pid: int
    port: int


def major_of(database: Path) -> int | None:
    """Return the major version the database was made with; None where there is none yet. Raises `ClusterError`."""
    try:
        return int((database / "PG_VERSION").read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ClusterError(f"{database} is not a database of PostgreSQL: move it away, or restore it.") from error


def running_on(database: Path) -> Running | None:
    """Return the server that holds the folder, by its postmaster.pid; None where that file is absent or stale."""
    try:
        lines = (database / "postmaster.pid").read_text("utf-8").splitlines()
        running = Running(pid=int(lines[0]), port=int(lines[3]))
    except (FileNotFoundError, ValueError, IndexError):
        return None
    return running if _is_postgres(running.pid, database) else None


def clear(programs: Programs, place: Place) -> None:
    """Stop a server whose command was killed and take away a stale pid file; we hold the folder's lock.

    A stale file must go: its number may by now belong to any process, and PostgreSQL would then refuse to start.
    """
    if running_on(place.database):
        command: list[str | Path] = [
            programs.bin / "pg_ctl",
            "stop",
            "-D",
            place.database,
            "-m",
            "fast",
            "-w",
            "-t",
            "60",
        ]
        answer = place.account.run(command)
        if answer.returncode != 0 and running_on(place.database):
            raise ClusterError(f"A server left over on {place.database} does not stop: end it by hand.")
    (place.database / "postmaster.pid").unlink(missing_ok=True)


def _is_postgres(pid: int, database: Path) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it lives, under another account
    command = Path("/proc", str(pid), "cmdline")
    return not command.exists() or os.fsencode(database) in command.read_bytes()
