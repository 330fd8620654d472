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


@cache
def shipped_until(year: int) -> Calendar:
    """Return the calendar as it was before the notice for the next year was known."""
    years = packs_folder(None).calendar_years("cn")
    return Calendar.from_years([each for each in years if int(str(each["year"])) <= year])


@cache
def shipped_without_make_up() -> Calendar:
    """Return the calendar as if no weekend had ever been worked: limits fall due later than under the shipped one."""
    years = packs_folder(None).calendar_years("cn")
    return Calendar.from_years([{**year, "make_up": []} for year in years])
