"""The calendar of an area, from wherever its year files are kept."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from banjie.core.calendar.table import Calendar


class CalendarUnavailable(Exception):
    """The year files cannot be read; the message names the file and what to do."""


class CalendarFiles(Protocol):
    """What holds the year files."""

    def calendar_years(self, area: str) -> Sequence[Mapping[str, object]]:
        """Return the content of every year file of `area`; raise `CalendarUnavailable` where one cannot be read."""


def load_calendar(files: CalendarFiles, area: str = "cn") -> Calendar:
    """Return the calendar of `area`.

    Raises `CalendarUnavailable` where files cannot be read and `CalendarDataWrong` where one is not a calendar year.
    """
    return Calendar.from_years(files.calendar_years(area))
