"""Which clocks of a case run, and until when: computed from acts, limits and the calendar, stored only as a cache."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from banjie.core.calendar.table import Calendar
from banjie.core.case.law import Law
from banjie.core.case.state import Moment, State
from banjie.core.clock.due import due_date
from banjie.core.clock.stop import Stop
from banjie.core.procedure.procedure import ClockRule


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One clock of one case.

    `due_date` is the promised day (the legal one where nothing is promised), `legal_date` the law's. Both are None
    while a stop holds the clock; `left_days` then says how many counted days will be left when it resumes.
    A pre-warning shows from `warn_date`, the promise is broken from `late_date`, a red card is due from `red_date`.
    """

    clock: str
    started_date: date
    due_date: date | None
    legal_date: date | None
    warn_date: date | None
    late_date: date | None
    red_date: date | None
    left_days: int | None
    stopped: bool
    ended_date: date | None
    calendar_version: str


def dates(law: Law, state: State) -> tuple[ClockRow, ...]:
    """Return a row for every clock that has started, in the procedure's order."""
    return tuple(_rows(law, state))


def leading_clock(law: Law, state: State, rows: tuple[ClockRow, ...]) -> ClockRow | None:
    """Return the running clock that the work list shows: the first the procedure names that has not ended."""
    running = {row.clock: row for row in rows if row.ended_date is None}
    return next((running[name] for name in law.procedure.leading if name in running), None)


def stops_of(state: State) -> tuple[Stop, ...]:
    """Return the stops of the case as the clock counts them."""
    return tuple(
        Stop(
            first_date=pause.first_date,
            last_date=pause.last_date,
            ground=pause.ground,
            notice=pause.notice,
            notified_days=pause.notified_days,
        )
        for pause in state.pauses
    )


def _rows(law: Law, state: State) -> Iterator[ClockRow]:
    for rule in law.procedure.clocks:
        started = _latest(state, rule.starts)
        if started is not None:
            yield _row(law, state, rule, started)


def _row(law: Law, state: State, rule: ClockRule, started: Moment) -> ClockRow:
    stops = stops_of(state) if rule.stoppable else ()
    ended = _latest(state, rule.ends)
    ended_date = ended.date if ended and ended.seq > started.seq else None
    promised = rule.promised.days if rule.promised else rule.legal.days
    limits = _Limits(legal=rule.legal.days, promised=promised, warn=rule.warn_days, red=rule.red_days)
    return _clock_row(rule.name, law.calendar, limits, started.date, stops, ended_date)


class _Limits(NamedTuple):
    """A clock's limits in counted days, as `ClockRule` tells them."""

    legal: int
    promised: int
    warn: int
    red: int


# Most clocks of an office begin on few days under few limits: a row is worked out once and shared.
@lru_cache(maxsize=16384)
def _clock_row(  # noqa: PLR0917 - a cache tells positional arguments apart faster
    clock: str, calendar: Calendar, limits: _Limits, started: date, stops: tuple[Stop, ...], ended: date | None
) -> ClockRow:
    legal = due_date(calendar, started, limits.legal, stops)
    promised = due_date(calendar, started, limits.promised, stops)
    due = promised.date
    return ClockRow(
        clock=clock,
        started_date=started,
        due_date=due,
        legal_date=legal.date,
        warn_date=calendar.add(due, -limits.warn) if due else None,
        late_date=calendar.add(due, 1) if due else None,
        red_date=calendar.add(legal.date, limits.red) if legal.date else None,
        left_days=promised.left_when_resumed if due is None else None,
        stopped=due is None,
        ended_date=ended,
        calendar_version=calendar.version,
    )


def _latest(state: State, kinds: tuple[str, ...]) -> Moment | None:
    moments = [state.happened[kind] for kind in kinds if kind in state.happened]
    return max(moments, key=lambda moment: moment.seq) if moments else None
