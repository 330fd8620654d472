"""Joins `banjie pack` to the packs on disk."""

import os
from pathlib import Path

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.pack import PackNeeds
from banjie.services.files.calendars import load_calendar


def wire() -> PackNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    language = os.environ.get("BANJIE_LANG", "")
    return PackNeeds(folders=FoldersOnDisk(), shipped=_shipped, calendar=_calendar, language=language)


def _shipped() -> Path:
    return packs_folder(os.environ.get("BANJIE_PACKS")).root


def _calendar() -> Calendar:
    return load_calendar(packs_folder(os.environ.get("BANJIE_PACKS")))
