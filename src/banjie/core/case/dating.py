"""May the act bear this date? Not in the future, not further back than the procedure allows, not before its cause."""

from datetime import date, timedelta

from banjie.core.act.act import Act
from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.case.state import State

_AFTER: dict[str, tuple[str, ...]] = {
    "request_supplement": ("submitted",),
    "supplement": ("supplement_requested",),
    "accept": ("submitted", "supplemented"),
    "refuse_acceptance": ("submitted", "supplemented"),
    "start_step": ("accepted",),
    "complete_step": ("accepted",),
    "stop": ("accepted", "resumed"),
    "resume": ("stopped",),
    "grant": ("accepted", "resumed", "step_completed"),
    "refuse": ("accepted", "resumed", "step_completed"),
    "issue": ("granted", "refused"),
    "deliver": ("issued",),
    "withdraw": ("submitted",),
}


def refuse_by_recording(law: Law, act: Act, happened: date, today: date) -> Refusal | None:
    """Return why an act recorded `today` may not be dated `happened`, or None."""
    if happened > today:
        return Refusal(code="in_future", params={"date": happened.isoformat(), "today": today.isoformat()})
    rule = law.procedure.rule(act.kind)
    allowed = rule.backdate_days if rule else 0
    if happened < today - timedelta(days=allowed):
        params = {"date": happened.isoformat(), "days": str(allowed), "earliest": str(today - timedelta(days=allowed))}
        return Refusal(code="dated_back_too_far", citation=rule.citation if rule else None, params=params)
    return None


def refuse_by_order(state: State, act: Act, happened: date) -> Refusal | None:
    """Return why the act may not stand before what it follows from, or None."""
    causes = [(kind, day) for kind in _AFTER.get(act.kind, ()) if (day := state.date_of(kind)) is not None]
    late = next(((kind, day) for kind, day in causes if happened < day), None)
    if late is None:
        return None
    kind, day = late
    return Refusal(
        code="before_its_cause", params={"date": happened.isoformat(), "cause": kind, "cause_date": day.isoformat()}
    )
