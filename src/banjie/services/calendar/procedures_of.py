"""Under which procedure moved cases run, so that their clocks can be called by name. A query."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from banjie.core.procedure.procedure import Procedure
from banjie.records.reading.case_heads import CaseHead, case_heads
from banjie.records.scope import ALL, scope
from banjie.services.law.laws import law_of

_BROKEN = (ValueError, LookupError, TypeError)


def procedures_of(cases: Iterable[UUID]) -> Mapping[UUID, Procedure]:
    """Return the procedure of each case; one that is lost or damaged is left out."""
    with scope(ALL):
        heads = case_heads(set(cases))
        found = {case_id: _procedure(head) for case_id, head in heads.items()}
    return {case_id: procedure for case_id, procedure in found.items() if procedure}


def _procedure(head: CaseHead) -> Procedure | None:
    try:
        return law_of(head.procedure, head.scope_path, head.turn).procedure
    except _BROKEN:
        return None
