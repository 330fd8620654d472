"""From the whole history to the state, with every correction put in its target's place first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from banjie.core.act.act import Act, Correct, Refer, Submit
from banjie.core.act.actor import Actor
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import ParentStands, refuse_after_parent
from banjie.core.case.dates import dates
from banjie.core.case.dating import refuse_by_recording, refuse_replaced_date
from banjie.core.case.evolve import evolve
from banjie.core.case.happened import names_of
from banjie.core.case.law import Law
from banjie.core.case.possible import refuse_in_state
from banjie.core.case.rights import refuse_by_rights, signatures
from banjie.core.case.state import NEW, State
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import office_date

OVERRULE = "overrule"  # the authority to take back what silence supplied, on proof that somebody had acted in time


def fold(law: Law, events: Sequence[Event]) -> State:
    """Return the state after all `events` (in order of seq), corrections applied."""
    state = NEW
    for event in effective(events):
        state = evolve(law, state, event)
    if events:
        last = events[-1]
        overruled = tuple(event.seq for event in events if _is_overruled(events, event))
        state = replace(state, version=last.seq, recorded_at=last.recorded_at, overruled=overruled)
    return state


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events as they count: targets replaced or voided by their last correction, corrections left out.

    A correction may itself be corrected; the later one always wins.
    """
    instead: dict[int, Act | None] = {}
    for event in reversed(events):
        act = instead.get(event.seq, event.act)
        if isinstance(act, Correct):
            instead.setdefault(act.target, act.replacement)
    standing = (_standing(event, instead) for event in events if not isinstance(event.act, Correct))
    return tuple(event for event in standing if event is not None)


def decide_correction(
    law: Law,
    history: Sequence[Event],
    act: Correct,
    actor: Actor,
    now: datetime,
    *,
    parent: ParentStands | None = None,
    case: str = "",
) -> tuple[tuple[Event, ...], State] | Refusal:
    """Return the correction's event with the refolded state, or why it cannot be.

    `history` is every event of the case, `parent` the case that referred it as it stands. Each later act is checked
    again for legal order; the first that is no longer possible is named.
    """
    state = fold(law, history)
    today = office_date(now, law.zone)
    happened = act.happened_date or today
    refusal = (
        refuse_by_rights(law, state, act, actor, case)
        or refuse_by_recording(law, act, happened, today)
        or (None if act.parent_seq else refuse_after_parent(parent) or _refuse_reasons(act))
        or _refuse_target(law, history, act, today)
        or _refuse_overruling(law, history, act, actor)
    )
    if refusal:
        return refusal
    event = Event(
        seq=state.version + 1,
        act=act,
        by=signatures(state, act, actor),
        happened_date=happened,
        recorded_at=max(now, state.recorded_at),
    )
    corrected = (*history, event)
    broken = first_impossible(law, corrected)
    return broken or ((event,), fold(law, corrected))


def first_impossible(law: Law, events: Sequence[Event]) -> Refusal | None:
    """Return the refusal that names the first event which is not possible after those before it, or None."""
    state = NEW
    for event in effective(events):
        refusal = refuse_in_state(law, state, event.act, event.by, event.happened_date)
        if refusal:
            params = {"seq": str(event.seq), "kind": event.kind, "because": refusal.code}
            return Refusal(code="correction_breaks", citation=refusal.citation, params=params)
        state = evolve(law, state, event)
    return None


def _refuse_reasons(act: Correct) -> Refusal | None:
    if any(reference.name == "reasons" for reference in act.references):
        return None
    return Refusal(code="correction_reasons_missing")


def _refuse_target(law: Law, history: Sequence[Event], act: Correct, today: date) -> Refusal | None:
    target = next((event for event in history if event.seq == act.target), None)
    if target is None:
        return Refusal(code="target_unknown", params={"seq": str(act.target)})
    fresh, stood = act.replacement, target.act
    tied = _refuse_tied(act, target)
    if tied:
        return tied
    if fresh is None and stood.silence:
        return Refusal(code="silence_not_voidable", params={"seq": str(target.seq)})
    if fresh is None:
        return Refusal(code="submission_not_voidable") if isinstance(stood, Submit) else None
    if isinstance(fresh, Correct) and isinstance(stood, Correct):
        return _refuse_other_target(fresh, stood) or _refuse_target(law, history, fresh, today)
    if stood.silence:
        return _refuse_late_entry(law, history, target, fresh)
    if type(fresh) is not type(stood) or _place(fresh) != _place(stood):
        return Refusal(code="correction_other_kind", params={"kind": target.kind, "seq": str(target.seq)})
    return refuse_replaced_date(law, fresh.happened_date, today) if fresh.happened_date else None


