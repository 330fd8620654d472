"""The loop of the jobs process: give positions to new events and let the followers read on."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from banjie.faces.shared.real_time import real_now

QUIET_SECONDS = 0.2
AFTER_FAULT_SECONDS = 2.0
_log = logging.getLogger(__name__)


def run(advance: Callable[[datetime], int], stopped: Callable[[], bool]) -> None:
    """Call `advance` with the real moment until `stopped`; a fault is told and tried again, it never ends the loop."""
    while not stopped():
        try:
            pause = 0.0 if advance(real_now()) else QUIET_SECONDS
        except Exception as fault:  # noqa: BLE001 - the outermost place of this process: the next round tries again
            _log.error("the followers of the log could not go on: %s: %s", type(fault).__name__, fault)
            pause = AFTER_FAULT_SECONDS
        time.sleep(pause)
