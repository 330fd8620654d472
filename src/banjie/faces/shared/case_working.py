"""How the dates of a clock were counted, as tables."""

from dataclasses import replace

from banjie.core.case.worked import worked
from banjie.core.clock.working_out import WorkingOut
from banjie.core.procedure.clock_rule import ClockRule
from banjie.core.procedure.plain import procedure_digest
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.clock_notes import Telling, row_notes
from banjie.faces.shared.count_rules import count_rules, start_sentence
from banjie.faces.shared.words import say
from banjie.faces.shared.working import Beside, WorkingView, working_view

_DIGEST = 8  # characters of a digest that people compare


def case_working(telling: Telling) -> WorkingView | None:
    """Return how the clock's due date was counted, up to today where that is later; None for a day that is given."""
    return next(iter(case_workings(telling)), None)


def case_workings(telling: Telling) -> tuple[WorkingView, ...]:
    """Return every table of the clock: of the due date, of the law's where it is another, of one told before."""
    outs = worked(telling.clock, telling.today)
    named = (("", outs.out), ("legal", outs.legal), ("told", outs.told))
    return tuple(_titled(_table(out, telling), key, telling.language) for key, out in named if out)


def beside_of(procedure: Procedure, rule: ClockRule, by: str, language: str) -> Beside:
    """Return what stands beside the working-out of a clock that began with the event `by`."""
    return Beside(
        rules=count_rules(procedure, rule, by, language),
        start=start_sentence(procedure, by, language),
        procedure_version=procedure_version(procedure, language),
    )


def procedure_version(procedure: Procedure, language: str) -> str:
    """Return which law, which version of the item, and the beginning of the digest a case keeps its procedure by."""
    return say(
        "working.procedure_of",
        language,
        matter=procedure.matter,
        date=procedure.law_date,
        item=procedure.item_version,
        digest=short_digest(procedure),
    )


def short_digest(procedure: Procedure) -> str:
    """Return the beginning of the digest by which a case keeps its procedure."""
    return procedure_digest(procedure).removeprefix("sha256:")[:_DIGEST]


def _table(out: WorkingOut, telling: Telling) -> WorkingView:
    clock = telling.clock
    beside = beside_of(telling.procedure, clock.rule, clock.by, telling.language)
    beside = replace(beside, notes=row_notes(telling, out))
    return working_view(
        out,
        calendar=telling.law.calendar_of(out.calendar_version),
        today=telling.today,
        language=telling.language,
        beside=beside,
    )


def _titled(view: WorkingView, key: str, language: str) -> WorkingView:
    return replace(view, caption=say(f"working.{key}", language, caption=view.caption)) if key else view
