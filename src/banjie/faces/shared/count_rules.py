"""By which rules a clock is counted, one sentence each, with their articles."""

from collections.abc import Iterator

from banjie.core.case.happened import RESTARTED
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.procedure.clock_rule import EXPIRY, ClockRule, Runs
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.law_words import article, event_word, listed
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say, words

_LASTING = (Runs.AT_LEAST, Runs.ONLY_AFTER)
RECEIVED = ("submitted", "supplemented")


def count_rules(procedure: Procedure, rule: ClockRule, by: str, language: str) -> tuple[str, ...]:
    """Return the sentences for a clock that began with the event `by`: first day, unit, last day, stops."""
    return tuple(_rules(procedure, rule, by, language))


def question_rules(limit: Limit, runs: Runs, language: str) -> tuple[str, ...]:
    """Return the sentences for a limit that stands alone, without a case or the law of a matter."""
    first = (
        say("count.back", language)
        if runs is Runs.BACKWARDS
        else _first(limit, say("clock.start_day", language), language)
    )
    sentences = [first]
    if limit.unit is not Unit.HOUR:
        sentences.append(_unit(limit, "", language))
        sentences += _last_day(limit, language, stays=runs in (Runs.BACKWARDS, Runs.AT_LEAST))
    if runs in _LASTING:
        sentences.append(say(f"count.{runs}", language))
    return tuple(sentences)


def start_sentence(procedure: Procedure, by: str, language: str) -> str:
    """Return why the day of the event `by` has no number in the working-out."""
    if by == "accepted":
        return say("working.why_text.start", language)
    return say("working.why_text.begun", language, name=start_word(procedure, by, language))


def start_word(procedure: Procedure, by: str, language: str) -> str:
    """Return what the day on which a clock began is called."""
    if by.startswith(RESTARTED):
        return say("clock.restarted", language)
    own = "received" if by in RECEIVED else by
    return say(f"clock.{own}", language) if own in ("received", "accepted") else event_word(procedure, by, language)


def _rules(procedure: Procedure, rule: ClockRule, by: str, language: str) -> Iterator[str]:
    limit = rule.legal
    if limit is None:
        cited = article(rule.until.citation, language) if rule.until else ""
        yield say("count.given", language, article=cited)
        return
    yield _start(procedure, rule, limit, by, language)
    if limit.unit is not Unit.HOUR:
        yield _unit(limit, procedure.law_date, language)
        yield from _last_day(limit, language, stays=bool(rule.before) or rule.runs is Runs.AT_LEAST)
    if rule.runs in _LASTING:
        yield say(f"count.{rule.runs}", language)
    if rule.stoppable:
        yield _stopped(procedure, language)


def _start(procedure: Procedure, rule: ClockRule, limit: Limit, by: str, language: str) -> str:
    if rule.before:
        return say("count.back_expiry" if EXPIRY in rule.before else "count.back", language)
    if by == "accepted" and limit.start_day is StartDay.NOT_COUNTED and limit.unit is not Unit.HOUR:
        return say("count.start", language)
    return _first(limit, start_word(procedure, by, language), language)


def _first(limit: Limit, name: str, language: str) -> str:
    if limit.unit is Unit.HOUR:
        return say("count.hours", language, name=name)
    return say("count.counted" if limit.start_day is StartDay.COUNTED else "count.begun", language, name=name)


def _unit(limit: Limit, law_date: str, language: str) -> str:
    if limit.unit is not Unit.WORKING_DAY:
        return say(f"count.{limit.unit}", language)
    cited = _by_law(limit, law_date, language)
    return say("count.working_day", language, by=say("count.by", language, article=cited) if cited else "")


def _by_law(limit: Limit, law_date: str, language: str) -> str:
    """Return the article by which days of this limit's law are working days; empty where its own words say so."""
    if limit.citation is None:
        return ""
    group = f"count.by_law.{limit.citation.law}."
    known = [key for key in words().texts[DEFAULT_LANGUAGE] if key.startswith(group)]
    in_force = [key for key in known if key.removeprefix(group) <= law_date]
    return say(max(in_force), language) if in_force else ""


def _last_day(limit: Limit, language: str, *, stays: bool) -> Iterator[str]:
    if limit.unit is Unit.WORKING_DAY:
        return
    usual = LastDay.STAYS if stays else LastDay.NEXT_WORKING_DAY
    yield say(f"count.{limit.last_day or usual}", language)


def _stopped(procedure: Procedure, language: str) -> str:
    cited = dict.fromkeys(article(ground.citation, language) for ground in procedure.stop_grounds)
    return say("count.stopped", language, article=listed([one for one in cited if one], language))
