"""Under which names an event is remembered: clocks start and end with these."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from banjie.core.act.act import Act, CompleteStep, Reach, Restart, StartStep
from banjie.core.act.event import Event
from banjie.core.case.law import Law
from banjie.core.case.state import Moment, State
from banjie.core.values.office_time import end_of_day, office_date

RESTARTED = "restarted."
STEP_OPENED = "step_opened."


def names_of(act: Act) -> tuple[str, ...]:
    """Return the names of the event that `act` becomes: the general one, then that of its step or clock."""
    match act:
        case Reach():
            return (act.milestone,)
        case StartStep() | CompleteStep():
            return (act.done, f"{act.done}.{act.step}")
        case Restart():
            return (act.done, f"{RESTARTED}{act.clock}")
        case _:
            return (act.done,)


def happened_after(law: Law, state: State, event: Event, marking: tuple[str, ...]) -> Mapping[str, Moment]:
    """Return what has happened after `event`, which leaves the flow at `marking`."""
    moment = Moment(date=event.clock_date, seq=event.seq, at=_instant(law, event))
    names = names_of(event.act)
    if law.procedure.times_steps:
        names = (*names, *_opened(law, state, marking))
    elif isinstance(event.act, StartStep | CompleteStep):
        names = names[:1]  # no clock asks which step it was
    return {**state.happened, **dict.fromkeys(names, moment)}


def _opened(law: Law, state: State, marking: tuple[str, ...]) -> Iterator[str]:
    """Yield a name for every step that is open now and was not before."""
    before = law.net.enabled(state.marking)
    yield from (f"{STEP_OPENED}{step}" for step in law.net.enabled(marking) if step not in before)


def _instant(law: Law, event: Event) -> datetime | None:
    """Return the moment of an event under a law that counts hours; an unknown hour is the end of its day."""
    if not law.procedure.counts_hours:
        return None
    if event.act.happened_at:
        return event.act.happened_at
    known = office_date(event.recorded_at, law.zone) == event.clock_date
    return event.recorded_at if known else end_of_day(event.clock_date, law.zone)
