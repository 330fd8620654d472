"""Waiting for what happens in a data folder without us."""

import time
from pathlib import Path

from banjie.adapters.postgres.leftovers import running_on


def wait_until_gone(folder: Path, seconds: float = 15) -> None:
    """Return when no server holds the folder any more."""
    until = time.monotonic() + seconds
    while running_on(folder / "postgres"):
        assert time.monotonic() < until, "the server still runs"
        time.sleep(0.02)
