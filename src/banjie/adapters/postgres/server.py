"""One running PostgreSQL: its process, the wait until it answers, and what it says when it does not start."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from banjie.adapters.postgres import keeper
from banjie.adapters.postgres.account import plain_environment
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.place import Place
from banjie.adapters.postgres.programs import Programs

HOST = "127.0.0.1"
READY_WITHIN = 900.0  # seconds; a recovery after a crash may take minutes
STOPPED_WITHIN = 60.0
TRY_AGAIN = ("Address already in use", "pre-existing shared memory block is still in use")
LOG_LIMIT = 10_000_000
REMEDIES = {
    "No space left on device": "The disk is full: make room where {folder} lies and start again.",
    "incompatible with server": "The database in {folder} is of another PostgreSQL: choose another with BANJIE_DATA.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A server that answers on 127.0.0.1 at `port`, until its `keeper` is told to stop."""

    keeper: subprocess.Popen[bytes]
    port: int

    def running(self) -> bool:
        """Tell whether the server's process lives."""
        return self.keeper.poll() is None

    def stop(self) -> None:
        """End all sessions, write everything down and return when the server is gone."""
        pipe = self.keeper.stdin
        if pipe is not None and not pipe.closed:
            _tell(pipe.fileno())
            pipe.close()
        try:
            self.keeper.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired as error:
            raise ClusterError(
                f"PostgreSQL (kept by process {self.keeper.pid}) did not stop: end it by hand."
            ) from error


def start_server(programs: Programs, place: Place, progress: Callable[[str], None], port: int = 0) -> Server:
    """Start the server and return when it answers, on `port` where that is free, else on another.

    Raises `ClusterError`. `progress` is told `recovery` where the server needs longer because it had ended suddenly.
    """
    complaint = ""
    for pause in (0.2, 0.5, 1.0, 2.0, 4.0, None):
        _shorten(place.log)
        said = place.log.stat().st_size if place.log.exists() else 0
        server = _launch(programs, place, port if _is_free(port) else free_port())
        if _wait_until_ready(server, place, progress):
            return server
        server.stop()
        complaint = _said_since(place.log, said)
        if pause is None or not any(reason in complaint for reason in TRY_AGAIN):
            break
        time.sleep(pause)
    raise ClusterError(_remedy(complaint, place))


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    if not port:
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # its own old connections do not count
        return probe.connect_ex((HOST, port)) != 0


def _launch(programs: Programs, place: Place, port: int) -> Server:
    settings = {
        "listen_addresses": HOST,
        "port": str(port),
        "unix_socket_directories": str(place.sockets or ""),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    account = place.account
    command = [sys.executable, "-I", "-S", keeper.__file__, str(account.uid), str(account.gid)]
    with os.fdopen(os.open(place.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as log:
        process = subprocess.Popen(
            [*command, str(programs.bin / "postgres"), "-D", str(place.database), *options],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=plain_environment(),
            start_new_session=True,
        )
    return Server(keeper=process, port=port)


def _wait_until_ready(server: Server, place: Place, progress: Callable[[str], None]) -> bool:
    """Wait for the word `ready` in postmaster.pid, as pg_ctl does; False where the server ended before."""
    began = time.monotonic()
    told = False
    while server.running():
        if _is_ready(place.database / "postmaster.pid", server.port):
            return True
        waited = time.monotonic() - began
        if waited > 3 and not told:
            progress("recovery")
            told = True
        if waited > READY_WITHIN:
            return False
        time.sleep(0.02)
    return False


def _is_ready(pid_file: Path, port: int) -> bool:
    try:
        lines = pid_file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[3].strip() == str(port) and lines[7].strip() == "ready"


def _tell(pipe: int) -> None:
    try:
        os.write(pipe, b"x")
    except BrokenPipeError:
        return  # it has ended already


def _shorten(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.old"))


def _said_since(log: Path, offset: int) -> str:
    return log.read_bytes()[offset:].decode("utf-8", errors="replace") if log.exists() else ""


def _remedy(complaint: str, place: Place) -> str:
    for sign, remedy in REMEDIES.items():
        if sign in complaint:
            return remedy.format(folder=place.folder)
    fatal = [
        line.split("FATAL:")[-1].strip() for line in complaint.splitlines() if "FATAL:" in line or "PANIC:" in line
    ]
    reason = fatal[-1] if fatal else "it gave no reason"
    return f"PostgreSQL did not start ({reason}): {place.log} holds all it said."
