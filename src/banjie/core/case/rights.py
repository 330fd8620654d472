"""May this actor do this act at all? Roles, authorities, recusal and the number of signers."""

from dataclasses import replace

from banjie.core.act.act import Act, Reach, Submit
from banjie.core.act.actor import Actor, Signer
from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.procedure.procedure import ActRule


def refuse_by_rights(law: Law, state: State, act: Act, actor: Actor, case: str) -> Refusal | None:
    """Return why this actor may not do the act, or None. `case` is the id of the case, for recusals."""
    if act.parent_seq or (isinstance(act, Submit) and act.parent):
        return _refuse_following(state, act, actor)
    rule = law.procedure.rule(act.kind)
    if rule is None:
        return Refusal(code="act_unknown", params={"asked": act.kind, "matter": law.procedure.matter})
    if act.silence:
        return None  # the law itself acts
    if isinstance(act, Reach):
        rule = _by_milestone(law, act, rule)
    if actor.role not in rule.roles:
        return Refusal(
            code="wrong_role", citation=rule.citation, params={"asked": act.kind, "roles": "|".join(rule.roles)}
        )
    if case in actor.recused:
        return Refusal(code="recused", params={"asked": act.kind})
    return _refuse_officer(state, act, actor, rule) if actor.role == "officer" else None


def signatures(state: State, act: Act, actor: Actor) -> tuple[Signer, ...]:
    """Return who signs the act, each in which post."""
    return actor.signing(act.kind, _item(state, act))


def _refuse_following(state: State, act: Act, actor: Actor) -> Refusal | None:
    """What follows an act of the parent is done by the system alone, in a case that has a parent."""
    parent = act.parent if isinstance(act, Submit) else state.parent
    if act.parent_seq and parent and actor.role == "system":
        return None
    return Refusal(code="wrong_role", params={"asked": act.kind, "roles": "system"})


def _by_milestone(law: Law, act: Reach, rule: ActRule) -> ActRule:
    milestone = law.procedure.milestone(act.milestone)
    return replace(rule, roles=milestone.roles, citation=milestone.citation) if milestone else rule


def _item(state: State, act: Act) -> str:
    return act.item if isinstance(act, Submit) else state.item


def _refuse_officer(state: State, act: Act, actor: Actor, rule: ActRule) -> Refusal | None:
    item = _item(state, act)
    if actor.authority_for(act.kind, item) is None:
        missing = f"{act.kind} × {item}"
        return Refusal(code="no_authority", citation=rule.citation, missing=missing, params={"asked": act.kind})
    if len({signer.person for signer in actor.signers}) < rule.signers:
        return Refusal(code="too_few_signers", citation=rule.citation, params={"needed": str(rule.signers)})
    return None
