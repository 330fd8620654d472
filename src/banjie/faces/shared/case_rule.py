"""The clock a page shows of a case: which one, and its time rule."""

from dataclasses import replace
from datetime import date, datetime

from banjie.core.case.dates import ClockRow, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.state import Phase, State
from banjie.core.case.worked import Begun, begun_clock
from banjie.core.clock.running import Running
from banjie.core.clock.working_out import work_out_running
from banjie.core.procedure.clock_rule import EXPIRY, ClockRule, Runs
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.clock_notes import approver_word
from banjie.faces.shared.count_rules import RECEIVED
from banjie.faces.shared.law_words import event_word
from banjie.faces.shared.time_rule.build import Looked, running_rule
from banjie.faces.shared.time_rule.model import Added, RuleModel
from banjie.faces.shared.time_rule.otherwise import backwards_rule, given_rule, least_rule
from banjie.faces.shared.words import LANGUAGES

_BEGINNINGS = {"submitted", "accepted"}
_BEFORE_ACCEPTANCE = (Phase.SUBMITTED, Phase.NOT_ACCEPTED)


def deciding_clock(procedure: Procedure) -> ClockRule | None:
    """Return the clock that ends with the decision, or with what closes the matter, counted from its beginning.

    Where none is such, the first that leads. None where no limit runs from anything: every day is then brought by the
    case itself, or counted back from it.
    """
    counted = [rule for rule in procedure.clocks if rule.legal and rule.runs is Runs.FORWARDS and rule.starts]
    closing = {milestone.name for milestone in procedure.milestones if milestone.closes}
    from_its_beginning = [rule for rule in counted if _BEGINNINGS & {*rule.starts} and "accepted" not in rule.ends]
    choices = (
        [rule for rule in counted if "granted" in rule.ends],
        [rule for rule in from_its_beginning if closing & {*rule.ends}],
        from_its_beginning,
        [rule for name in procedure.leading for rule in counted if rule.name == name],
        counted,
    )
    return next((rule for chosen in choices for rule in chosen), None)


def acceptance_clock(procedure: Procedure) -> ClockRule | None:
    """Return the clock that ends with acceptance, or None where the law has none."""
    return next((rule for rule in procedure.clocks if "accepted" in rule.ends and rule.legal), None)


def shown_clock(law: Law, state: State, rows: tuple[ClockRow, ...]) -> Begun | None:
    """Return the clock to show: the check before acceptance, then the decision's; None while the applicant is asked.

    Where that one has not begun, the clock that leads is shown.
    """
    if state.phase is Phase.WITH_APPLICANT:
        return None
    early, leading = state.phase in _BEFORE_ACCEPTANCE, leading_clock(law, state, rows)
    wanted = acceptance_clock(law.procedure) if early else deciding_clock(law.procedure)
    names = (wanted.name if wanted else "", leading.clock if leading else "")
    found = next((name for name in names if any(row.clock == name for row in rows)), None)
    return begun_clock(law, state, found) if found else None


def case_rule(clock: Begun, today: date, at: datetime | None = None) -> RuleModel:
    """Return the time rule of the clock on `today`; `at` is the moment, by which a limit in hours is counted."""
    law = clock.law
    measured = _forwards(law, clock, clock.running, today, at) if clock.running else _otherwise(law, clock, today)
    return begun_by(replace(measured, began_anew=clock.began_anew), law.procedure, clock.rule, clock.by)


def begun_by(model: RuleModel, procedure: Procedure, rule: ClockRule, by: str) -> RuleModel:
    """Return the rule with day 0 called by the event that began it, and the event ahead by its kind."""
    known = by in RECEIVED or by == "accepted" or model.began_anew
    names = {language: event_word(procedure, by, language) for language in LANGUAGES} if not known else None
    return replace(
        model,
        start_word="received" if by in RECEIVED else "start",
        start_name=names,
        event_word="expiry" if EXPIRY in rule.before else "planned",
    )


def _otherwise(law: Law, clock: Begun, today: date) -> RuleModel:
    row, legal, finished = clock.row, clock.rule.legal, clock.over.date if clock.over else None
    assert row.due_date is not None, "only a stop holds a date, and it holds what runs forwards"
    start = row.started_date
    if legal is None:
        return given_rule(law.calendar, row.due_date, start=start, today=today, finished=finished)
    if clock.event:
        return backwards_rule(law.calendar, legal, clock.event, start=start, today=today, finished=finished)
    return least_rule(law.calendar, legal, row.due_date, start=start, today=today, finished=finished)


def _forwards(law: Law, clock: Begun, running: Running, today: date, at: datetime | None) -> RuleModel:
    looked = Looked(
        running=running,
        today=today,
        finished=clock.over.date if clock.over else None,
        at=clock.over.at if clock.over else at,
        told_due=clock.row.told_date,
        promised=clock.rule.promised is not None,
        on_the_spot=law.procedure.on_the_spot,
    )
    model = running_rule(law.calendar, looked)
    return _lengthened(model, law, clock, running) if clock.extended else model


def _lengthened(model: RuleModel, law: Law, clock: Begun, running: Running) -> RuleModel:
    """Return the rule with its limits as the law gives them, and what an extension added beside them."""
    rule, extension = clock.rule, clock.rule.extension
    if extension is None:
        return model
    names = {language: approver_word(law.procedure, extension, language) for language in LANGUAGES}
    before = work_out_running(law.calendar, running, None, rule.promised or rule.limit).base_date
    return replace(
        model,
        legal_days=rule.limit.days,
        promised_days=rule.promised.days if rule.promised else None,
        added=Added(days=sum(one.days for one in clock.extended), approver=names, before=before),
    )
