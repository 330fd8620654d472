"""Joins `banjie clock` to the packs folder."""

import os

from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.clock import ClockNeeds
from banjie.services.files.calendars import load_calendar


def wire() -> ClockNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    return ClockNeeds(calendar=_calendar, language=os.environ.get("BANJIE_LANG", ""))


def _calendar() -> Calendar:
    return load_calendar(packs_folder(os.environ.get("BANJIE_PACKS")))
