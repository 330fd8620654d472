"""One look for silences that fell due, as the jobs process does it every minute."""

import logging
from collections.abc import Callable
from datetime import datetime

from banjie.faces.shared.real_time import real_now
from banjie.services.office.place import StoreUnavailable
from banjie.services.timers.silence_sweep import Swept

Stopped = Callable[[], bool]
_log = logging.getLogger(__name__)


def look(sweep: Callable[[datetime, Stopped], Swept], stopped: Stopped) -> None:
    """Sweep at the real moment; what failed, and a database that is gone, is told in one line and tried again later."""
    try:
        swept = sweep(real_now(), stopped)
    except StoreUnavailable as fault:
        _log.error("silences that fell due could not be looked for: %s", fault)
        return
    if swept.failed:
        _log.warning("%s silences fell due and could not be acted on; `banjie timers` says why", swept.failed)
