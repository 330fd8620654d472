"""The rows of a limit in hours: one a day, with the full hours that are over at its end."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from banjie.core.calendar.day import Day
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.core.clock.hours import hours_stopped, midnight
from banjie.core.clock.limit import Limit
from banjie.core.clock.rows import Reason, ReasonCode, Row

_ONE_HOUR = timedelta(hours=1)
_ONE_DAY = timedelta(days=1)


def hour_rows(  # noqa: PLR0917 - the question, its answer and how far to go
    calendar: Calendar, start: datetime, limit: Limit, due: Due, last: date, zone: ZoneInfo
) -> Iterator[Row]:
    """Yield the row of every day of the office from the start to `last`."""
    first = start.astimezone(zone)
    for ordinal in range(first.date().toordinal(), last.toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        stop = next((place for place, each in enumerate(due.moved_by) if each.holds(day.date)), None)
        is_counted = stop is None or day.date == due.date
        yield Row(
            date=day.date,
            weekday=day.date.isoweekday(),
            kind=day.kind,
            running=_over(start, due, day.date, zone) if is_counted else None,
            reason=_reason(day, first, limit, due, None if is_counted else stop),
            provisional=day.provisional,
            stop=stop,
        )


def _over(start: datetime, due: Due, day: date, zone: ZoneInfo) -> int:
    until = due.at if due.at is not None and day == due.date else midnight(day + _ONE_DAY, zone)
    return (until - start - hours_stopped(start, until, due.moved_by, zone)) // _ONE_HOUR


def _reason(day: Day, first: datetime, limit: Limit, due: Due, stop: int | None) -> Reason:
    name = {"name": day.name} if day.name else {}
    if stop is not None:
        held_by = due.moved_by[stop]
        return Reason(code=ReasonCode.STOPPED, params={"ground": held_by.ground, "notice": held_by.notice, **name})
    params = {"days": str(limit.days), "unit": limit.unit.value, **name}
    if due.at is not None and day.date == due.date:
        return Reason(code=ReasonCode.LAST, params={"at": f"{due.at:%H:%M}", **params})
    if day.date == first.date():
        return Reason(code=ReasonCode.START_AT, params={"at": f"{first:%H:%M}", **params})
    is_late = due.date is not None and day.date > due.date
    return Reason(code=ReasonCode.LATE if is_late else ReasonCode.COUNTED, params=params)
