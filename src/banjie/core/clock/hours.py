"""Limits in hours: from an instant, hour by hour, the office's stopped days left out."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import Unit, check_days
from banjie.core.clock.stop import Stop, in_order
from banjie.core.values.office_time import DEFAULT_ZONE

_ONE_DAY = timedelta(days=1)
_ONE_HOUR = timedelta(hours=1)
Span = tuple[datetime, datetime]


def due_instant(
    calendar: Calendar, start: date, hours: int, stops: Sequence[Stop] = (), zone: ZoneInfo = DEFAULT_ZONE
) -> Due:
    """Return when `hours` hours from the instant `start` are over; `Due.at` is in the office's `zone`.

    The count begins with the instant itself (民法典 201(2)); days off count. A stopped day is left out from midnight to
    midnight of the office, once however many stops hold it. A stop begun when the hours are over moves nothing.
    Raises `LimitWrong` for hours that are no limit and for a start that is no instant, `DateOutOfRange` outside the
    calendar.
    """
    check_days(hours, Unit.HOUR)
    instant = instant_of_start(start)
    if not MINYEAR < instant.year < MAXYEAR:
        calendar.rank(instant.date())  # refuses it; in another zone it might be beyond all dates
    begun = covered = instant.astimezone(UTC)
    calendar.rank(covered.astimezone(zone).date())  # refuses a day outside
    end = covered + timedelta(hours=hours)
    moved_by: list[Stop] = []
    for stop in in_order(stops):
        calendar.rank(stop.first_date)
        first, over = _span(stop, zone)
        if over <= begun:
            continue
        if first >= end:
            break
        moved_by.append(stop)
        if stop.last_date is None:
            left = -((max(first, covered) - end) // _ONE_HOUR)
            return Due(date=None, left_when_resumed=left, provisional=False, moved_by=tuple(moved_by))
        calendar.rank(stop.last_date)
        end += max(timedelta(), over - max(first, covered))
        covered = max(covered, over)
    at = end.astimezone(zone)
    calendar.rank(at.date())
    return Due(date=at.date(), left_when_resumed=None, provisional=False, moved_by=tuple(moved_by), at=at)


def hours_stopped(start: datetime, until: datetime, stops: Sequence[Stop], zone: ZoneInfo) -> timedelta:
    """Return how long the clock stood still between two instants."""
    covered, total = start, timedelta()
    for stop in in_order(stops):
        first, over = _span(stop, zone)
        first, over = max(first, covered), min(over, until)
        total += max(timedelta(), over - first)
        covered = max(covered, over)
    return total


def instant_of_start(start: date) -> datetime:
    """Return the start of an hour limit; raise `LimitWrong` where it is a day, or a time without its zone."""
    if isinstance(start, datetime) and start.tzinfo is not None:
        return start
    message = (
        f"a limit in hours runs from an instant, not from {start}; give the date and the time of day with its zone"
    )
    raise LimitWrong("hours_start", message, start=start)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which `day` begins in the office's `zone`."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _span(stop: Stop, zone: ZoneInfo) -> Span:
    last = stop.last_date
    over = datetime.max.replace(tzinfo=UTC) if last is None or last == date.max else midnight(last + _ONE_DAY, zone)
    return midnight(stop.first_date, zone), over
