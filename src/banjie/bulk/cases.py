"""The clocks of cases as rows of columns: cases are folded one by one, their dates worked out together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from banjie.bulk.columns import Clock, clock_of
from banjie.bulk.terms import Terms
from banjie.core.case.dates import event_date, running, started
from banjie.core.case.law import Law
from banjie.core.case.state import Moment, State
from banjie.core.procedure.clock_rule import ClockRule, Runs


def clocks_of_case(law: Law, state: State) -> Iterator[tuple[str, Clock]]:
    """Yield the name and the row of every clock that has started, in the procedure's order, as `dates` does."""
    for rule in law.procedure.clocks:
        began = started(state, rule)
        if began is not None:
            yield rule.name, _clock(law, state, rule, began)


def _clock(law: Law, state: State, rule: ClockRule, began: Moment) -> Clock:
    forwards = running(law, state, rule, began)
    if forwards is not None:
        clock = clock_of(forwards)
        return clock if rule.cards else clock._replace(terms=replace(clock.terms, cards=False))
    terms = Terms(legal=rule.legal, runs=rule.runs, warn_days=rule.warn_days, red_days=rule.red_days, cards=rule.cards)
    return Clock(_counted_from(state, rule, began), terms)


def _counted_from(state: State, rule: ClockRule, began: Moment) -> date:
    day = began.date if rule.runs is Runs.AT_LEAST else event_date(state, rule)
    assert day is not None, f"the clock {rule.name} began when its day was known"
    return day
