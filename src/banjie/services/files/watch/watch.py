"""Supervision of a log: read, judged, reported."""

from collections.abc import Sequence
from typing import Any

from banjie.bulk.log.source import LogSource, Told
from banjie.core.calendar.table import Calendar
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.judged import judge
from banjie.services.files.watch.log_read import read_log
from banjie.services.files.watch.report import report


def watch(sources: Sequence[LogSource], asked: Asked, calendar: Calendar, told: Told | None = None) -> dict[str, Any]:
    """Return the report of the sources as one log.

    Raises `LogUnreadable` where nothing can be read and coded errors where a limit or a date is impossible.
    """
    return report(judge(read_log(sources, asked, told), asked, calendar), asked, calendar)
