"""Silences that wait for a notice: their day is provisional, for the days off of that year are not announced."""

from datetime import date, timedelta

from banjie.records.calendars.uses import calendar_turn
from banjie.records.timers.timer_rows import TimerRow, uncertain
from banjie.services.law.calendars import calendars_of
from banjie.services.timers.row_law import law_of_row, silence_of

_ONE_DAY = timedelta(days=1)


def held(scope: str, until: date, most: int) -> tuple[TimerRow, ...]:
    """Return silences under `scope` that would have their effect by `until`, were their day certain.

    At most `most` clocks are looked at. Where every day before `until` is announced there are none, and none is read.
    """
    since = calendars_of(scope, calendar_turn()).calendar.provisional_from  # an office below knows of no fewer notices
    if until <= since:
        return ()
    return tuple(row for row in uncertain(scope, since=since, until=until, most=most) if _waits(row))


def _waits(row: TimerRow) -> bool:
    law = law_of_row(row)
    if law is None or silence_of(law, row.clock) is None:
        return False
    return law.calendar.is_provisional(row.falls_date - _ONE_DAY)
