"""How the dates of a case's clocks came about: the same question as `dates` answers, worked out day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from banjie.core.calendar.table import Calendar
from banjie.core.case.dates import ClockRow, ended, event_date, row_of, running, started
from banjie.core.case.happened import RESTARTED
from banjie.core.case.law import Law
from banjie.core.case.state import Extended, Moment, State
from banjie.core.clock.running import Running
from banjie.core.clock.working_out import WorkingOut, work_out_at_least, work_out_before, work_out_running
from banjie.core.procedure.clock_rule import ClockRule, Runs


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """A clock with its working-out `out`, which ends on `row.due_date`; None where the case itself brings the day.

    `legal` is the working-out of `row.legal_date` where the office promised less, `told` that of `row.told_date` by
    the calendar of its day. `running` is the clock as it runs forwards, `base` the same before it was extended; both
    are None where it runs otherwise. `began` is when it started, `by` the name of the event that did it
    (`restarted.<clock>` where it began anew), `over` when it ended. `event` is the day a clock is counted back from.
    """

    rule: ClockRule
    row: ClockRow
    began: Moment
    by: str
    over: Moment | None
    running: Running | None
    base: Running | None
    out: WorkingOut | None
    legal: WorkingOut | None
    told: WorkingOut | None
    extended: tuple[Extended, ...]
    event: date | None

    @property
    def began_anew(self) -> bool:
        """Whether the clock forgot what ran before."""
        return self.by.startswith(RESTARTED)


def worked_out(law: Law, state: State, today: date) -> tuple[Worked, ...]:
    """Return every clock that has started, in the procedure's order; rows go on to its end, else to `today`."""
    return tuple(_worked(law, state, today))


def _worked(law: Law, state: State, today: date) -> Iterator[Worked]:
    for rule in law.procedure.clocks:
        began = started(state, rule)
        if began is not None:
            yield worked(law, state, rule, began, today)


def worked(law: Law, state: State, rule: ClockRule, began: Moment, today: date) -> Worked:
    """Return one clock that has begun."""
    over = ended(state, rule, began)
    row = row_of(law, state, rule, began)
    counted = running(law, state, rule, began)
    extended = tuple(one for one in state.extensions if one.clock == rule.name and one.seq > began.seq)
    event = event_date(state, rule) if rule.before else None
    until = over.date if over else today
    return Worked(
        rule=rule,
        row=row,
        began=began,
        by=_by(state, rule, began),
        over=over,
        running=counted,
        base=_base(rule, counted),
        out=_out(law.calendar, rule, began, counted, event, until),
        legal=_legal(law.calendar, rule, counted),
        told=_told(law, rule, began, counted, row),
        extended=extended,
        event=event,
    )


def _by(state: State, rule: ClockRule, began: Moment) -> str:
    names = (f"{RESTARTED}{rule.name}", *rule.starts, *rule.before)
    return next((name for name in names if state.happened.get(name) == began), "submitted")


def _base(rule: ClockRule, counted: Running | None) -> Running | None:
    if counted is None or rule.legal is None:
        return None
    return replace(counted, legal=rule.legal, promised=rule.promised or rule.legal)


def _out(  # noqa: PLR0917 - what `dates` asks, and how far the rows go
    calendar: Calendar, rule: ClockRule, began: Moment, counted: Running | None, event: date | None, until: date
) -> WorkingOut | None:
    if rule.legal is None:
        return None
    if counted:
        return work_out_running(calendar, counted, until, rule.promised or rule.legal)
    if rule.runs is Runs.AT_LEAST:
        return work_out_at_least(calendar, began.date, rule.legal, until)
    assert event is not None, f"the clock {rule.name} began when its event was known"
    return work_out_before(calendar, event, rule.legal)


def _legal(calendar: Calendar, rule: ClockRule, counted: Running | None) -> WorkingOut | None:
    if counted is None or counted.legal == counted.promised:
        return None
    return work_out_running(calendar, replace(counted, promised=counted.legal), None, rule.legal)


def _told(law: Law, rule: ClockRule, began: Moment, counted: Running | None, row: ClockRow) -> WorkingOut | None:
    if counted is None or row.told_date is None:
        return None
    outs = (
        work_out_running(before.calendar, counted, None, rule.promised or rule.legal)
        for before in reversed(law.told)
        if began.date <= before.until_date
    )
    return next((out for out in outs if out.due.date == row.told_date), None)
