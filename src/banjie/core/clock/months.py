"""Months from a day: the corresponding day, or the month's last where it has none (民法典 202)."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import StartDay
from banjie.core.clock.ruler import counted_out

_ONE_DAY = timedelta(days=1)


def months_from(calendar: Calendar, day: date, months: int) -> date:
    """Return the corresponding day `months` later (earlier where negative), or that month's last day."""
    year, month = _month(calendar, day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_end(calendar: Calendar, start: date, months: int, start_day: StartDay) -> date:
    """Return the last day of a limit of months from `start`.

    Where the start day is counted, the limit ends on the day before the corresponding day: a month from 1 March on
    31 March. Where the last month has no corresponding day it ends with that month in both cases.
    """
    year, month = _month(calendar, start, months)
    last = monthrange(year, month)[1]
    if start.day > last:
        return date(year, month, last)
    corresponding = date(year, month, start.day)
    return corresponding - _ONE_DAY if start_day is StartDay.COUNTED else corresponding


def _month(calendar: Calendar, day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        raise counted_out(calendar)
    return year, month + 1
