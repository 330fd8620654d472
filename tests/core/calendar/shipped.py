"""The calendar that is shipped, for tests that need real days."""

from functools import cache

from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.holidays import Holidays, read_holidays
from banjie.core.calendar.table import Calendar
from banjie.services.files.calendars import load_calendar


@cache
def shipped() -> Calendar:
    """Return the calendar of the packs folder."""
    return load_calendar(packs_folder(None))


@cache
def holidays() -> Holidays:
    """Return the days off by law of the packs folder."""
    return read_holidays(packs_folder(None).holidays("cn"))
