"""Answer when a limit ends and why, for dates somebody typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.left import days_left, stopped_days
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import day_before_first, start_date
from banjie.core.clock.ruler import ruler_of
from banjie.core.clock.stop import Stop, overlaps
from banjie.core.clock.working_out import WorkingOut, work_out_before, work_out_lasting, work_out_running
from banjie.core.procedure.clock_rule import Runs
from banjie.services.files.clock_counted import Counted, counted
from banjie.services.files.clock_question import Extending, Question, check


@dataclass(frozen=True, kw_only=True, slots=True)
class TooLong:
    """A stop that took `days` working days, more than its notice had told."""

    stop: Stop
    days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A working-out with what a reader should be told beside it.

    `legal` is the working-out of the law's limit where the office promised less. `stopped` are the days the stops take
    out until the due date (until the last row where an open stop holds it): working days for a limit in working days,
    else calendar days. `unmoved` are the given stops that do not move the date, `overlapping` pairs of stops whose
    common days count once. `extensions` count, the `forgotten` ones were made before the clock began anew. `left` are
    the days left on the day it is asked, that day included; 0 or less is late.
    """

    question: Question
    working_out: WorkingOut
    legal: WorkingOut | None = None
    stopped: int = 0
    unmoved: tuple[Stop, ...] = ()
    overlapping: tuple[tuple[Stop, Stop], ...] = ()
    too_long: tuple[TooLong, ...] = ()
    extensions: tuple[Extending, ...] = ()
    forgotten: tuple[Extending, ...] = ()
    left: int | None = None


def explain(calendar: Calendar, question: Question) -> Explanation:
    """Return the answer to a question with its working-out; rows go on to the day it is asked where that is later.

    Raises `QuestionWrong`, `LimitWrong`, `StopWrong` or `DateOutOfRange` with a message that says what to correct.
    """
    if question.runs is Runs.FORWARDS:
        return explain_running(calendar, question, counted(calendar, question))
    check(calendar, question)
    day = start_date(question.start, question.zone)
    if question.runs is Runs.BACKWARDS:
        return Explanation(question=question, working_out=work_out_before(calendar, day, question.limit))
    gone_by = question.runs is Runs.ONLY_AFTER
    return Explanation(question=question, working_out=work_out_lasting(calendar, day, question.limit, gone_by=gone_by))


def explain_running(calendar: Calendar, question: Question, found: Counted) -> Explanation:
    """Return the explanation of a clock that runs forwards, made ready already."""
    running = found.running
    out = work_out_running(calendar, running, question.until, found.base.promised)
    legal = replace(running, promised=running.legal)
    return Explanation(
        question=question,
        working_out=out,
        legal=None if question.promised is None else work_out_running(calendar, legal, None, found.base.legal),
        stopped=_stopped(calendar, out, start_date(running.start, running.zone)),
        unmoved=tuple(stop for stop in question.stops if stop not in out.stops),
        overlapping=overlaps(question.stops),
        too_long=tuple(_too_long(calendar, question.stops, question.until)),
        extensions=found.extensions,
        forgotten=found.forgotten,
        left=_left(calendar, out, start_date(running.start, running.zone), question.until),
    )


def _stopped(calendar: Calendar, out: WorkingOut, start: date) -> int:
    if not out.stops:
        return 0
    last = out.due.date or out.rows[-1].date
    return stopped_days(ruler_of(calendar, out.limit.unit), _before(start, out.limit), last, out.stops)


def _before(start: date, limit: Limit) -> date:
    return start - timedelta(days=1) if limit.unit is Unit.HOUR else day_before_first(start, limit)


def _left(calendar: Calendar, out: WorkingOut, start: date, until: date | None) -> int | None:
    if until is None or out.due.date is None or out.limit.unit is Unit.HOUR:
        return None
    ruler = ruler_of(calendar, out.limit.unit)
    return days_left(ruler, day_before_first(start, out.limit), out.due.date, until, out.stops)


def _too_long(calendar: Calendar, stops: Sequence[Stop], until: date | None) -> Iterator[TooLong]:
    for stop in stops:
        last = stop.last_date or until
        if last is None or last < stop.first_date or stop.notified_days is None:
            continue
        days = calendar.rank(last) - calendar.rank_before(stop.first_date)
        if days > stop.notified_days:
            yield TooLong(stop=stop, days=days)
