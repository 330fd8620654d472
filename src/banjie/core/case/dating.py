"""May the act bear this date? Not in the future, not further back than the procedure allows, not before its cause."""

from collections.abc import Iterator
from datetime import date, timedelta

from banjie.core.act.act import Act, Resume, Stop, Submit
from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.values.citation import Citation

_AFTER: dict[str, tuple[str, ...]] = {
    "request_supplement": ("submitted", "supplemented"),
    "supplement": ("supplement_requested",),
    "accept": ("submitted", "supplemented"),
    "refuse_acceptance": ("submitted", "supplement_requested", "supplemented"),
    "start_step": ("accepted",),
    "complete_step": ("accepted",),
    "stop": ("accepted",),
    "extend": ("submitted", "accepted"),
    "restart": ("submitted", "accepted"),
    "reach": ("submitted",),
    "refer": ("accepted",),
    "grant": ("accepted", "resumed", "step_completed"),
    "refuse": ("accepted", "resumed", "step_completed"),
    "issue": ("granted", "refused"),
    "deliver": ("issued",),
    "withdraw": ("submitted", "supplement_requested", "supplemented", "accepted", "stopped", "resumed"),
}


def refuse_by_recording(law: Law, act: Act, happened: date, today: date) -> Refusal | None:
    """Return why an act recorded `today` may not be dated `happened`, or None."""
    if happened > today:
        return _in_future(happened, today)
    if act.silence or act.parent_seq:
        return None  # dated by the law, or by the parent's act, however late it is recorded
    rule = law.procedure.rule(act.kind)
    earliest = today - timedelta(days=rule.backdate_days if rule else 0)
    if isinstance(act, Submit):  # received earlier, it would run under the law before
        earliest = max(earliest, date.fromisoformat(law.procedure.law_date))
    if happened < earliest:
        return _too_far_back(happened, today, earliest, rule.citation if rule else None)
    return None


def refuse_by_order(state: State, act: Act, happened: date) -> Refusal | None:
    """Return why the act may not stand before what it follows from, or None."""
    causes = [(kind, day) for kind in _AFTER.get(act.kind, ()) if (day := state.date_of(kind)) is not None]
    causes = [*(() if act.parent_seq else causes), *_stop_causes(state, act)]
    late = next(((kind, day) for kind, day in causes if happened < day), None)
    return before_its_cause(happened, *late) if late else None


def _stop_causes(state: State, act: Act) -> Iterator[tuple[str, date]]:
    """Yield what a stop or a resumption follows among those of its own origin: others may overlap with it."""
    pauses = state.pauses_like(act)
    if isinstance(act, Stop):
        yield from (("resumed", pause.last_date) for pause in pauses[-1:] if pause.last_date)
    if isinstance(act, Resume):
        yield from (("stopped", pause.first_date) for pause in pauses if pause.last_date is None)


def before_its_cause(happened: date, cause: str, day: date) -> Refusal:
    """Return the refusal of an act dated `happened`, before the event `cause` of `day`."""
    params = {"date": happened.isoformat(), "cause": cause, "cause_date": day.isoformat()}
    return Refusal(code="before_its_cause", params=params)


def refuse_replaced_date(law: Law, happened: date, today: date) -> Refusal | None:
    """Return why a correction of `today` may not date an act `happened`, or None.

    How far back it reaches is not limited by days, but by the law the case runs under and by the calendar.
    """
    if happened > today:
        return _in_future(happened, today)
    first = max(date.fromisoformat(law.procedure.law_date), law.calendar.first_day)
    return _too_far_back(happened, today, first) if happened < first else None


def _in_future(happened: date, today: date) -> Refusal:
    return Refusal(code="in_future", params={"date": happened.isoformat(), "today": today.isoformat()})


def _too_far_back(happened: date, today: date, earliest: date, citation: Citation | None = None) -> Refusal:
    days = str((today - earliest).days)
    params = {"date": happened.isoformat(), "days": days, "earliest": earliest.isoformat()}
    return Refusal(code="dated_back_too_far", citation=citation, params=params)
