"""Joins `banjie clock` to the packs folder."""

import os
from collections.abc import Iterable

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.clock import ClockNeeds
from banjie.services.files.calendars import load_calendar
from banjie.services.files.clock_limits import PackLimits, pack_limits


def wire() -> ClockNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    return ClockNeeds(calendar=_calendar, language=os.environ.get("BANJIE_LANG", ""), limits=_limits)


def _calendar() -> Calendar:
    return load_calendar(packs_folder(os.environ.get("BANJIE_PACKS")))


def _limits() -> Iterable[PackLimits]:
    return pack_limits(FoldersOnDisk(), packs_folder(os.environ.get("BANJIE_PACKS")).root)
