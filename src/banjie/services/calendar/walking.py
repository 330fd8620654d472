"""A plan held against every case it reaches, in pieces; nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from banjie.records.calendars.reading import CaseToCount, Walk, case_ids, cases_to_count
from banjie.services.calendar.counting import BROKEN, Counted, counted
from banjie.services.calendar.planning import Plan
from banjie.services.law.laws import law_by

PIECE = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseCounted:
    """A case and what the plan changes of it; `fault` where it cannot be counted, else empty."""

    case: CaseToCount
    counted: Counted
    fault: str = ""


def walk(plan: Plan, after: UUID) -> Iterator[CaseCounted]:
    """Yield every case that the plan may move, by id, from the one after `after`."""
    over = Walk(scope_path=plan.scope_path, ended_from=plan.ended_from)
    while ids := case_ids(over, after, PIECE):
        for case in cases_to_count(ids):
            yield _counted(case, plan)
        after = ids[-1]


def fault_of(fault: Exception) -> str:
    """Return why a case cannot be counted, without anything of what it holds."""
    return str(getattr(fault, "code", "")) or type(fault).__name__


def _counted(case: CaseToCount, plan: Plan) -> CaseCounted:
    node = plan.node_of(case.scope_path)
    if node is None:
        return CaseCounted(case=case, counted=Counted())
    try:
        return CaseCounted(case=case, counted=counted(case, law_by(case.procedure, node.after)))
    except BROKEN as fault:
        return CaseCounted(case=case, counted=Counted(), fault=fault_of(fault))
