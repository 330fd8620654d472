"""Do an act that brings nothing but its own facts and texts: most of what an office does in a case."""

from uuid import UUID

from banjie.core.act.act import Act
from banjie.core.act.refusal import Refusal
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.deed import Content, Deed
from banjie.services.cases.performing import perform


def act_do(case_id: UUID, act: Act, asked: Asked, contents: tuple[Content, ...] = ()) -> Done | Refusal:
    """Do `act` on the case; `contents` (reasons, an opinion, uploads) are kept apart from the log.

    Raises what `perform` raises.
    """
    return perform(case_id, Deed(acts=(act,), contents=contents), asked)
