"""Keep the calendar this installation counts by: an old date can then be worked out again under a newer one."""

from datetime import date

from banjie.core.calendar.kept import calendar_text
from banjie.core.calendar.table import Calendar
from banjie.records.catalogue.calendars import keep_calendar


def calendar_keep(calendar: Calendar, today: date) -> str:
    """Keep the calendar under its version and return the version."""
    keep_calendar(calendar.version, calendar_text(calendar), today)
    return calendar.version
