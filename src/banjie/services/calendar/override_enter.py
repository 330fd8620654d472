"""Enter what a node does otherwise than the notices say: closed for a typhoon, worked on a Saturday."""

from datetime import datetime, timedelta

from banjie.core.calendar.override import Override, override_plain
from banjie.core.values.office_time import office_date
from banjie.services.calendar.composing import OVERRIDE
from banjie.services.calendar.entering import Entered, enter_one
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.office.entering import Officer

LONGEST_AGO = timedelta(days=366)


def override_enter(path: str, override: Override, officer: Officer, now: datetime) -> Entered:
    """Enter days closed, or worked, for the node at `path` and for all below it.

    Raises `CalendarRefused` where the officer may not, where a day lies more than a year back or where no day becomes
    another.
    """
    first = office_date(now) - LONGEST_AGO
    too_old = min(override.dates)
    if too_old < first:
        message = f"{too_old} is more than a year ago; an order reaches back to {first}"
        raise CalendarRefused("too_long_ago", message, day=too_old, first=first)
    return enter_one(path, OVERRIDE, override_plain(override), officer, now)
