"""The law on this machine: the packs and the calendar of one area, read once and kept."""

from functools import cached_property
from pathlib import Path

from banjie.adapters.pack_files import pack_folders, read_folder
from banjie.adapters.packs_folder import PacksFolder
from banjie.core.calendar.holidays import Holidays, read_holidays
from banjie.core.calendar.table import Calendar
from banjie.core.pack.check import check_law
from banjie.core.pack.read import pack_law
from banjie.core.procedure.pack_law import PackLaw
from banjie.services.files.calendars import load_calendar


class PackBroken(Exception):
    """A pack whose law cannot be relied on; the message lists what is wrong and where."""


class PacksOnDisk:
    """Reads the packs below `<packs>/<area>`; a changed file counts from the next start."""

    def __init__(self, packs: PacksFolder, area: str = "cn") -> None:
        self._packs = packs
        self._area = area

    def calendar(self) -> Calendar:
        """Return the calendar of all notices known here; raise `CalendarUnavailable` where there are none."""
        return self._calendar

    def holidays(self) -> Holidays:
        """Return the days off that the law itself gives."""
        return read_holidays(self._packs.holidays(self._area))

    def pack_for(self, type_code: str) -> PackLaw | None:
        """Return the law for items of this two-digit type, or None where no pack is for it."""
        return self._by_type.get(type_code)

    @cached_property
    def _calendar(self) -> Calendar:
        return load_calendar(self._packs, self._area)

    @cached_property
    def _by_type(self) -> dict[str, PackLaw]:
        by_type: dict[str, PackLaw] = {}
        for law in (_law(folder) for folder in pack_folders(self._packs.root / self._area)):
            for type_code in law.types:
                other = by_type.setdefault(type_code, law)
                if other is not law:
                    raise PackBroken(f"{other.matter} and {law.matter} both cover type {type_code}; take it out of one")
        return by_type


def _law(folder: Path) -> PackLaw:
    pack, unreadable = read_folder(folder)
    findings = unreadable or check_law(pack)
    if findings:
        listed = "\n".join(str(found) for found in findings)
        raise PackBroken(f"the pack {folder} cannot be used (banjie pack check tells the same):\n{listed}")
    return pack_law(pack)
