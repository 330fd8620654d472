"""The day a limit falls due.

All is done in ranks (see `core.calendar.table`): a stop is then a pair of ranks, and the working days it takes out of
the count are one subtraction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import check_days
from banjie.core.clock.ruler import Ruler
from banjie.core.clock.stop import Stop, in_order


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """The last day of a limit; None while an open stop holds it, and then the days left once it is resumed.

    A limit in hours also has the moment it ends, `at`, in the office's zone; what is left are then hours begun.
    `moved_by` are the stops that count, in order: a stop begun after the due date does not move it.
    `provisional` means that a notice not yet published may still move the date.
    """

    date: date | None
    left_when_resumed: int | None
    provisional: bool
    moved_by: tuple[Stop, ...] = ()
    at: datetime | None = None


def due_date(calendar: Calendar, start: date, days: int, stops: Iterable[Stop] = ()) -> Due:
    """Return when a limit of `days` working days from `start` falls due.

    The start day is not counted; days of a stop, its first and last included, are not counted; days in several stops
    are left out once. Raises `LimitWrong` for days that are no limit, `DateOutOfRange` outside the calendar.
    """
    check_days(days)
    return due_by(calendar, start, days, stops)


def due_by(ruler: Ruler, start: date, days: int, stops: Iterable[Stop]) -> Due:
    """Return the day that is the `days`th counted one after `start`, by any ruler and for any number of days."""
    covered = ruler.rank(start)
    target = covered + days
    moved_by: list[Stop] = []
    for stop in in_order(stops):
        before = ruler.rank_before(stop.first_date)
        if stop.last_date is not None and stop.last_date <= start:
            continue
        if before >= target:
            break  # begun after the due date, and so are all that follow
        moved_by.append(stop)
        if stop.last_date is None:
            return _held(ruler, stop, target - max(before, covered), moved_by)
        until = ruler.rank(stop.last_date)
        target += max(0, until - max(before, covered))
        covered = max(covered, until)
    due = ruler.day_of_rank(target)
    return Due(date=due, left_when_resumed=None, provisional=ruler.is_provisional(due), moved_by=tuple(moved_by))


def _held(ruler: Ruler, stop: Stop, left: int, moved_by: list[Stop]) -> Due:
    provisional = ruler.is_provisional(stop.first_date)
    return Due(date=None, left_when_resumed=left, provisional=provisional, moved_by=tuple(moved_by))
