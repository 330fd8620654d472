"""The clock a case is shown by, as a time rule, as words of time left, and as a state."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.html import format_html
from django.utils.safestring import SafeString

from banjie.core.case.dates import ClockRow, dates, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import ENDED, Phase, State
from banjie.core.case.worked import Begun, begun_clock
from banjie.core.clock.limit import Unit
from banjie.core.values.office_time import office_date
from banjie.faces.shared.case_rule import case_rule
from banjie.faces.shared.case_words import StateWord, card_mark, state_word
from banjie.faces.shared.time_rule.amounts import day_short
from banjie.faces.shared.time_rule.model import RuleModel, RuleState
from banjie.faces.shared.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeLeft:
    """The first thing a list says: `word` is its key, `mood` the class of its look, `days` its number (or hours)."""

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


def rule_of(law: Law, state: State, clock: ClockRow | None, at: datetime) -> RuleModel | None:
    """Return the time rule of the clock at a moment, or None where no clock runs."""
    return None if clock is None else case_rule(shown(law, state, clock), office_date(at, law.zone), at)


def time_left(model: RuleModel | None) -> TimeLeft:
    """Return the words of time left; today is counted, so the last day is `today` and never 0 days."""
    if model is None or model.finished_date is not None:
        return TimeLeft(word="desk.left.none")
    counts, hours = model.counts, "_hours" if model.unit is Unit.HOUR else ""
    if model.state is RuleState.OPEN:
        return TimeLeft(word="desk.left.open")
    if model.state is RuleState.STOPPED:
        return TimeLeft(word=f"desk.left.stopped{hours}", mood="stop", days=counts.stopped)
    if model.state in (RuleState.LATE, RuleState.OVER):
        return TimeLeft(word=f"desk.left.late{hours}", mood="over", days=max(counts.late, counts.over, 1))
    left = counts.promised_left if model.promised_due else counts.legal_left
    if left <= 1:
        return TimeLeft(word=f"desk.left.today{hours}", mood="near")
    return TimeLeft(word=f"desk.left.days{hours}", mood="near" if left == 2 else "", days=left)


def due_text(model: RuleModel | None, language: str, zone: ZoneInfo) -> str:
    """Return until when: both dates, the hour where hours count, or the first lawful day of what must last."""
    if model is None:
        return ""
    if model.promised_held or model.legal_held:
        return say("desk.due.held", language)
    if model.due_at:
        return f"{model.due_at.astimezone(zone):%m-%d %H:%M}"
    days = [day_short(day, model.today) for day in (model.promised_due, model.legal_due) if day is not None]
    return say(f"desk.due.{model.runs}", language, days=" / ".join(days))


def told_text(model: RuleModel | None, language: str) -> str:
    """Return the day that was told before the calendar changed and still stands; empty where there is none."""
    told = model.told_due if model else None
    return say("desk.due.told", language, date=day_short(told, model.today)) if model and told else ""


def state_shown(law: Law, state: State, clock: ClockRow | None, at: datetime, language: str) -> StateWord:
    """Return the state as lists show it: how it ended, or while a clock runs how near its end is."""
    if state.phase in ENDED:
        return state_word(law.procedure, state, language)
    mark = "running"
    if state.phase in (Phase.STOPPED, Phase.WITH_APPLICANT):
        mark = state.phase.value
    elif clock is not None and clock.ended_date is None:
        mark = card_mark(clock, office_date(at, law.zone), at) or mark
    return StateWord(mark=mark, word=say(f"state.{mark}", language))
