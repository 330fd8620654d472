"""What an application of today would face: the rule and working-out of its deciding clock, and all limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from banjie.core.case.law import Law
from banjie.core.clock.limit import Unit
from banjie.core.clock.running import Running
from banjie.core.clock.working_out import work_out_running
from banjie.core.procedure.clock_rule import EXPIRY, ClockRule
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.office_time import end_of_day
from banjie.faces.shared.case_rule import begun_by, deciding_clock
from banjie.faces.shared.case_working import beside_of
from banjie.faces.shared.clock_notes import extension_rule, silence_rule
from banjie.faces.shared.count_rules import start_word
from banjie.faces.shared.law_words import article, event_word, label, listed
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.time_rule.build import Looked, running_rule
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.words import say
from banjie.faces.shared.working import WorkingView, working_view


@dataclass(frozen=True, kw_only=True, slots=True)
class LimitLine:
    """A limit of a matter as a guide lists it: its name, how long, counted how, its article, what else is told."""

    name: str
    length: str
    counted: str
    article: str
    notes: tuple[str, ...]


def guide_rule(law: Law, today: date) -> RuleModel | None:
    """Return the rule of an application whose deciding clock begins `today`, or None where it has none."""
    rule = deciding_clock(law.procedure)
    if rule is None:
        return None
    looked = Looked(running=_as_of(rule, today, law), today=today, promised=rule.promised is not None)
    return begun_by(running_rule(law.calendar, looked), law.procedure, rule, _by(rule))


def guide_working(law: Law, today: date, language: str) -> WorkingView | None:
    """Return how the due date of such an application is counted."""
    rule = deciding_clock(law.procedure)
    if rule is None:
        return None
    out = work_out_running(law.calendar, _as_of(rule, today, law))
    beside = beside_of(law.procedure, rule, _by(rule), language)
    return working_view(out, calendar=law.calendar, today=today, language=language, beside=beside)


def limit_lines(procedure: Procedure, language: str) -> tuple[LimitLine, ...]:
    """Return every limit of the matter that is not one step's own, in the procedure's order."""
    return tuple(_line(procedure, rule, language) for rule in procedure.clocks if is_public(rule))


def is_public(rule: ClockRule) -> bool:
    """Whether a clock concerns others than the office: the limit of one step does not."""
    return not any("." in name for name in (*rule.starts, *rule.ends))


def length_of(rule: ClockRule, language: str) -> str:
    """Return how long the law gives, and what the office promises where that is less."""
    if rule.legal is None:
        return say("clock.given_expiry" if rule.until and rule.until.event == EXPIRY else "clock.given", language)
    legal = amount(rule.legal.unit, rule.legal.days, language)
    if rule.promised and rule.promised.days != rule.legal.days:
        promised = amount(rule.promised.unit, rule.promised.days, language)
        return say("clock.length_promised", language, legal=legal, promised=promised)
    return say(f"clock.length.{rule.runs}", language, amount=legal)


def _line(procedure: Procedure, rule: ClockRule, language: str) -> LimitLine:
    cited = rule.legal or rule.until
    notes = (extension_rule(procedure, rule, language), silence_rule(procedure, rule, language))
    return LimitLine(
        name=label(procedure, f"clock.{rule.name}", language),
        length=length_of(rule, language),
        counted=_counted(procedure, rule, language),
        article=article(cited.citation, language) if cited else "",
        notes=tuple(note for note in notes if note),
    )


def _counted(procedure: Procedure, rule: ClockRule, language: str) -> str:
    if rule.before:
        names = list(_events_ahead(procedure, rule, language))
        return say("clock.before", language, event=say("clock.or", language).join(names))
    names = list(dict.fromkeys(start_word(procedure, name, language) for name in rule.starts))
    return say("clock.after", language, event=say("clock.or", language).join(names)) if names else listed([], language)


def _events_ahead(procedure: Procedure, rule: ClockRule, language: str) -> Iterator[str]:
    for event in rule.before:
        yield say("clock.expiry", language) if event == EXPIRY else event_word(procedure, event, language)


def _by(rule: ClockRule) -> str:
    return rule.starts[0] if rule.starts else "submitted"


def _as_of(rule: ClockRule, today: date, law: Law) -> Running:
    """Return the clock as it would run from today; one in hours from the end of the day, for no hour is known."""
    start = end_of_day(today, law.zone) if rule.limit.unit is Unit.HOUR else today
    return Running(start=start, legal=rule.limit, promised=rule.promised or rule.limit, zone=law.zone)
