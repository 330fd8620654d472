"""The parts of a joint matter beside the whole: its own clock first, then every department's; and the way up."""

from dataclasses import dataclass
from uuid import UUID

from banjie.faces.desk.clocks import TimeLeft, rule_of, shown_clock, state_shown, time_left
from banjie.faces.desk.entering import Visit
from banjie.faces.shared.case_words import StateWord
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.time_rule.axis import Axis, axis_of
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView
from banjie.services.cases.children import Kin, children, parent


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """One line: the whole (`is_group`) or a department's part; `seen` says whether this officer may open it."""

    case_id: UUID
    number: str
    office: str
    item: str
    model: RuleModel | None
    left: TimeLeft
    state: StateWord
    seen: bool
    is_group: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Branches:
    """The whole and its parts, on one axis where anything runs."""

    lines: tuple[Branch, ...]
    axis: Axis | None
    open: int


def branches(visit: Visit, view: CaseView) -> Branches | None:
    """Return the parts that the case was referred to, the whole standing first; None where there are none."""
    parts = children(view)
    if not parts:
        return None
    lines = (_group(visit, view), *(_part(visit, one) for one in parts))
    models = [line.model for line in lines if line.model]
    return Branches(
        lines=lines,
        axis=axis_of(models, view.law.calendar, today=visit.today) if models else None,
        open=sum(not line.is_group and (line.model is None or line.model.finished_date is None) for line in lines),
    )


def group_of(visit: Visit, view: CaseView) -> Branch | None:
    """Return the whole that a part belongs to, None where the case is no part."""
    found = parent(view)
    return _part(visit, found) if found else None


def _group(visit: Visit, view: CaseView) -> Branch:
    clock = shown_clock(view.law, view.state)
    model = rule_of(view.law, view.state, clock, visit.now)
    return Branch(
        case_id=view.id,
        number=view.number,
        office=say("desk.branch.whole", visit.language),
        item=view.office,
        model=model,
        left=time_left(model),
        state=state_shown(view.law, view.state, clock, visit.now, visit.language),
        seen=True,
        is_group=True,
    )


def _part(visit: Visit, kin: Kin) -> Branch:
    if kin.law is None or kin.state is None:
        waiting = StateWord(mark="to_verify", word=say("desk.branch.waiting", visit.language))
        return Branch(
            case_id=kin.case_id, number=kin.number, office=kin.office, item=kin.item, model=None,
            left=time_left(None), state=waiting, seen=False,
        )  # fmt: skip
    clock = shown_clock(kin.law, kin.state)
    model = rule_of(kin.law, kin.state, clock, visit.now)
    return Branch(
        case_id=kin.case_id,
        number=kin.number,
        office=kin.office,
        item=in_language(kin.law.procedure.words, visit.language, kin.item),
        model=model,
        left=time_left(model),
        state=state_shown(kin.law, kin.state, clock, visit.now, visit.language),
        seen=kin.seen,
    )
