"""Does an act keep the limits? An act outside one is refused, or done and found, as the limit says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.act.act import Act, Reach
from banjie.core.act.refusal import Refusal
from banjie.core.case.dates import ended, event_date, row_of, started
from banjie.core.case.happened import names_of
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.clock.before import earliest_after, latest_before
from banjie.core.procedure.clock_rule import Breach, ClockRule, Runs
from banjie.core.values.office_time import end_of_day

LIMIT_PASSED, TOO_LATE_BEFORE, TOO_EARLY = "limit_passed", "too_late_before", "too_early"


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A limit that an act on `happened` does not keep: `lawful` is the last (or first) day on which it would.

    For what must come before an event, `event` is its day and `earliest` the first lawful one after such an act.
    """

    code: str
    rule: ClockRule
    happened: date
    lawful: date
    event: date | None = None
    earliest: date | None = None

    @property
    def params(self) -> dict[str, str]:
        """The values that its words need."""
        days = {"event": self.event, "earliest": self.earliest}
        known = {name: day.isoformat() for name, day in days.items() if day}
        clock = {"clock": self.rule.name, "date": self.happened.isoformat(), "lawful": self.lawful.isoformat()}
        return {**clock, **known}


def refuse_by_limits(law: Law, state: State, act: Act, happened: date) -> Refusal | None:
    """Return why an act on the day is outside a limit that lets no such act pass, or None."""
    if act.silence:
        return None  # the law supplies it because the limit has passed
    names = names_of(act)
    for rule in law.procedure.clocks:
        if rule.breach is not Breach.REFUSE:
            continue
        broken = _act_breaks(law, state, rule, names, act, happened)
        if broken:
            citation = rule.legal.citation if rule.legal else None
            return Refusal(code=broken.code, citation=citation, params=broken.params)
    return None


def broken_limits(law: Law, state: State) -> Iterator[tuple[Broken, int]]:
    """Yield every limit that the acts so far did not keep, with the sequence of the act that ended it."""
    for rule in law.procedure.clocks:
        if rule.breach is Breach.NONE:
            continue
        began = started(state, rule)
        over = ended(state, rule, began) if began else None
        if began is None or over is None:
            continue
        day = event_date(state, rule) if rule.before else None
        broken = _back(law, rule, over.date, day) if day else _forth(law, state, rule, over.date, over.at)
        if broken:
            yield broken, over.seq


def _act_breaks(  # noqa: PLR0917 - the question, and the act by its names
    law: Law, state: State, rule: ClockRule, names: tuple[str, ...], act: Act, happened: date
) -> Broken | None:
    if rule.before:
        announced = act.planned_date if isinstance(act, Reach) and act.milestone in rule.before else None
        day = announced or event_date(state, rule)
        if day is None:
            return None
        if any(name in rule.ends for name in names):
            return _back(law, rule, happened, day)
        done = max((state.happened[name] for name in rule.ends if name in state.happened),
                   key=lambda moment: moment.seq, default=None)  # fmt: skip
        return _back(law, rule, done.date, day) if announced and done else None
    if not any(name in rule.ends for name in names):
        return None
    began = started(state, rule)
    if began is None or ended(state, rule, began):
        return None
    return _forth(law, state, rule, happened)


def _forth(
    law: Law, state: State, rule: ClockRule, happened: date, happened_at: datetime | None = None
) -> Broken | None:
    began = started(state, rule)
    assert began is not None, "only clocks that have begun are asked"
    row = row_of(law, state, rule, began)
    lawful = row.legal_date
    if lawful is None:
        return None
    if rule.runs in {Runs.AT_LEAST, Runs.ONLY_AFTER}:
        return Broken(code=TOO_EARLY, rule=rule, happened=happened, lawful=lawful) if happened < lawful else None
    if row.due_at and happened_at and happened_at != end_of_day(happened, law.zone):
        late = happened_at > row.due_at  # a limit in hours ends with the hour, where the hour of the act is known
        return Broken(code=LIMIT_PASSED, rule=rule, happened=happened, lawful=lawful) if late else None
    last = max(lawful, row.told_date or lawful)
    return Broken(code=LIMIT_PASSED, rule=rule, happened=happened, lawful=last) if happened > last else None


def _back(law: Law, rule: ClockRule, happened: date, day: date) -> Broken | None:
    assert rule.legal is not None, "what runs before an event has a limit"
    latest = latest_before(law.calendar, day, rule.legal)
    if happened <= latest:
        return None
    earliest = earliest_after(law.calendar, happened, rule.legal)
    return Broken(code=TOO_LATE_BEFORE, rule=rule, happened=happened, lawful=latest, event=day, earliest=earliest)
