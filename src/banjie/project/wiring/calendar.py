"""Joins `banjie calendar` to the installation and to the reader of notices."""

import os
from collections.abc import Mapping
from pathlib import Path

from banjie.adapters.notice_files import NoticeFiles
from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.holidays import read_holidays
from banjie.core.calendar.notice import NoticeSource
from banjie.faces.cli.calendar import CalendarNeeds
from banjie.faces.shared.real_time import real_now
from banjie.project.wiring.records import records_needs

AREA = "cn"


def wire() -> CalendarNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    return CalendarNeeds(records=records_needs(), read=_read, now=real_now)


def _read(path: Path, source: NoticeSource) -> Mapping[str, object]:
    holidays = read_holidays(packs_folder(os.environ.get("BANJIE_PACKS")).holidays(AREA))
    return NoticeFiles(holidays=holidays)(path, source)
