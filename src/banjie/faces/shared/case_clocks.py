"""Every clock of a case as it is shown, the same in portal, desk, paper and API."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from banjie.core.case.dates import ClockRow, dates, stops_of
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import ClockRule, Runs
from banjie.faces.shared.case_rule import ShownClock, case_rule, case_working
from banjie.faces.shared.law_words import article, label
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.working import WorkingView
from banjie.services.cases.case_view import EventLine


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseClock:
    """One clock of a case: `key` names it in the procedure, `name` in the reader's language.

    `model` is for `{% time_rule %}`, `twin` its sentence; `notes` are the sentences beside it (extended by whom, begun
    anew, told before, what silence does and when). `working` is for `shared/working_out.html`. `mark` is the state for
    `shared/state.html`. A clock of one step is the office's own affair and not `is_public`.
    """

    key: str
    name: str
    rule: ClockRule
    row: ClockRow
    article: str
    mark: str
    model: RuleModel | None
    twin: str
    notes: tuple[str, ...]
    working: WorkingView | None
    is_public: bool


def case_clocks(
    law: Law, state: State, today: date, language: str, *, events: Sequence[EventLine] = ()
) -> tuple[CaseClock, ...]:
    """Return every clock that has started, in the procedure's order.

    `events` are the case's, where they are at hand: they name the notices of extensions and the grounds of new
    beginnings.
    """
    return tuple(_clock(law, state, row, today, language) for row in dates(law, state))


def _clock(law: Law, state: State, row: ClockRow, today: date, language: str) -> CaseClock:
    rule = law.procedure.clock(row.clock)
    plain = rule.legal is not None and rule.runs is Runs.FORWARDS and rule.legal.unit is Unit.WORKING_DAY
    shown = ShownClock(rule=rule, row=row, stops=stops_of(state) if rule.stoppable else ())
    model = case_rule(law, shown, today) if plain else None
    return CaseClock(
        key=row.clock,
        name=label(law.procedure, f"clock.{row.clock}", language),
        rule=rule,
        row=row,
        article=article(rule.legal.citation, language) if rule.legal else "",
        mark=_mark(row, today),
        model=model,
        twin=spoken(model, language) if model else "",
        notes=(),
        working=case_working(law, shown, today, language) if plain else None,
        is_public=not any("." in name for name in (*rule.starts, *rule.ends)),
    )


def _mark(row: ClockRow, today: date) -> str:
    if row.ended_date is not None:
        return "finished"
    if row.stopped:
        return "stopped"
    marks = (("red", row.red_date), ("yellow", row.late_date), ("pre_warning", row.warn_date))
    return next((word for word, day in marks if day is not None and today >= day), "running")
