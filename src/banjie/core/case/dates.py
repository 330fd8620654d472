"""Which clocks of a case run, and until when: computed from acts, limits and the calendar, stored only as a cache."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from banjie.core.calendar.table import Calendar
from banjie.core.case.happened import RESTARTED
from banjie.core.case.law import Law
from banjie.core.case.state import ENDED, Moment, State
from banjie.core.clock.before import latest_before
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.running import ClockDates, Running, clock_dates, later
from banjie.core.clock.stop import Stop
from banjie.core.procedure.clock_rule import EXPIRY, ClockRule, Runs

_ONE_DAY = timedelta(days=1)
_LASTING = (Runs.AT_LEAST, Runs.ONLY_AFTER)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One clock of one case.

    `due_date` is the promised day (the legal one where nothing is promised), `legal_date` the law's. Both are None
    while a stop holds the clock; `left_days` then says how many counted days will be left when it resumes. `due_at` is
    the moment at which a limit in hours ends. A clock that must last (`Runs.AT_LEAST`) or have gone by
    (`Runs.ONLY_AFTER`) has its first lawful day here.
    A pre-warning shows from `warn_date`, the promise is broken from `late_date`, a red card is due from `red_date`;
    these three follow `told_date` where it stands: a later day that was told before the calendar changed. Silence has
    its effect on `falls_date`; a date that a notice to come may still move does not fall.
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
    due_at: datetime | None = None
    told_date: date | None = None
    falls_date: date | None = None

    @property
    def fair_date(self) -> date | None:
        """The day before which nobody is late: one that was told before and is later, else the due one."""
        return self.told_date or self.due_date


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


def started(state: State, rule: ClockRule) -> Moment | None:
    """Return the moment at which the clock began, or began anew; None where it has not, or is not there."""
    if not _is_there(state, rule):
        return None
    if rule.before:
        return _known(state, rule.before)
    if rule.until and _brought(state, (rule.until.event,)) is None:
        return None
    return _latest(state, (*rule.starts, f"{RESTARTED}{rule.name}")) if _latest(state, rule.starts) else None


def ended(state: State, rule: ClockRule, began: Moment) -> Moment | None:
    """Return the moment at which the clock ended: the first of its ends after it began.

    What must come before an event may have come before it was known; there the latest counts.
    """
    if rule.before:
        return _latest(state, rule.ends)
    moments = [state.happened[kind] for kind in rule.ends if kind in state.happened]
    return min((one for one in moments if one.seq > began.seq), key=lambda one: one.seq, default=None)


def event_date(state: State, rule: ClockRule) -> date | None:
    """Return the day of the event that a clock is counted back from, or on which it ends, where it is known."""
    return _brought(state, (rule.until.event,) if rule.until else rule.before)


def running(law: Law, state: State, rule: ClockRule, began: Moment) -> Running | None:
    """Return the clock as it runs forwards under its limits, extensions and stops; None where it runs otherwise."""
    if rule.legal is None or rule.runs is not Runs.FORWARDS:
        return None
    more = sum(one.days for one in state.extensions if one.clock == rule.name and one.seq > began.seq)
    return Running(
        start=began.at if rule.legal.unit is Unit.HOUR and began.at else began.date,
        legal=_longer(rule.legal, more),
        promised=_longer(rule.promised or rule.legal, more),
        stops=stops_of(state) if rule.stoppable and state.pauses else (),
        warn_days=rule.warn_days,
        red_days=rule.red_days,
        zone=law.zone,
    )


def row_of(law: Law, state: State, rule: ClockRule, began: Moment) -> ClockRow:
    """Return the row of a clock that has begun; one that has ended stays as its own day counted it."""
    over = ended(state, rule, began)
    law = law.when_ended(over.date) if over and law.told else law
    counted = running(law, state, rule, began)
    found = _dates(law.calendar, state, rule, began, counted)
    told = _told(law, state, rule, began, found)
    falls = over is None and state.phase not in ENDED and _silence_follows(state, rule, began)
    return _row(
        law.calendar.version, rule.name, began.date, over.date if over else None, found, told, rule.cards, falls
    )


# Most clocks of an office begin on few days under few limits: a row is made once and shared.
@lru_cache(maxsize=16384)
def _row(  # noqa: PLR0917 - a cache tells positional arguments apart faster
    version: str,
    clock: str,
    began: date,
    over: date | None,
    found: ClockDates,
    told: ClockDates | None,
    cards: bool,  # noqa: FBT001 - as above
    falls: bool,  # noqa: FBT001 - as above
) -> ClockRow:
    fair = told or found
    known = falls and fair.due_date is not None and not fair.provisional
    return ClockRow(
        clock=clock,
        started_date=began,
        due_date=found.due_date,
        legal_date=found.legal_date,
        warn_date=fair.warn_date if cards else None,
        late_date=fair.late_date if cards else None,
        red_date=fair.red_date if cards else None,
        left_days=found.left_days if found.stopped else None,
        stopped=found.stopped,
        ended_date=over,
        calendar_version=version,
        due_at=found.due_at,
        told_date=told.due_date if told else None,
        falls_date=fair.due_date + _ONE_DAY if known and fair.due_date else None,
    )


def _silence_follows(state: State, rule: ClockRule, began: Moment) -> bool:
    """Whether the clock, as it began, is one whose silence has an effect."""
    if rule.silence is None:
        return False
    starts = rule.silence.starts
    return not starts or any(state.happened.get(name) == began for name in starts)


def _rows(law: Law, state: State) -> Iterator[ClockRow]:
    for rule in law.procedure.clocks:
        began = started(state, rule)
        if began is not None:
            yield row_of(law, state, rule, began)


def _dates(calendar: Calendar, state: State, rule: ClockRule, began: Moment, counted: Running | None) -> ClockDates:
    if counted:
        return clock_dates(calendar, counted)
    if rule.runs in _LASTING and rule.legal:
        return _first_lawful(calendar, rule.runs, rule.legal, began.date)
    day = event_date(state, rule)
    assert day is not None, f"the clock {rule.name} began when its day was known"
    if rule.until:
        return _around(calendar, day, rule, Unit.CALENDAR_DAY)
    return _around(calendar, latest_before(calendar, day, rule.limit), rule, rule.limit.unit)


def _first_lawful(calendar: Calendar, runs: Runs, limit: Limit, start: date) -> ClockDates:
    """Return the day on which what must last may end: its last day; or the day after it, where it must have gone by.

    A day off as the last day carries on the time somebody is given to act, not a span that must only be long enough.
    """
    at_least = runs is Runs.AT_LEAST
    ends = limit_due(calendar, start, replace(limit, last_day=limit.last_day or LastDay.STAYS) if at_least else limit)
    assert ends.date is not None, "nothing stops what must last"
    return _only(ends.date if at_least else ends.date + _ONE_DAY, ends.provisional)


def _around(calendar: Calendar, due: date, rule: ClockRule, unit: Unit) -> ClockDates:
    return ClockDates(
        due_date=due,
        legal_date=due,
        warn_date=calendar.add(due, -rule.warn_days),
        late_date=later(calendar, due, 1, unit),
        red_date=later(calendar, due, rule.red_days, unit),
        left_days=None,
        stopped=False,
        provisional=unit is Unit.WORKING_DAY and calendar.is_provisional(due),
    )


def _only(due: date, provisional: bool) -> ClockDates:  # noqa: FBT001 - a date and whether it is certain
    return ClockDates(
        due_date=due, legal_date=due, warn_date=None, late_date=None, red_date=None, left_days=None, stopped=False,
        provisional=provisional,
    )  # fmt: skip


def _told(law: Law, state: State, rule: ClockRule, began: Moment, found: ClockDates) -> ClockDates | None:
    """Return the dates under the calendar by which the latest day was told, where that is later than today's."""
    if not law.told or found.due_date is None or rule.runs is not Runs.FORWARDS:
        return None
    told = [
        _dates(before.calendar, state, rule, began, running(law, state, rule, began))
        for before in law.told
        if began.date <= before.until_date
    ]
    latest = max((one for one in told if one.due_date), key=lambda one: one.due_date or date.min, default=None)
    if latest is None or latest.due_date is None or latest.due_date <= found.due_date:
        return None
    return replace(latest, provisional=found.provisional)


