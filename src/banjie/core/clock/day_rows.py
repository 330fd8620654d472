"""The rows of a limit in working days, calendar days or months, forwards or back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.day import Day, DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit, StartDay, Unit
from banjie.core.clock.rows import Reason, ReasonCode, Row
from banjie.core.clock.stop import Stop


@dataclass(frozen=True, kw_only=True, slots=True)
class DayCount:
    """A count that was made: from `start`, used up on `ended`, due on `due` (each None while an open stop holds it).

    `is_back` counts back from the day of an event.
    """

    calendar: Calendar
    start: date
    limit: Limit
    ended: date | None
    due: date | None
    stops: tuple[Stop, ...] = ()
    is_back: bool = False

    def is_past(self, day: date, other: date | None) -> bool:
        """Whether `day` comes after `other` in the direction of the count."""
        if other is None:
            return False
        return day < other if self.is_back else day > other

    def stop_on(self, day: date) -> int | None:
        """Return the place of the stop that holds `day`."""
        return next((place for place, stop in enumerate(self.stops) if stop.holds(day)), None)

    def counts(self, day: Day) -> bool:
        """Whether `day` has a number."""
        if day.date == self.start and self.limit.start_day is StartDay.NOT_COUNTED:
            return False
        if self.limit.unit is Unit.WORKING_DAY and not day.kind.is_working:
            return False
        is_carried = self.is_past(day.date, self.ended) and not self.is_past(day.date, self.due)
        return not is_carried and self.stop_on(day.date) is None


def day_rows(count: DayCount, last: date) -> Iterator[Row]:
    """Yield the row of every day from the start to `last`."""
    running = 0
    for ordinal in _ordinals(count, last):
        day = count.calendar.day(date.fromordinal(ordinal))
        is_counted = count.counts(day)
        running += is_counted
        yield Row(
            date=day.date,
            weekday=day.date.isoweekday(),
            kind=day.kind,
            running=running if is_counted else None,
            reason=_reason(count, day, is_counted=is_counted),
            provisional=day.provisional,
            stop=count.stop_on(day.date),
        )


def _ordinals(count: DayCount, last: date) -> range:
    if count.is_back:
        return range(count.start.toordinal(), last.toordinal() - 1, -1)
    return range(count.start.toordinal(), last.toordinal() + 1)


def _reason(count: DayCount, day: Day, *, is_counted: bool) -> Reason:
    name = {"name": day.name} if day.name else {}
    if is_counted or day.date == count.due:
        params = {"days": str(count.limit.days), "unit": count.limit.unit.value, **name}
        if day.date == count.due and count.ended is not None:
            params |= {} if count.ended == count.due else {"ended": str(count.ended)}
        return Reason(code=_counted(count, day), params=params)
    if day.date == count.start and count.limit.start_day is StartDay.NOT_COUNTED:
        return Reason(code=ReasonCode.START, params=name)
    stop = count.stop_on(day.date)
    if stop is not None and (day.kind.is_working or count.limit.unit is not Unit.WORKING_DAY):
        held_by = count.stops[stop]
        return Reason(code=ReasonCode.STOPPED, params={"ground": held_by.ground, "notice": held_by.notice, **name})
    return Reason(code=_off(day), params=name)


def _off(day: Day) -> ReasonCode:
    if day.kind is DayKind.CLOSED:
        return ReasonCode.CLOSED
    return ReasonCode.HOLIDAY if day.name else ReasonCode.WEEKEND


def _counted(count: DayCount, day: Day) -> ReasonCode:
    if day.date == count.due:
        return _last(count)
    if count.is_past(day.date, count.due):
        return ReasonCode.LATE
    if day.date == count.ended:
        return ReasonCode.LAST_OFF
    return _COUNTED.get(day.kind, ReasonCode.COUNTED) if count.limit.unit is Unit.WORKING_DAY else ReasonCode.COUNTED


_COUNTED = {DayKind.MAKE_UP: ReasonCode.COUNTED_MAKE_UP, DayKind.ORDERED: ReasonCode.COUNTED_ORDERED}


def _last(count: DayCount) -> ReasonCode:
    if count.due == count.ended or count.due is None:
        return ReasonCode.LAST
    return ReasonCode.LAST_CARRIED if count.is_past(count.due, count.ended) else ReasonCode.LAST_EARLIER
