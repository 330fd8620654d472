"""What every page about a case shows of it: its clock, record, people, materials, papers, and what happens next."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from banjie.core.case.law import Law
from banjie.core.case.state import ENDED
from banjie.core.case.work import WorkRow
from banjie.faces.desk.branches import branches, group_of
from banjie.faces.desk.case_lines import masked, step_word
from banjie.faces.desk.case_record import record
from banjie.faces.desk.clock_lines import case_findings, clock_lines
from banjie.faces.desk.clocks import rule_of, shown_clock, state_shown
from banjie.faces.desk.entering import Visit
from banjie.faces.desk.materials import material_rows
from banjie.faces.desk.paper_links import paper_links
from banjie.faces.desk.people import people
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.law_words import in_language, label
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView

_OUR_ROLES = frozenset({"window", "applicant"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Next:
    """A step to come: what, who, and by when in words."""

    step: str
    who: str
    by: str


def unknown_case(visit: Visit) -> HttpResponse:
    """Say that there is no such case for this officer; that it may exist elsewhere is not told."""
    return visit.show("unknown", status=404)


def case_values(visit: Visit, view: CaseView, *, unmasked: bool = False) -> dict[str, object]:
    """Return what every page about the case shows of it."""
    law, state, language = view.law, view.state, visit.language
    clock = shown_clock(law, state)
    model = rule_of(law, state, clock, visit.now)
    applicant = view.applicant
    standing, phase = state_shown(law, state, clock, visit.now, language), say(f"phase.{state.phase.value}", language)
    return {
        "view": view,
        "item": in_language(law.procedure.words, language, state.item),
        "state": standing,
        "phase": "" if phase == standing.word or state.phase in ENDED else phase,
        "applicant": masked(applicant.name, applicant.kind) if applicant else say("desk.erased", language),
        "model": model,
        "clock_name": label(law.procedure, f"clock.{clock.clock}", language) if clock else "",
        "clocks": clock_lines(visit, view, clock.clock if clock else ""),
        "branches": branches(visit, view),
        "group": group_of(visit, view),
        "findings": case_findings(visit, view),
        "received": state.date_of("submitted"),
        "record": record(view, language),
        "materials": material_rows(view, language),
        "people": people(view, language, unmasked=unmasked),
        "unmasked": unmasked,
        "papers": paper_links(view, language),
        "nexts": next_steps(view, visit.today, language),
        "ended": state.phase in ENDED,
    }


def next_steps(view: CaseView, today: date, language: str) -> tuple[Next, ...]:
    """Return what happens next, who does it and by which date; empty where the case has ended."""
    return tuple(
        Next(
            step=_step(view.law, row.step, language),
            who=view.names.get(row.holder, "") or _role(view.law, row.role, language),
            by=_by(row, today, language),
        )
        for row in view.work
    )


def _step(law: Law, step: str, language: str) -> str:
    return step_word(law, step, language) if step in law.net.steps else say(f"act.{step}", language)


def _role(law: Law, role: str, language: str) -> str:
    return say(f"desk.role.{role}", language) if role in _OUR_ROLES else label(law.procedure, f"role.{role}", language)


def _by(row: WorkRow, today: date, language: str) -> str:
    if row.due_date:
        key = "by_late" if row.due_date < today else "by_date"
        return say(f"desk.case.{key}", language, date=date_long(row.due_date, language))
    return say("desk.case.by_resumed" if row.left_days else "desk.case.by_none", language, days=row.left_days or 0)
