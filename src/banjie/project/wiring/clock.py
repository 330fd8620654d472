"""Joins `banjie clock` to the packs folder."""

import os
from collections.abc import Iterable

from banjie.adapters.case_files import read_case
from banjie.adapters.pack_files import FoldersOnDisk
from banjie.adapters.packs_folder import PacksFolder, packs_folder
from banjie.adapters.year_files import YearFiles
from banjie.faces.cli.clock import ClockNeeds
from banjie.faces.cli.clock_command import CaseNeeds
from banjie.services.files.calendars import load_calendar, load_calendar_at
from banjie.services.files.clock_limits import PackLimits, pack_limits


def wire() -> ClockNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    return ClockNeeds(
        calendar=lambda: load_calendar(_packs()),
        language=os.environ.get("BANJIE_LANG", ""),
        limits=_limits,
        calendar_at=lambda path: load_calendar_at(YearFiles(packs=_packs()), path),
        cases=CaseNeeds(read=read_case, folders=FoldersOnDisk(), packs=lambda: _packs().root),
    )


def _packs() -> PacksFolder:
    return packs_folder(os.environ.get("BANJIE_PACKS"))


def _limits() -> Iterable[PackLimits]:
    return pack_limits(FoldersOnDisk(), _packs().root)
