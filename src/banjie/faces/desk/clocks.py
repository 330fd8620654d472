"""The clock a case is shown by, as a time rule, as words of time left, and as a state."""

from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import ENDED, Phase, State
from banjie.core.case.worked import Begun, begun_clock
from banjie.faces.shared.case_rule import case_rule
from banjie.faces.shared.case_words import StateWord, state_word
from banjie.faces.shared.time_rule.model import RuleModel, RuleState
from banjie.faces.shared.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeLeft:
    """The first thing a list says: `word` is its key, `mood` the class of its look, `days` its number."""

    word: str
    mood: str = ""
    days: int = 0

    @property
    def marked(self) -> SafeString:
        """The number, set larger."""
        return format_html("<b>{}</b>", self.days)


def shown_clock(law: Law, state: State) -> ClockRow | None:
    """Return the clock a case is shown by: the leading one, after the end the one that may be stopped."""
    rows = dates(law, state)
    leading = leading_clock(law, state, rows)
    if leading or state.phase not in ENDED:
        return leading
    stoppable = (row for row in rows if law.procedure.clock(row.clock).stoppable)
    return next(stoppable, rows[-1] if rows else None)


def shown(law: Law, state: State, clock: ClockRow) -> Begun:
    """Return the clock with all that its dates depend on."""
    found = begun_clock(law, state, clock.clock)
    assert found is not None, f"the clock {clock.clock} has a row, so it has begun"
    return found


def rule_of(law: Law, state: State, clock: ClockRow | None, today: date) -> RuleModel | None:
    """Return the time rule of the clock, or None where no clock runs."""
    return None if clock is None else case_rule(shown(law, state, clock), today)


def time_left(model: RuleModel | None) -> TimeLeft:
    """Return the words of time left; today is counted, so the last day is `today` and never 0 days."""
    if model is None or model.finished_date is not None:
        return TimeLeft(word="desk.left.none")
    counts = model.counts
    if model.state is RuleState.STOPPED:
        return TimeLeft(word="desk.left.stopped", mood="stop", days=counts.stopped)
    if model.state in (RuleState.LATE, RuleState.OVER):
        return TimeLeft(word="desk.left.late", mood="over", days=max(counts.late, 1))
    left = counts.promised_left if model.promised_due else counts.legal_left
    if left <= 1:
        return TimeLeft(word="desk.left.today", mood="near")
    return TimeLeft(word="desk.left.days", mood="near" if left == 2 else "", days=left)


def state_shown(law: Law, state: State, clock: ClockRow | None, today: date, language: str) -> StateWord:
    """Return the state as lists show it: how it ended, or while a clock runs how near its end is."""
    if state.phase in ENDED:
        return state_word(law.procedure, state, language)
    mark = "running"
    if state.phase in (Phase.STOPPED, Phase.WITH_APPLICANT):
        mark = state.phase.value
    elif clock is not None and clock.ended_date is None:
        marks = (("red", clock.red_date), ("yellow", clock.late_date), ("pre_warning", clock.warn_date))
        mark = next((word for word, day in marks if day is not None and today >= day), mark)
    return StateWord(mark=mark, word=say(f"state.{mark}", language))
