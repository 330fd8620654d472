"""The calendar of an area, from wherever its year files are kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from banjie.core.calendar.table import Calendar


class CalendarUnavailable(Exception):
    """The year files cannot be read; the message names the file and what to do."""


class CalendarFiles(Protocol):
    """What holds the year files."""

    def calendar_years(self, area: str) -> Sequence[Mapping[str, object]]:
        """Return the content of every year file of `area`; raise `CalendarUnavailable` where one cannot be read."""
        ...


class YearsElsewhere(CalendarFiles, Protocol):
    """What also finds years that somebody keeps elsewhere."""

    def years_at(self, path: Path, area: str) -> Sequence[Mapping[str, object]]:
        """Return the year of the file at `path`, or those of the files in the folder there.

        Raises `CalendarUnavailable` where one cannot be read, a coded error where it is no year.
        """
        ...


def load_calendar(files: CalendarFiles, area: str = "cn") -> Calendar:
    """Return the calendar of `area`.

    Raises `CalendarUnavailable` where files cannot be read and `CalendarDataWrong` where one is not a calendar year.
    """
    return Calendar.from_years(files.calendar_years(area))


def load_calendar_at(files: YearsElsewhere, path: Path, area: str = "cn") -> Calendar:
    """Return the calendar of `area` with the years found at `path` in place of its own; raises as above."""
    there = files.years_at(path, area)
    given = [year.get("year") for year in there]
    kept = [year for year in files.calendar_years(area) if year.get("year") not in given]
    return Calendar.from_years([*kept, *there])
