"""Every clock of a case as it is shown, the same in portal, desk, paper and API."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.case.dates import ClockRow
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.case.worked import Begun, begun_clocks
from banjie.core.procedure.clock_rule import ClockRule
from banjie.faces.shared.case_rule import case_rule
from banjie.faces.shared.case_words import card_mark
from banjie.faces.shared.case_working import case_workings
from banjie.faces.shared.clock_notes import Telling, clock_notes
from banjie.faces.shared.guide_clock import is_public
from banjie.faces.shared.law_words import article, label
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.words import say
from banjie.faces.shared.working import WorkingView
from banjie.services.cases.case_view import EventLine


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseClock:
    """One clock of a case: `key` names it in the procedure, `name` in the reader's language.

    `mark` and `word` are its state for `shared/state.html`. `model` is for `{% time_rule %}`, `twin` its sentence;
    `notes` are the sentences beside it (extended by whom, begun anew, what silence does and when). `workings` are the
    tables for `shared/working_out.html`: the first is that of the due date, then the law's where it is another, then
    that of a day told before; there is none where the case itself brings the day. `begun` is the clock itself.
    """

    key: str
    name: str
    begun: Begun
    article: str
    mark: str
    word: str
    model: RuleModel
    twin: str
    notes: tuple[str, ...]
    workings: tuple[WorkingView, ...]

    @property
    def rule(self) -> ClockRule:
        """The clock's rule in the procedure."""
        return self.begun.rule

    @property
    def row(self) -> ClockRow:
        """The clock's dates."""
        return self.begun.row

    @property
    def working(self) -> WorkingView | None:
        """The table of the due date."""
        return self.workings[0] if self.workings else None

    @property
    def is_public(self) -> bool:
        """Whether the clock concerns others than the office."""
        return is_public(self.rule)

    @property
    def is_over(self) -> bool:
        """Whether the clock has ended."""
        return self.begun.over is not None


def case_clocks(
    law: Law,
    state: State,
    today: date,
    language: str,
    *,
    events: Sequence[EventLine] = (),
    at: datetime | None = None,
) -> tuple[CaseClock, ...]:
    """Return every clock that has started, in the procedure's order.

    `events` are the case's, where they are at hand: they name the notices of extensions and the grounds of new
    beginnings. `at` is the moment, by which limits in hours are counted.
    """
    tellings = (
        Telling(law=law, state=state, clock=clock, today=today, language=language, events=events)
        for clock in begun_clocks(law, state)
    )
    return tuple(case_clock(telling, at) for telling in tellings)


def case_clock(telling: Telling, at: datetime | None = None) -> CaseClock:
    """Return one clock as it is shown."""
    law, clock, language = telling.law, telling.clock, telling.language
    model = case_rule(clock, telling.today, at)
    cited = clock.rule.legal or clock.rule.until
    mark = _mark(clock, telling.today, at)
    return CaseClock(
        key=clock.rule.name,
        name=label(law.procedure, f"clock.{clock.rule.name}", language),
        begun=clock,
        article=article(cited.citation, language) if cited else "",
        mark=mark,
        word=say("clock.over", language) if mark == "finished" else say(f"state.{mark}", language),
        model=model,
        twin=spoken(model, language),
        notes=clock_notes(telling),
        workings=case_workings(telling),
    )


def _mark(clock: Begun, today: date, at: datetime | None) -> str:
    row = clock.row
    if clock.over:
        return "finished"
    if row.stopped:
        return "stopped"
    return card_mark(row, today, at) or ("extended" if clock.extended else "running")
