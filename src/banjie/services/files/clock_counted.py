"""From a question that runs forwards to the clock it asks about: the last beginning, and what extends it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from banjie.core.calendar.table import Calendar
from banjie.core.clock.hours import instant_of_start
from banjie.core.clock.limit import Limit
from banjie.core.clock.limit_due import limit_due, start_date
from banjie.core.clock.running import Running
from banjie.services.files.clock_question import Extending, Question, QuestionWrong, check


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The clock as it runs, and the extensions that count; those made before it began anew are `forgotten`.

    `base` is the clock before it was extended.
    """

    running: Running
    base: Running
    extensions: tuple[Extending, ...] = ()
    forgotten: tuple[Extending, ...] = ()


def counted(calendar: Calendar, question: Question) -> Counted:
    """Return the clock of a question that runs forwards.

    Nothing before the last beginning counts, save a stop that goes on. Raises `QuestionWrong` for an act before the
    start, an extension after the end or a promise longer than the law, `LimitWrong` where start and limit do not fit.
    """
    check(calendar, question)
    begins = tuple(_beginnings(question))
    runs = [tuple(_extensions(question, begins, place)) for place in range(len(begins))]
    for begin, extensions in zip(begins, runs, strict=True):
        _check_in_time(calendar, question, begin, extensions)
    base = _running(question, begins[-1], ())
    _check_promise(calendar, base)
    return Counted(
        running=_running(question, begins[-1], runs[-1]),
        base=base,
        extensions=runs[-1],
        forgotten=tuple(one for extensions in runs[:-1] for one in extensions),
    )


def _beginnings(question: Question) -> Iterator[date]:
    """Yield every day (moment, for hours) on which the clock began, in order."""
    of: Callable[[date], date] = instant_of_start
    if not question.counts_hours:
        of = lambda day: start_date(day, question.zone)  # noqa: E731 - one of two ways to read the same column
    start, restarts = of(question.start), sorted(map(of, question.restarts))
    if restarts and restarts[0] < start:
        message = f"the restart of {restarts[0]} lies before the start on {start}; give a day on which the limit ran"
        raise QuestionWrong("restart_early", message, restart=restarts[0], start=start)
    yield from (start, *restarts)


def _extensions(question: Question, begins: tuple[date, ...], place: int) -> Iterator[Extending]:
    """Yield the extensions made from one beginning until the next; one without a day belongs to the last."""
    days = [start_date(begin, question.zone) for begin in begins]
    for one in question.extensions:
        if one.extended_date is not None and one.extended_date < days[0]:
            message = (
                f"the extension of {one.extended_date} lies before the start on {days[0]}; give a day on which it ran"
            )
            raise QuestionWrong("extension_early", message, extension=one.extended_date, start=days[0])
        day = one.extended_date or days[-1]
        if max(index for index, begun in enumerate(days) if begun <= day) == place:
            yield one


def _check_in_time(calendar: Calendar, question: Question, begin: date, extensions: tuple[Extending, ...]) -> None:
    """Refuse an extension on a day when the law's limit, as it stood then, was over."""
    before: list[Extending] = []
    for one in sorted(extensions, key=lambda one: one.extended_date or date.min):
        running = _running(question, begin, tuple(before))
        last = limit_due(calendar, running.start, running.legal, running.stops, running.zone).date
        if last and one.extended_date and one.extended_date > last:
            message = f"the extension of {one.extended_date} comes after the limit had ended on {last}; leave it out"
            raise QuestionWrong("extension_late", message, extension=one.extended_date, last=last)
        before.append(one)


def _check_promise(calendar: Calendar, base: Running) -> None:
    if base.promised == base.legal:
        return
    promised, legal = (
        limit_due(calendar, base.start, each, base.stops, base.zone) for each in (base.promised, base.legal)
    )
    if not promised.date or not legal.date:
        return
    is_later = promised.at > legal.at if promised.at and legal.at else promised.date > legal.date
    if is_later:
        message = f"the promise ends on {promised.date}, after the law's limit on {legal.date}; promise less"
        raise QuestionWrong("promise_longer", message, promised=promised.date, legal=legal.date)


def _running(question: Question, begin: date, extensions: tuple[Extending, ...]) -> Running:
    more = sum(one.days for one in extensions)
    return Running(
        start=begin,
        legal=_longer(question.limit, more),
        promised=_longer(question.promised or question.limit, more),
        stops=question.stops,
        zone=question.zone,
    )


def _longer(limit: Limit, more: int) -> Limit:
    return replace(limit, days=limit.days + more) if more else limit
