"""How the dates of a case's clocks came about: the question that `dates` answers, worked out day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from banjie.core.case.dates import ClockRow, ended, event_date, row_of, running, started
from banjie.core.case.happened import RESTARTED
from banjie.core.case.law import Law
from banjie.core.case.state import Extended, Moment, State
from banjie.core.clock.running import Running
from banjie.core.clock.working_out import WorkingOut, work_out_before, work_out_lasting, work_out_running
from banjie.core.procedure.clock_rule import ClockRule, Runs


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """A clock that has begun, with its row and everything the row depends on.

    `began` is when it started, `by` the name of the event that did it (`restarted.<clock>` where it began anew), `over`
    when it ended. `running` is the clock as it runs forwards, `base` the same before it was `extended`; both are None
    where it runs otherwise. `event` is the day a clock is counted back from. `law` is the one it is counted by: for a
    clock that has ended, with the calendar of its own day.
    """

    law: Law
    rule: ClockRule
    row: ClockRow
    began: Moment
    by: str
    over: Moment | None
    running: Running | None
    base: Running | None
    extended: tuple[Extended, ...]
    event: date | None

    @property
    def began_anew(self) -> bool:
        """Whether the clock forgot what ran before."""
        return self.by.startswith(RESTARTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """The working-outs of a clock: `out` ends on `row.due_date`; None where the case itself brings that day.

    `legal` ends on `row.legal_date`, where the office promised less; `told` on `row.told_date`, by its own calendar.
    """

    out: WorkingOut | None
    legal: WorkingOut | None
    told: WorkingOut | None


def begun_clocks(law: Law, state: State) -> tuple[Begun, ...]:
    """Return every clock that has started, in the procedure's order."""
    return tuple(_begun(law, state))


def begun_clock(law: Law, state: State, name: str) -> Begun | None:
    """Return the clock called `name`, or None where it has not started."""
    rule = law.procedure.clock(name)
    began = started(state, rule)
    return begun(law, state, rule, began) if began else None


def begun(law: Law, state: State, rule: ClockRule, began: Moment) -> Begun:
    """Return a clock that began at the moment."""
    counted, over = running(law, state, rule, began), ended(state, rule, began)
    return Begun(
        law=law.when_ended(over.date) if over else law,
        rule=rule,
        row=row_of(law, state, rule, began),
        began=began,
        by=_by(state, rule, began),
        over=over,
        running=counted,
        base=replace(counted, legal=rule.limit, promised=rule.promised or rule.limit) if counted else None,
        extended=tuple(one for one in state.extensions if one.clock == rule.name and one.seq > began.seq),
        event=event_date(state, rule) if rule.before else None,
    )


def worked(clock: Begun, today: date) -> Worked:
    """Return the working-outs of a clock; rows of what runs forwards go on to its end, else to `today`."""
    law = clock.law
    return Worked(out=_out(law, clock, today), legal=_legal(law, clock), told=_told(law, clock))


def _begun(law: Law, state: State) -> Iterator[Begun]:
    for rule in law.procedure.clocks:
        began = started(state, rule)
        if began is not None:
            yield begun(law, state, rule, began)


def _by(state: State, rule: ClockRule, began: Moment) -> str:
    names = (f"{RESTARTED}{rule.name}", *rule.starts, *rule.before)
    return next((name for name in names if state.happened.get(name) == began), "submitted")


def _out(law: Law, clock: Begun, today: date) -> WorkingOut | None:
    rule, start = clock.rule, clock.began.date
    if rule.legal is None:
        return None
    if clock.running and clock.base:
        until = clock.over.date if clock.over else today
        return work_out_running(law.calendar, clock.running, until, clock.base.promised)
    if rule.runs in (Runs.AT_LEAST, Runs.ONLY_AFTER):
        return work_out_lasting(law.calendar, start, rule.legal, gone_by=rule.runs is Runs.ONLY_AFTER)
    assert clock.event is not None, f"the clock {rule.name} began when its event was known"
    return work_out_before(law.calendar, clock.event, rule.legal)


def _legal(law: Law, clock: Begun) -> WorkingOut | None:
    counted, base = clock.running, clock.base
    if counted is None or base is None or counted.legal == counted.promised:
        return None
    return work_out_running(law.calendar, replace(counted, promised=counted.legal), None, base.legal)


def _told(law: Law, clock: Begun) -> WorkingOut | None:
    counted, base, row = clock.running, clock.base, clock.row
    if counted is None or base is None or row.told_date is None:
        return None
    outs = (
        work_out_running(before.calendar, counted, None, base.promised)
        for before in reversed(law.told)
        if clock.began.date <= before.until_date
    )
    return next((out for out in outs if out.due.date == row.told_date), None)
