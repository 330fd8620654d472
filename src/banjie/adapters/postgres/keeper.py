"""Runs PostgreSQL as its child and ends it when the command that started it says so or is gone, however it died.

A program of its own, started as `python keeper.py uid gid postgres ...`. Its standard input is a pipe that the command
holds open: one byte or its end means stop. It stands in a session of its own, so that Ctrl-C reaches the command alone,
which can finish its work before the database goes.
"""

import os
import signal
import subprocess
import sys
import threading


def keep(uid: int, gid: int, command: list[str]) -> int:
    """Run the server until it ends or the pipe does; return its exit status."""
    identity = {"user": uid, "group": gid, "extra_groups": []} if os.geteuid() == 0 else {}
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd="/", **identity)  # type: ignore[call-overload]  # see Account

    def stop(*_: object) -> None:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown

    def wait_for_pipe() -> None:
        os.read(0, 1)
        stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=wait_for_pipe, daemon=True).start()
    return int(server.wait())


if __name__ == "__main__":
    sys.exit(keep(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
