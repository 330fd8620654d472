"""Between which days an act is lawful: what every limit it would end says of it, before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banjie.core.act.act import Act, Reach
from banjie.core.case.dates import ended, event_date, row_of, started
from banjie.core.case.happened import names_of
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.clock.before import earliest_after, latest_before
from banjie.core.procedure.clock_rule import ClockRule, Runs


class BoundKind(StrEnum):
    """What the day of a bound is."""

    LATEST = "latest"  # the last lawful day of the act
    EARLIEST = "earliest"  # its first lawful day
    EVENT = "event"  # the first lawful day of the event that the act announces


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """One day that one limit gives an act."""

    rule: ClockRule
    kind: BoundKind
    day: date


def bounds(law: Law, state: State, act: Act, happened: date) -> tuple[Bound, ...]:
    """Return what the limits say of the act if it is done on `happened`, in the procedure's order."""
    found = (_bound(law, state, rule, act, happened) for rule in law.procedure.clocks)
    return tuple(bound for bound in found if bound)


def _bound(law: Law, state: State, rule: ClockRule, act: Act, happened: date) -> Bound | None:
    ends = any(name in rule.ends for name in names_of(act))
    if rule.before and isinstance(act, Reach) and act.milestone in rule.before:
        return _announcing(law, state, rule, happened if ends else None)
    if not ends:
        return None
    return _before(law, state, rule) if rule.before else _running(law, state, rule)


def _announcing(law: Law, state: State, rule: ClockRule, done: date | None) -> Bound | None:
    """Return the first lawful day of the event, counted from the act that must come before it."""
    before = [done] if done else list(_done(state, rule))
    if not before:
        return None
    return Bound(rule=rule, kind=BoundKind.EVENT, day=earliest_after(law.calendar, max(before), rule.limit))


def _done(state: State, rule: ClockRule) -> Iterator[date]:
    yield from (day for name in rule.ends if (day := state.date_of(name)))


def _before(law: Law, state: State, rule: ClockRule) -> Bound | None:
    day = event_date(state, rule)
    return Bound(rule=rule, kind=BoundKind.LATEST, day=latest_before(law.calendar, day, rule.limit)) if day else None


def _running(law: Law, state: State, rule: ClockRule) -> Bound | None:
    began = started(state, rule)
    if began is None or ended(state, rule, began):
        return None
    row = row_of(law, state, rule, began)
    if row.legal_date is None:
        return None
    if rule.runs is Runs.FORWARDS:
        return Bound(rule=rule, kind=BoundKind.LATEST, day=max(row.legal_date, row.told_date or row.legal_date))
    return Bound(rule=rule, kind=BoundKind.EARLIEST, day=row.legal_date)
