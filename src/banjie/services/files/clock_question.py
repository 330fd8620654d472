"""A question about one limit, as somebody asks it: everything its answer depends on, in one value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import start_date
from banjie.core.clock.stop import Stop
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import DEFAULT_ZONE


class QuestionWrong(CodedError):
    """A question whose parts contradict each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extending:
    """A limit is extended by `days` of its unit; on `extended_date` and by `approver` (a code), where that is known."""

    days: int
    extended_date: date | None = None
    approver: str = ""

    def __post_init__(self) -> None:
        if self.days < 1:
            message = f"an extension is 1 or more of the limit's unit, not {self.days}; give what the notice says"
            raise QuestionWrong("extension_days", message, days=self.days)


def zone_missing(moment: datetime) -> QuestionWrong:
    """Return the error of a moment that does not say where it is that hour."""
    text = f"{moment:%Y-%m-%dT%H:%M}"
    message = f"{text} does not say in which zone; write {text}+08:00, or give the zone beside it"
    return QuestionWrong("zone_missing", message, text=text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """When does a limit end that runs so?

    `start` is the day it runs from (an aware instant where a limit is in hours), for a limit that runs backwards the
    day of the event. What must last (`Runs.AT_LEAST`) or have gone by (`Runs.ONLY_AFTER`) is asked for the first
    lawful day. `promised` is the office's own limit.
    On each of `restarts` the clock began anew. `until` is the day on which it is asked, where that matters.
    """

    start: date
    limit: Limit
    runs: Runs = Runs.FORWARDS
    promised: Limit | None = None
    stops: tuple[Stop, ...] = ()
    extensions: tuple[Extending, ...] = ()
    restarts: tuple[date, ...] = ()
    until: date | None = None
    zone: ZoneInfo = DEFAULT_ZONE

    def __post_init__(self) -> None:
        for moment in (self.start, *self.restarts):
            if isinstance(moment, datetime) and moment.tzinfo is None:
                raise zone_missing(moment)

    @property
    def is_plain(self) -> bool:
        """Whether start, limit and stops alone decide."""
        return not (self.extensions or self.restarts or self.promised)

    @property
    def counts_hours(self) -> bool:
        """Whether the moment of the start matters."""
        return self.limit.unit is Unit.HOUR or bool(self.promised and self.promised.unit is Unit.HOUR)

    def starting(self, start: date) -> "Question":
        """Return the same question from another day; written out, for it is asked a million times."""
        return Question(
            start=start,
            limit=self.limit,
            runs=self.runs,
            promised=self.promised,
            stops=self.stops,
            extensions=self.extensions,
            restarts=self.restarts,
            until=self.until,
            zone=self.zone,
        )


def check(calendar: Calendar, question: Question) -> None:
    """Raise `DateOutOfRange` for a day outside the calendar, `QuestionWrong` for what has no place in the question."""
    for day in _days(question):
        calendar.rank(day)
    if question.runs is Runs.FORWARDS:
        return
    if question.limit.unit is Unit.HOUR:
        raise QuestionWrong("hours_before", "hours are counted from a moment only; give days or working days here")
    if question.stops or not question.is_plain:
        message = "only a limit that runs forwards takes a stop, extension, restart or promise; leave it out"
        raise QuestionWrong("nothing_moves", message)
    if question.until:
        message = "only a limit that runs forwards has days left or late; leave the day on which it is asked out"
        raise QuestionWrong("until_before", message)


def _days(question: Question) -> Iterator[date]:
    yield from (start_date(day, question.zone) for day in (question.start, *question.restarts))
    yield from (one.extended_date for one in question.extensions if one.extended_date)
    yield from (day for stop in question.stops for day in (stop.first_date, stop.last_date) if day)
    if question.until:
        yield question.until
