"""A clock that has started: everything its dates depend on in one value, and those dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A clock as it runs: two that are equal have the same dates under one calendar.

    `start` is a date, or an aware instant where a limit is in hours. `legal` is the law's limit, `promised` the
    office's (the legal one where nothing is promised). A pre-warning shows from `warn_days` working days before the
    due date; a red card is due `red_days` of the legal limit's days after its end.
    """

    start: date | datetime
    legal: Limit
    promised: Limit
    stops: tuple[Stop, ...] = ()
    warn_days: int = 0
    red_days: int = 0
    zone: ZoneInfo = DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockDates:
    """The dates of a clock; each is None while an open stop holds the limit it comes from.

    `due_date` is the promised day, `legal_date` the law's; `due_at` and `legal_at` are the moments of limits in hours.
    `warn_date` and `late_date` (the promise is broken from here on) follow from the due date, `red_date` from the legal
    date. `left_days` is what will be left of the promised limit, in its unit, when a `stopped` clock is resumed.
    `provisional` means that a notice not yet published may still move the due date.
    """

    due_date: date | None
    legal_date: date | None
    warn_date: date | None
    late_date: date | None
    red_date: date | None
    left_days: int | None
    stopped: bool
    provisional: bool
    due_at: datetime | None = None
    legal_at: datetime | None = None


# Most clocks of an office begin on few days under few limits: their dates are worked out once and shared.
@lru_cache(maxsize=16384)
def clock_dates(calendar: Calendar, running: Running) -> ClockDates:
    """Return the dates of a running clock under `calendar`.

    Raises `LimitWrong` where start and limit do not fit, `DateOutOfRange` where a date lies outside the calendar.
    """
    promised = _due(calendar, running, running.promised)
    legal = promised if running.legal == running.promised else _due(calendar, running, running.legal)
    due = promised.date
    return ClockDates(
        due_date=due,
        legal_date=legal.date,
        warn_date=calendar.add(due, -running.warn_days) if due else None,
        late_date=later(calendar, due, 1, running.promised.unit) if due else None,
        red_date=later(calendar, legal.date, running.red_days, running.legal.unit) if legal.date else None,
        left_days=promised.left_when_resumed,
        stopped=due is None,
        provisional=promised.provisional,
        due_at=promised.at,
        legal_at=legal.at,
    )


def later(calendar: Calendar, day: date, days: int, unit: Unit) -> date:
    """Return the day `days` after `day`: working days of a limit in working days, else days of the year."""
    if unit is Unit.WORKING_DAY:
        return calendar.add(day, days)
    found = day + timedelta(days=days)
    calendar.rank(found)  # refuses a day outside
    return found


def _due(calendar: Calendar, running: Running, limit: Limit) -> Due:
    return limit_due(calendar, running.start, limit, running.stops, running.zone)
