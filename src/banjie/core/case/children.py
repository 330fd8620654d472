"""Cases of cases: what a decision asks of the children of its case, and a correction of the parent."""

from collections.abc import Sequence
from dataclasses import dataclass

from banjie.core.act.act import Act, Child, Grant, Refer, Refuse
from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.case.state import Phase, State

UNDECIDED = (Phase.NEW, Phase.SUBMITTED, Phase.WITH_APPLICANT, Phase.RUNNING, Phase.STOPPED)
SENT_BACK = (Phase.NOT_ACCEPTED, Phase.WITHDRAWN)
DEPEND_ON_CHILDREN = (Grant, Refuse, Refer)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildStands:
    """Where a child stands when its parent acts: its id, its number and its phase."""

    case: str
    number: str
    phase: Phase


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentStands:
    """Where the parent stands when its child is corrected: its number, and how it was decided (empty: it was not)."""

    number: str
    decision: str


def refuse_by_children(law: Law, state: State, act: Act, children: Sequence[ChildStands]) -> Refusal | None:
    """Return why the act cannot be while the children stand as they do, or None."""
    if isinstance(act, Refer):
        return _refuse_again(law, state, act, children)
    if isinstance(act, Grant | Refuse) and not act.silence and law.procedure.decide_after_children:
        return _refuse_early(law, state, act, children)
    return None


def refuse_after_parent(parent: ParentStands | None) -> Refusal | None:
    """Return why a child cannot be corrected any more, or None: what its parent's decision rests on stays as it is."""
    if parent is None or not parent.decision:
        return None
    return Refusal(code="parent_decided", params={"parent": parent.number})


def named_twice(act: Refer) -> Child | None:
    """Return the first child whose item and office the same referral names before, or None."""
    places = [(child.item, child.office) for child in act.children]
    return next((child for at, child in enumerate(act.children) if places[at] in places[:at]), None)


def _refuse_early(law: Law, state: State, act: Act, children: Sequence[ChildStands]) -> Refusal | None:
    decided = {child.case for child in children if child.phase not in UNDECIDED}
    still = [child.number for child in state.children if child.case not in decided]
    return _refusal(law, act, "children_open", children="|".join(still)) if still else None


def _refuse_again(law: Law, state: State, act: Refer, children: Sequence[ChildStands]) -> Refusal | None:
    """A matter is referred to an office once; again only where that office did not take it or gave it back."""
    back = {child.case for child in children if child.phase in SENT_BACK}
    has = {(child.item, child.office): child.number for child in state.children if child.case not in back}
    known = next((child for child in act.children if (child.item, child.office) in has), None)
    if known is None:
        return None
    number = has[known.item, known.office]
    return _refusal(law, act, "referred_already", item=known.item, office=known.office, number=number)


def _refusal(law: Law, act: Act, code: str, **params: str) -> Refusal:
    rule = law.procedure.rule(act.kind)
    return Refusal(code=code, citation=rule.citation if rule else None, params=params)
