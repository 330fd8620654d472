"""A real `banjie serve` in a folder of its own, for tests that look at the whole office from outside."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE_SECONDS = 60.0
_LOGIN = re.compile(r"^  (\w+) +(\w+) ", re.MULTILINE)


@dataclass
class Served:
    """A running office: its address, its data folder, its logins by name."""

    process: "subprocess.Popen[bytes]"
    url: str
    data: Path
    output: Path
    logins: dict[str, str] = field(default_factory=dict)

    def banjie(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run another command on the same installation."""
        return run_banjie(self.data, *arguments)

    def stop(self) -> int:
        """Stop as Ctrl-C does; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE_SECONDS)


def new_data_folder() -> Path:
    """Return a folder which, as root, the database's own account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="banjie-serve-"))
    folder.chmod(0o711)
    return folder / "data"


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_banjie(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of `banjie` on an installation and return what it said."""
    command = [sys.executable, "-m", "banjie", *arguments]
    return subprocess.run(command, env=environment(data), capture_output=True, text=True, timeout=120, check=False)


def serve(data: Path, python: str | Path = sys.executable, **settings: str) -> Served:
    """Start `banjie serve` and wait until its pages can be opened; fail with what it said.

    `python` is the interpreter of the environment that is tested, `settings` go into the command's environment.
    """
    port = free_port()
    output = data.parent / f"serve-{port}.txt"
    command = [python, "-m", "banjie", "serve", "--port", str(port), "--workers", "1"]
    with output.open("wb") as said:
        process = subprocess.Popen(
            command, env=environment(data) | settings, stdout=said, stderr=subprocess.STDOUT, cwd=data.parent
        )
    served = Served(process=process, url=f"http://127.0.0.1:{port}", data=data, output=output)
    _wait_until_open(served)
    served.logins = dict(_LOGIN.findall(output.read_text("utf-8")))
    return served


def environment(data: Path) -> dict[str, str]:
    """Return the environment of a command on this installation, free of the tests' own settings."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("BANJIE_", "DJANGO_", "DATABASE_"))
    }
    return {**ours, "BANJIE_DATA": str(data), "PYTHONUNBUFFERED": "1"}


def opens(served: Served, path: str) -> bool:
    """Say whether a page opens within our patience, while the office runs."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and served.process.poll() is None:
        if _answers(served.url + path):
            return True
        time.sleep(0.2)
    return False


def _wait_until_open(served: Served) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and served.process.poll() is None:
        if _answers(served.url) and "Ctrl-C" in served.output.read_text("utf-8"):
            return
        time.sleep(0.2)
    served.process.kill()
    raise AssertionError(f"banjie serve did not come up:\n{served.output.read_text('utf-8')}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.read())
    except OSError:
        return False
