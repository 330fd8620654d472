"""What becomes of a last day that is a day off, or on which the clock stands still."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.core.clock.limit import LastDay
from banjie.core.clock.stop import Stop, in_order

_ONE_DAY = timedelta(days=1)


def settled(calendar: Calendar, ended: Due, before: date, rule: LastDay, stops: Sequence[Stop]) -> Due:
    """Return where a limit ends whose days run out as `ended` says, `before` being the day before its first.

    A last day carried onto a stopped day is carried past the stop; where that stop is open, no day is left to count and
    the limit ends on the first working day after it is resumed. A last day moves back over days off alone, never
    beyond the first day: a stop gives time and takes none, so it moves no last day back.
    """
    if ended.date is None or rule is LastDay.STAYS:
        return ended
    if rule is LastDay.PREVIOUS_WORKING_DAY:
        day = _back(calendar, ended.date, before)
        return replace(ended, date=day, provisional=calendar.is_provisional(ended.date))
    return _carried(calendar, ended, ended.date, stops)


def _carried(calendar: Calendar, ended: Due, raw: date, stops: Sequence[Stop]) -> Due:
    day = _working_from(calendar, raw)
    moved_by = list(ended.moved_by)
    for stop in in_order(stops):
        if stop.first_date <= raw:
            continue  # moved the count already, or ended before it began
        if stop.first_date > day:
            break
        moved_by.append(stop)
        if stop.last_date is None:
            provisional = calendar.is_provisional(stop.first_date)
            return Due(date=None, left_when_resumed=0, provisional=provisional, moved_by=tuple(moved_by))
        day = max(day, _working_from(calendar, stop.last_date + _ONE_DAY))
    return replace(ended, date=day, provisional=calendar.is_provisional(day), moved_by=tuple(moved_by))


def _working_from(calendar: Calendar, day: date) -> date:
    return calendar.day_of_rank(calendar.rank_before(day) + 1)


def _back(calendar: Calendar, raw: date, before: date) -> date:
    day = calendar.day_of_rank(rank) if (rank := calendar.rank(raw)) else raw
    return day if day > before else raw