def _longer(limit: Limit, more: int) -> Limit:
    return replace(limit, days=limit.days + more) if more else limit


def _is_there(state: State, rule: ClockRule) -> bool:
    if not rule.when and not rule.unless:
        return True
    latest = max(
        (name for name in (*rule.when, *rule.unless) if name in state.happened),
        key=lambda name: state.happened[name].seq,
        default=None,
    )
    return not rule.when if latest is None else latest in rule.when


def _known(state: State, events: tuple[str, ...]) -> Moment | None:
    """Return when the day of the event became known, or known anew."""
    names = ["submitted" if event == EXPIRY else event for event in events if _day_of(state, event)]
    return _latest(state, tuple(names))


def _brought(state: State, events: tuple[str, ...]) -> date | None:
    """Return the day that the latest of the events brought, or None."""
    moments = {event: _known(state, (event,)) for event in events}
    known = {event: moment.seq for event, moment in moments.items() if moment}
    return _day_of(state, max(known, key=known.__getitem__)) if known else None


def _day_of(state: State, event: str) -> date | None:
    return state.expiry_date if event == EXPIRY else state.planned.get(event)


def _latest(state: State, kinds: tuple[str, ...]) -> Moment | None:
    moments = [state.happened[kind] for kind in kinds if kind in state.happened]
    return max(moments, key=lambda moment: moment.seq) if moments else None
