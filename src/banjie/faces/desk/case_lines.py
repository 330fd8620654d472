"""Cases in one line each: what the list and the search show of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banjie.core.case.law import Law
from banjie.core.case.state import UNDER_REVIEW
from banjie.faces.desk.clocks import TimeLeft, due_text, rule_of, shown_clock, state_shown, time_left, told_text
from banjie.faces.shared.case_words import StateWord
from banjie.faces.shared.formats import masked_firm, masked_person
from banjie.faces.shared.law_words import in_language, label
from banjie.faces.shared.time_rule.axis import Axis, axis_of
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.words import say
from banjie.services.cases.work_list import CaseLine, WorkLine


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line; every text is ready to be shown, the applicant is masked. `model` is None where no clock runs."""

    case_id: UUID
    number: str
    left: TimeLeft
    model: RuleModel | None
    due: str
    told: str
    state: StateWord
    item: str
    applicant: str
    step: str
    holder: str


def work_rows(lines: Sequence[WorkLine], at: datetime, language: str) -> tuple[Row, ...]:
    """Return the lines of the work list."""
    return tuple(_row(line.case, at, language, step=_step(line, language), holder=line.holder) for line in lines)


def found_rows(lines: Sequence[CaseLine], at: datetime, language: str) -> tuple[Row, ...]:
    """Return the lines of a search; the step is where the case stands."""
    return tuple(_row(line, at, language, step=say(f"phase.{line.state.phase}", language)) for line in lines)


def axis_for(rows: Sequence[Row], laws: Sequence[Law], today: date) -> Axis | None:
    """Return the axis all rules share, or None where there is none to show."""
    models = [row.model for row in rows if row.model is not None]
    return axis_of(models, laws[0].calendar, today=today) if models else None


def masked(name: str, kind: str) -> str:
    """Return a party's name as it may be shown to whoever looks over a shoulder."""
    return masked_person(name) if kind == "person" else masked_firm(name)


def step_word(law: Law, step: str, language: str) -> str:
    """Return what a step is called: the flow's own word, else the pack's label."""
    words = law.net.steps[step].words if step in law.net.steps else {}
    return in_language(words, language) if words else label(law.procedure, f"step.{step}", language)


def _row(line: CaseLine, at: datetime, language: str, *, step: str, holder: str = "") -> Row:
    clock = shown_clock(line.law, line.state)
    model = rule_of(line.law, line.state, clock, at)
    return Row(
        case_id=line.case_id,
        number=line.number,
        left=time_left(model),
        model=model,
        due=due_text(model, language, line.law.zone),
        told=told_text(model, language),
        state=state_shown(line.law, line.state, clock, at, language),
        item=in_language(line.law.procedure.words, language, line.state.item),
        applicant=masked(line.applicant, line.applicant_kind) or say("desk.erased", language),
        step=step,
        holder=holder,
    )


def _step(line: WorkLine, language: str) -> str:
    if line.case.state.phase in UNDER_REVIEW:
        return step_word(line.case.law, line.step, language)
    return say(f"act.{line.step}", language)
