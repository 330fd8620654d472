"""The day any limit falls due, whatever its unit."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due, due_by, due_date
from banjie.core.clock.hours import due_instant
from banjie.core.clock.last_day import settled
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.months import months_end
from banjie.core.clock.ruler import EveryDay
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE, office_date

_ONE_DAY = timedelta(days=1)


def limit_due(
    calendar: Calendar, start: date, limit: Limit, stops: Iterable[Stop] = (), zone: ZoneInfo = DEFAULT_ZONE
) -> Due:
    """Return when `limit`, counted from `start`, falls due; for working days the answer of `due_date`.

    `start` is a date, or an aware instant whose date in the office's `zone` counts; a limit in hours needs the instant.
    Every calendar day of a stop is left out of calendar days and hours. A limit of months ends on the corresponding day
    and is then moved by the calendar days stopped until it ends: no law says more, and this gives back every day taken.
    What is left of months while an open stop holds them is counted in calendar days, too.
    Raises `LimitWrong` where start and limit do not fit, `DateOutOfRange` outside the calendar.
    """
    held = tuple(stops)
    if limit.unit is Unit.HOUR:
        return due_instant(calendar, start, limit.days, held, zone)
    day = start_date(start, zone)
    ended = run_out(calendar, day, limit, held)
    if limit.unit is Unit.WORKING_DAY:
        return ended
    rule = limit.last_day or LastDay.NEXT_WORKING_DAY
    return settled(calendar, ended, day_before_first(day, limit), rule, held)


def run_out(calendar: Calendar, start: date, limit: Limit, stops: Iterable[Stop]) -> Due:
    """Return the day on which the days or months of a limit are used up, before a day off there carries it on."""
    calendar.rank(start)  # refuses a day outside by its own name
    before = day_before_first(start, limit)
    if limit.unit is Unit.WORKING_DAY:
        return due_date(calendar, before, limit.days, stops)
    return due_by(EveryDay(calendar=calendar), before, _days(calendar, start, before, limit), stops)


def start_date(start: date, zone: ZoneInfo = DEFAULT_ZONE) -> date:
    """Return the office's date of a start that may be an instant."""
    return office_date(start, zone) if isinstance(start, datetime) else start


def day_before_first(start: date, limit: Limit) -> date:
    """Return the day after which the count begins: the start day, or the day before it where that one counts."""
    return start - _ONE_DAY if limit.start_day is StartDay.COUNTED else start


def _days(calendar: Calendar, start: date, before: date, limit: Limit) -> int:
    if limit.unit is Unit.CALENDAR_DAY:
        return limit.days
    return (months_end(calendar, start, limit.days, limit.start_day) - before).days
