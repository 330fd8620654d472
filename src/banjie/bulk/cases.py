"""The clocks of cases as rows of columns: cases are folded one by one, their dates worked out together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from banjie.bulk.columns import Clock, clock_of
from banjie.bulk.terms import LASTING, Terms
from banjie.core.case.dates import ended, event_date, running, started
from banjie.core.case.law import Law
from banjie.core.case.state import Moment, State
from banjie.core.procedure.clock_rule import ClockRule


class CaseClock(NamedTuple):
    """A clock of a case by its name, and the law by which it counts: that of its last day where it has ended."""

    name: str
    clock: Clock
    law: Law


def clocks_of_case(law: Law, state: State) -> Iterator[CaseClock]:
    """Yield every clock that has started, in the procedure's order, as `dates` does."""
    for rule in law.procedure.clocks:
        began = started(state, rule)
        if began is not None:
            over = ended(state, rule, began)
            yield CaseClock(rule.name, _clock(law, state, rule, began), law.when_ended(over.date) if over else law)


def _clock(law: Law, state: State, rule: ClockRule, began: Moment) -> Clock:
    forwards = running(law, state, rule, began)
    if forwards is not None:
        clock = clock_of(forwards)
        return clock if rule.cards else clock._replace(terms=replace(clock.terms, cards=False))
    terms = Terms(legal=rule.legal, runs=rule.runs, warn_days=rule.warn_days, red_days=rule.red_days, cards=rule.cards)
    return Clock(_counted_from(state, rule, began), terms)


def _counted_from(state: State, rule: ClockRule, began: Moment) -> date:
    day = began.date if rule.runs in LASTING else event_date(state, rule)
    assert day is not None, f"the clock {rule.name} began when its day was known"
    return day
