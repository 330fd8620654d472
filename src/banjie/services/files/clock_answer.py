"""The answer to a question in one line, without its working-out."""

from dataclasses import replace
from datetime import date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.before import latest_before
from banjie.core.clock.due import Due
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due, start_date
from banjie.core.procedure.clock_rule import Runs
from banjie.services.files.clock_counted import counted
from banjie.services.files.clock_question import Question, check

_ONE_DAY = timedelta(days=1)


def answer(calendar: Calendar, question: Question) -> Due:
    """Return what `explain` comes to: the same date, moment, remainder and certainty; raises as it does."""
    if question.runs is Runs.FORWARDS:
        if question.is_plain and not question.stops and question.until is None:
            return limit_due(calendar, question.start, question.limit, (), question.zone)
        running = counted(calendar, question).running
        return limit_due(calendar, running.start, running.promised, running.stops, running.zone)
    check(calendar, question)
    day, limit = start_date(question.start, question.zone), question.limit
    if question.runs is Runs.BACKWARDS:
        latest = latest_before(calendar, day, limit)
        return _due(latest, provisional=_moves(limit) and latest < day and calendar.is_provisional(day - _ONE_DAY))
    return _first_lawful(calendar, day, limit, gone_by=question.runs is Runs.ONLY_AFTER)


def _first_lawful(calendar: Calendar, day: date, limit: Limit, *, gone_by: bool) -> Due:
    if not gone_by:
        return limit_due(calendar, day, replace(limit, last_day=limit.last_day or LastDay.STAYS))
    ended = limit_due(calendar, day, limit)
    assert ended.date is not None, "nothing stops what must have gone by"
    first = ended.date + _ONE_DAY
    calendar.rank(first)  # refuses a day outside
    return _due(first, provisional=ended.provisional)


def _moves(limit: Limit) -> bool:
    return limit.unit is Unit.WORKING_DAY or limit.last_day is LastDay.PREVIOUS_WORKING_DAY


def _due(day: date, *, provisional: bool) -> Due:
    return Due(date=day, left_when_resumed=None, provisional=provisional)
