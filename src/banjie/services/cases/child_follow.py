"""Let a child follow its parent's stops and resumptions, where the parent's law says so."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from banjie.core.act.act import Act, Correct
from banjie.core.act.actor import SYSTEM
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.following import owed
from banjie.core.case.state import state_of
from banjie.records.log.read import history, read_case
from banjie.services.cases.act_correct import correct
from banjie.services.cases.asked import Asked, CaseUnknown, Done
from banjie.services.cases.deed import Deed
from banjie.services.cases.performing import perform
from banjie.services.law.laws import law_of


def child_follow(child: UUID, parent: Sequence[Event], now: datetime) -> Refusal | None:
    """Do what the child owes after the events of its parent; return why one of it cannot be done, or None.

    Done again it finds nothing owed. Needs the scope `/`. Raises what `perform` raises.
    """
    row = read_case(child, "", "")
    if row is None:
        raise CaseUnknown(f"the child {child} is not opened")
    law = law_of(row.procedure, row.scope_path, row.turn)
    acts = owed(law, parent, history(child), state_of(row.state))
    for place, act in enumerate(acts, start=row.version):
        answer = _do(child, act, Asked(actor=SYSTEM, now=now, key=f"parent:{child}:{place}"))
        if isinstance(answer, Refusal):
            return answer
    return None


def _do(child: UUID, act: Act, asked: Asked) -> Done | Refusal:
    deed = Deed(acts=(act,))
    return correct(child, asked, deed) if isinstance(act, Correct) else perform(child, deed, asked)
