"""The answers to many questions: those that only start, limit and stops decide are worked out as columns."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import numpy as np

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.hours import INSTANT
from banjie.core.clock.arrays.limit_due import StartedClocks, limit_due_array
from banjie.core.clock.arrays.limits import LimitTable
from banjie.core.clock.arrays.stops import StopColumns, read_stops
from banjie.core.clock.due import Due
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import start_date
from banjie.core.procedure.clock_rule import Runs
from banjie.services.files.clock_answer import answer
from banjie.services.files.clock_question import Question

_DAY = np.dtype("datetime64[D]")
_FEWEST = 64  # below, making columns costs more than they save


def answers(calendar: Calendar, questions: Sequence[Question]) -> Iterator[Due | CodedError]:
    """Yield the answer to every question in order, or why it has none.

    Which stops moved the date is not told.
    """
    first = questions[0] if questions else None
    places = [at for at, one in enumerate(questions) if first and _fits_columns(calendar, one, first)]
    answered = _by_columns(calendar, [questions[at] for at in places]) if len(places) >= _FEWEST else None
    known = dict(zip(places, answered, strict=True)) if answered is not None else {}
    for at, question in enumerate(questions):
        yield known[at] if at in known else _alone(calendar, question)


def _alone(calendar: Calendar, question: Question) -> Due | CodedError:
    try:
        return answer(calendar, question)
    except CodedError as error:
        return error


def _fits_columns(calendar: Calendar, one: Question, first: Question) -> bool:
    if one.runs is not Runs.FORWARDS or not one.is_plain or one.until or one.zone is not first.zone:
        return False
    if one.limit.unit is Unit.HOUR and not isinstance(one.start, datetime):
        return False
    days = [start_date(one.start, one.zone)]
    for stop in one.stops:
        days += [stop.first_date, stop.last_date or stop.first_date]
    return all(calendar.first_day <= day <= calendar.last_day for day in days)


def _by_columns(calendar: Calendar, questions: Sequence[Question]) -> list[Due] | None:
    """Return the answers, None where one of the questions has none: then each has to be asked alone."""
    zone = questions[0].zone
    limits: dict[Limit, int] = {}
    which = np.array([limits.setdefault(one.limit, len(limits)) for one in questions], np.int32)
    try:
        clocks = StartedClocks(
            calendar=calendar,
            starts=np.array([start_date(one.start, zone) for one in questions], _DAY),
            stops=read_stops(calendar.arrays, StopColumns.of([one.stops for one in questions])),
            starts_at=np.array([_instant(one.start) for one in questions], INSTANT),
            zone=zone,
        )
        found = limit_due_array(clocks, LimitTable.of(limits), which)
    except CodedError:
        return None
    moments = [None] * len(questions) if found.at is None else found.at.tolist()
    columns = zip(found.dates.tolist(), found.left.tolist(), found.provisional.tolist(), moments, strict=True)
    return [
        Due(
            date=day,
            left_when_resumed=None if left < 0 else left,
            provisional=provisional,
            at=at and at.replace(tzinfo=UTC).astimezone(zone),
        )
        for day, left, provisional, at in columns
    ]


def _instant(start: date) -> datetime | None:
    return start.astimezone(UTC).replace(tzinfo=None) if isinstance(start, datetime) else None
