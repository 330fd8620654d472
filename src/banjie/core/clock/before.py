"""Limits that run backwards: what must be done some time before an event, such as a hearing.

The event's day is not counted (or is, by the limit); the last day counted back is the last lawful day of the act: done
then it is in time, a day later it is not. Nothing stops such a limit.
"""

from datetime import date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.months import months_from
from banjie.core.clock.ruler import ruler_of

_ONE_DAY = timedelta(days=1)


def latest_before(calendar: Calendar, event_date: date, limit: Limit) -> date:
    """Return the last lawful day of an act that must be done `limit` before `event_date`.

    Seven working days before an event: the seventh working day before its day. Months end on the corresponding day, or
    on the month's last. A day off stays unless the limit says `previous_working_day`.
    Raises `LimitWrong` for a limit in hours or one that its last-day rule would shorten, `DateOutOfRange` outside.
    """
    day = counted_back(calendar, event_date, limit)
    calendar.rank(day)  # refuses a day outside
    return _working_until(calendar, day) if limit.last_day is LastDay.PREVIOUS_WORKING_DAY else day


def counted_back(calendar: Calendar, event_date: date, limit: Limit) -> date:
    """Return the last day counted back from the event, whether or not it is a day off."""
    _check_backwards(limit)
    calendar.rank(event_date)
    is_counted = limit.start_day is StartDay.COUNTED
    if limit.unit is Unit.MONTH:
        return months_from(calendar, event_date + _ONE_DAY if is_counted else event_date, -limit.days)
    ruler = ruler_of(calendar, limit.unit)
    last = ruler.rank(event_date) if is_counted else ruler.rank_before(event_date)
    return ruler.day_of_rank(last + 1 - limit.days)


def earliest_after(calendar: Calendar, act_date: date, limit: Limit) -> date:
    """Return the first lawful day of an event whose act was done on `act_date`: the inverse of `latest_before`."""
    found = _earliest(calendar, act_date, limit)
    calendar.rank(found)  # refuses a day outside
    return found


def keeps(calendar: Calendar, act_date: date, event_date: date, limit: Limit) -> bool:
    """Whether an act on `act_date` is early enough before `event_date`."""
    calendar.rank(act_date)
    return act_date <= latest_before(calendar, event_date, limit)


def wrong_backwards(limit: Limit) -> LimitWrong | None:
    """Return why a limit cannot run backwards, None where it can."""
    if limit.unit is Unit.HOUR:
        message = "a limit in hours cannot be counted back from a day; give it in days or working days"
        return LimitWrong("hours_before", message)
    if limit.last_day is LastDay.NEXT_WORKING_DAY:
        message = (
            "the next working day would shorten the time before an event; leave the last day or use the one before"
        )
        return LimitWrong("last_day_before", message)
    return None


def _earliest(calendar: Calendar, act_date: date, limit: Limit) -> date:
    _check_backwards(limit)
    calendar.rank(act_date)
    day = act_date
    if limit.last_day is LastDay.PREVIOUS_WORKING_DAY:
        day = calendar.day_of_rank(calendar.rank_before(act_date) + 1)
    shift = timedelta(days=limit.start_day is StartDay.COUNTED)
    if limit.unit is Unit.MONTH:
        return _earliest_by_months(calendar, day, limit.days) - shift
    ruler = ruler_of(calendar, limit.unit)
    return ruler.day_of_rank(ruler.rank_before(day) + limit.days) + _ONE_DAY - shift


def _earliest_by_months(calendar: Calendar, day: date, months: int) -> date:
    found = months_from(calendar, day, months)
    # 31 January has no corresponding day in February; the month before 28 February begins on 28 January: too early.
    return found if months_from(calendar, found, -months) >= day else found + _ONE_DAY


def _working_until(calendar: Calendar, day: date) -> date:
    return calendar.day_of_rank(calendar.rank(day))


def _check_backwards(limit: Limit) -> None:
    wrong = wrong_backwards(limit)
    if wrong is not None:
        raise wrong
