"""The text twin of a time rule: the same said in one sentence, in each language."""

from functools import partial

from banjie.faces.shared.formats import date_spoken
from banjie.faces.shared.time_rule.model import RuleModel, RuleState
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say


def spoken(model: RuleModel, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence that stands beside the rule and is read out in its place."""
    tell = _TELLERS[model.state]
    clauses = [*tell(model, language), *_remarks(model, language)]
    joined = say("rule.spoken.clause", language).join(clause for clause in clauses if clause)
    return joined + say("rule.spoken.end", language)


def _word(language: str, key: str, **values: object) -> str:
    return say(f"rule.spoken.{key}", language, **values)


def _running(model: RuleModel, language: str) -> list[str]:
    word, counts = partial(_word, language), model.counts
    due = model.promised_due or model.legal_due
    limit = "promised" if model.promised_due else "legal"
    days = model.promised_days if model.promised_due else model.legal_days
    if model.today == due:
        last = word("last_day" if model.promised_due else "last_legal_day")
        return [last, word(f"{limit}_short", days=days), _legal_date(model, language)]
    left = counts.promised_left if model.promised_due else counts.legal_left
    parts = [word(limit, days=days), word("used", days=counts.used)]
    if counts.stopped:
        parts.append(word("stopped", days=counts.stopped))
    parts.append(word("left", days=left, date=date_spoken(due, language) if due else ""))
    return [word("join").join(parts), _legal_to(model, language)]


def _stopped(model: RuleModel, language: str) -> list[str]:
    counts = model.counts
    left = counts.promised_left if model.promised_due else counts.legal_left
    key = "stopping" if left else "stopping_used_up"
    values = {"used": counts.used, "left": left} if left else {"used": counts.used}
    return [_word(language, key, **values), _limits(model, language)]


def _late(model: RuleModel, language: str) -> list[str]:
    word, counts = partial(_word, language), model.counts
    due = date_spoken(model.promised_due, language) if model.promised_due else ""
    first = word("late", days=counts.late) if counts.late else word("late_just", date=due)
    if model.legal_due is None:
        return [first]
    if model.today == model.legal_due:
        return [first, word("legal_today")]
    return [first, word("legal_left", date=date_spoken(model.legal_due, language), days=counts.legal_left)]


def _over(model: RuleModel, language: str) -> list[str]:
    word, counts = partial(_word, language), model.counts
    due = date_spoken(model.legal_due, language) if model.legal_due else ""
    if counts.over:
        return [word("over", days=counts.over), _legal_date(model, language)]
    return [word("over_just", date=due)]


def _finished(model: RuleModel, language: str) -> list[str]:
    word, counts = partial(_word, language), model.counts
    parts = [word("finished", used=counts.used)]
    if counts.over:
        parts.append(word("finished_over", days=counts.over))
    elif counts.late:
        parts.append(word("finished_late", days=counts.late))
    return [word("join").join(parts), _limits(model, language)]


def _in_one_day(model: RuleModel, language: str) -> list[str]:
    return [_word(language, model.state.value, date=date_spoken(model.start_date, language))]


_TELLERS = {
    RuleState.RUNNING: _running,
    RuleState.STOPPED: _stopped,
    RuleState.LATE: _late,
    RuleState.OVER: _over,
    RuleState.FINISHED: _finished,
    RuleState.ON_THE_SPOT: _in_one_day,
    RuleState.SAME_DAY: _in_one_day,
}


def _limits(model: RuleModel, language: str) -> str:
    word = partial(_word, language)
    parts = []
    if model.promised_days is not None:
        parts.append(word("promised_short", days=model.promised_days))
    if model.legal_days is not None:
        parts.append(word("legal_short", days=model.legal_days))
    return word("join").join(parts)


def _legal_to(model: RuleModel, language: str) -> str:
    if model.legal_due is None or model.promised_due is None:
        return ""
    return _word(language, "legal_to", days=model.legal_days, date=date_spoken(model.legal_due, language))


def _legal_date(model: RuleModel, language: str) -> str:
    if model.legal_due is None:
        return ""
    return _word(language, "legal_date", date=date_spoken(model.legal_due, language))


def _remarks(model: RuleModel, language: str) -> list[str]:
    word, remarks = partial(_word, language), []
    if model.provisional_year is not None and model.finished_date is None:
        remarks.append(word("provisional", year=model.provisional_year))
    if model.by_week:
        remarks.append(word("weeks"))
    if model.cut:
        remarks.append(word("cut"))
    return remarks