def _refuse_tied(act: Correct, target: Event) -> Refusal | None:
    """What a child did after its parent is corrected with the parent's act alone; children live by their referral."""
    fresh, stood, follows = act.replacement, target.act, bool(act.parent_seq)
    if _followed(stood) != follows or _followed(fresh or stood) != follows:
        return Refusal(code="follows_parent", params={"kind": target.kind, "seq": str(target.seq)})
    if isinstance(stood, Refer) and not _same_referral(stood, fresh, target.happened_date):
        return Refusal(code="referral_stands", params={"seq": str(target.seq)})
    return None


def _followed(act: Act) -> bool:
    """Whether a child did the act after its parent, so that it changes with the parent's alone."""
    return bool(act.parent_seq) and not isinstance(act, Submit)


def _same_referral(stood: Refer, fresh: Act | None, day: date) -> bool:
    """Whether a correction leaves the children and the day of a referral as they are: the children live by them."""
    return isinstance(fresh, Refer) and fresh.children == stood.children and fresh.happened_date in (None, day)


def _refuse_overruling(law: Law, history: Sequence[Event], act: Correct, actor: Actor) -> Refusal | None:
    """Taking back what silence supplied needs an authority of its own and a proof of service, beside the reasons."""
    target = next(event for event in history if event.seq == act.target)
    if not target.act.silence:
        return None
    item = fold(law, history).item
    if actor.authority_for(OVERRULE, item) is None:
        return Refusal(code="no_authority", missing=f"{OVERRULE} × {item}", params={"asked": OVERRULE})
    return None if act.proof else Refusal(code="proof_missing", citation=_supplied_by(law, target.act))


def _refuse_late_entry(law: Law, history: Sequence[Event], target: Event, fresh: Act) -> Refusal | None:
    """An act that silence supplied gives way only to one that would have ended its clock, done before it ran out."""
    rule = law.procedure.clock(target.act.silence)
    before = fold(law, [event for event in history if event.seq < target.seq])
    row = next(row for row in dates(law, before) if row.clock == rule.name)
    if not any(name in rule.ends for name in names_of(fresh)):
        params = {"kind": fresh.kind, "clock": rule.name}
        return Refusal(code="late_entry_other", citation=_supplied_by(law, target.act), params=params)
    if fresh.happened_date is None or row.falls_date is None or fresh.happened_date >= row.falls_date:
        params = {"clock": rule.name, "falls": str(row.falls_date or "")}
        return Refusal(code="late_entry_after", citation=_supplied_by(law, target.act), params=params)
    return None


def _supplied_by(law: Law, act: Act) -> Citation | None:
    silence = law.procedure.clock(act.silence).silence
    return silence.citation if silence else None


def _is_overruled(events: Sequence[Event], event: Event) -> bool:
    """Whether silence had supplied the event and a correction put another act in its place."""
    if not event.act.silence:
        return False
    return any(isinstance(later.act, Correct) and later.act.target == event.seq for later in events)


def _refuse_other_target(fresh: Correct, stood: Correct) -> Refusal | None:
    """A correction that is corrected stays with its record: elsewhere it would change what was already decided."""
    return None if fresh.target == stood.target else Refusal(code="target_unknown", params={"seq": str(fresh.target)})


def _place(act: Act) -> tuple[object, ...]:
    """Return what a correction cannot change: where an application was handed in, for what, under which law."""
    if not isinstance(act, Submit):
        return ()
    return act.item, act.item_version, act.procedure, act.office, act.number, act.parent, act.parent_seq


def _standing(event: Event, instead: dict[int, Act | None]) -> Event | None:
    if event.seq not in instead:
        return event
    act = instead[event.seq]
    if act is None:
        return None
    return replace(event, act=act, happened_date=act.happened_date or event.happened_date, effective_date=None)
