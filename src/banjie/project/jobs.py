"""The jobs process: `python -m banjie.project.jobs`, started by `banjie serve` with the environment it needs."""

import os
import signal
from types import FrameType

import django

from banjie.faces.jobs.loop import run
from banjie.records.scope import ALL, set_scope
from banjie.services.log.followers import advance

_asked_to_stop: list[int] = []


def main() -> None:
    """Run until a signal asks to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
    django.setup()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    set_scope(ALL)
    run(advance, stopped=lambda: bool(_asked_to_stop))


def _stop(number: int, _frame: FrameType | None) -> None:
    _asked_to_stop.append(number)


if __name__ == "__main__":
    main()
