"""How many days are used and how many are left, today counted as left; a calendar counts working days."""

from collections.abc import Iterable
from datetime import date, timedelta

from banjie.core.clock.ruler import Ruler
from banjie.core.clock.stop import Stop, in_order

_ONE_DAY = timedelta(days=1)


def days_left(calendar: Ruler, start: date, due: date, today: date, stops: Iterable[Stop] = ()) -> int:
    """Return the working days from `today`, which counts, to `due`: 1 on the last day, the whole limit on `start`.

    After the due date the answer is 0 (no working day has passed yet) or negative: minus the working days late.
    Days of `stops` between today and `due` are not left to use.
    """
    if today > due:
        return -calendar.count(due, today)
    first = max(today, start + _ONE_DAY)  # the start day does not count
    return calendar.rank(due) - calendar.rank_before(first) - _stopped(calendar, first, due, stops)


def used(calendar: Ruler, start: date, today: date, stops: Iterable[Stop] = ()) -> int:
    """Return the counted days after `start` and before `today`: `used` + `days_left` is the limit until it is due."""
    first = start + _ONE_DAY
    if today <= first:
        return 0
    last = today - _ONE_DAY
    return calendar.count(start, last) - _stopped(calendar, first, last, stops)


def taken(calendar: Ruler, start: date, finished: date, stops: Iterable[Stop] = ()) -> int:
    """Return the counted days after `start` up to and including the day it was `finished`; 0 on the start day."""
    return used(calendar, start, finished + _ONE_DAY, stops)


def stopped_days(calendar: Ruler, start: date, until: date, stops: Iterable[Stop]) -> int:
    """Return the working days after `start` up to and including `until` on which a stop holds the clock."""
    return _stopped(calendar, start + _ONE_DAY, until, stops)


def _stopped(calendar: Ruler, first: date, last: date, stops: Iterable[Stop]) -> int:
    if last < first:
        return 0
    covered, end, total = calendar.rank_before(first), calendar.rank(last), 0
    for stop in in_order(stops):
        if stop.first_date > last:
            break
        until = end if stop.last_date is None or stop.last_date > last else calendar.rank(stop.last_date)
        total += max(0, until - max(calendar.rank_before(stop.first_date), covered))
        covered = max(covered, until)
    return total
