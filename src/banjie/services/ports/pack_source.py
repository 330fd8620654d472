"""Where the law comes from: the packs on this machine."""

from typing import Protocol

from banjie.core.calendar.holidays import Holidays
from banjie.core.calendar.table import Calendar
from banjie.core.procedure.pack_law import PackLaw


class PackSource(Protocol):
    """Reads packs and the calendar they are counted by."""

    def calendar(self) -> Calendar:
        """Return the calendar of all notices known here."""
        ...

    def holidays(self) -> Holidays:
        """Return the days off that the law itself gives, by which a notice is read."""
        ...

    def pack_for(self, type_code: str) -> PackLaw | None:
        """Return the law for items of this two-digit type, or None where no pack is for it."""
        ...
