"""The clock a page shows of a case: which one, its rule, and its working-out."""

from dataclasses import dataclass, replace
from datetime import date

from banjie.core.case.dates import ClockRow, stops_of
from banjie.core.case.law import Law
from banjie.core.case.state import Phase, State
from banjie.core.clock.limit import Limit
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import work_out
from banjie.core.procedure.clock_rule import ClockRule
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.time_rule.build import rule_model
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.words import say
from banjie.faces.shared.working import WorkingView, working_view

_BEFORE_ACCEPTANCE = (Phase.SUBMITTED, Phase.NOT_ACCEPTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownClock:
    """A clock of a case as it is shown: its law, its dates, the stops it counts."""

    rule: ClockRule
    row: ClockRow
    stops: tuple[Stop, ...]

    @property
    def limit(self) -> Limit:
        """The limit the office answers by: the promised one, else the law's."""
        return self.rule.promised or self.rule.limit


def deciding_clock(procedure: Procedure) -> ClockRule:
    """Return the clock that ends with the decision."""
    return next((rule for rule in procedure.clocks if "granted" in rule.ends), procedure.clocks[0])


def acceptance_clock(procedure: Procedure) -> ClockRule | None:
    """Return the clock that ends with acceptance, or None where the law has none."""
    return next((rule for rule in procedure.clocks if "accepted" in rule.ends), None)


def shown_clock(law: Law, state: State, rows: tuple[ClockRow, ...]) -> ShownClock | None:
    """Return the clock to show: the check before acceptance, then the decision's; None while the applicant is asked."""
    wanted = acceptance_clock(law.procedure) if state.phase in _BEFORE_ACCEPTANCE else deciding_clock(law.procedure)
    if wanted is None or state.phase is Phase.WITH_APPLICANT:
        return None
    row = next((row for row in rows if row.clock == wanted.name), None)
    if row is None:
        return None
    return ShownClock(rule=wanted, row=row, stops=stops_of(state) if wanted.stoppable else ())


def case_rule(law: Law, shown: ShownClock, today: date) -> RuleModel:
    """Return the time rule of the clock on `today`."""
    model = rule_model(
        calendar=law.calendar,
        start=shown.row.started_date,
        promised_days=shown.rule.promised.days if shown.rule.promised else None,
        legal_days=shown.rule.limit.days,
        stops=shown.stops,
        today=today,
        finished=shown.row.ended_date,
        on_the_spot=law.procedure.on_the_spot,
    )
    return replace(model, start_word=start_word(shown.rule))


def case_working(law: Law, shown: ShownClock, today: date, language: str) -> WorkingView:
    """Return how the clock's due date was counted, day by day, up to today where that is later."""
    until = shown.row.ended_date or today
    out = work_out(law.calendar, shown.row.started_date, shown.limit, shown.stops, until)
    return working_view(
        out,
        names=law.calendar.names,
        today=today,
        rules=count_rules(shown.rule, language),
        language=language,
        start_word=start_word(shown.rule),
    )


def guide_rule(law: Law, today: date) -> RuleModel:
    """Return the rule of an application accepted `today`."""
    rule = deciding_clock(law.procedure)
    return rule_model(
        calendar=law.calendar,
        start=today,
        promised_days=rule.promised.days if rule.promised else None,
        legal_days=rule.limit.days,
        today=today,
    )


def guide_working(law: Law, today: date, language: str) -> WorkingView:
    """Return how the due date of an application accepted `today` is counted."""
    rule = deciding_clock(law.procedure)
    out = work_out(law.calendar, today, rule.promised or rule.limit)
    return working_view(
        out, names=law.calendar.names, today=today, rules=count_rules(rule, language), language=language
    )


def start_word(rule: ClockRule) -> str:
    """Return what day 0 of the clock is called: the day of acceptance, or that of receipt before it."""
    return "received" if "accepted" in rule.ends else "start"


def count_rules(rule: ClockRule, language: str) -> tuple[str, ...]:
    """Return the sentences that say how days are counted."""
    keys = (start_word(rule), "working", *(("stopped",) if rule.stoppable else ()))
    return tuple(say(f"case.count_rule.{key}", language) for key in keys)
