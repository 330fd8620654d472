"""The text twin of a time rule: the same said in one sentence, in each language."""

from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.amounts import amount, amount_short, day_spoken
from banjie.faces.shared.time_rule.model import Counts, RuleModel, RuleState
from banjie.faces.shared.time_rule.remarks import remarks
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say


def spoken(model: RuleModel, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence that stands beside the rule and is read out in its place."""
    told = _Told(model=model, language=language)
    clauses = [*_TELLERS[_case(model)](told), *remarks(model, language)]
    joined = say("rule.spoken.clause", language).join(clause for clause in clauses if clause)
    return joined[:1].upper() + joined[1:] + say("rule.spoken.end", language)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    model: RuleModel
    language: str

    @property
    def counts(self) -> Counts:
        return self.model.counts

    def say(self, key: str, **values: object) -> str:
        return say(f"rule.spoken.{key}", self.language, **values)

    def limit(self, count: int | None) -> str:
        """A length of the limit's own unit."""
        return amount(self.model.unit, count or 0, self.language, added=self.added)

    def short(self, count: int | None) -> str:
        return amount_short(self.model.unit, count or 0, self.language, added=self.added)

    @property
    def added(self) -> int:
        return self.model.added.days if self.model.added else 0

    def days(self, count: int) -> str:
        """A number of what is counted, with its unit."""
        return amount(self.model.counted_in, count, self.language)

    def few(self, count: int) -> str:
        """The same where the unit was just said; a limit of months has not said that its days are counted."""
        if self.model.unit is Unit.MONTH:
            return self.days(count)
        return amount_short(self.model.counted_in, count, self.language)

    def day(self, day: date | None, at: datetime | None = None) -> str:
        if day is None:
            return ""
        spoken_day = day_spoken(day, self.model.today, self.language)
        return self.say("at", date=spoken_day, time=f"{at:%H:%M}") if at else spoken_day

    @property
    def due(self) -> str:
        return self.day(self.model.due, self.model.due_at)

    @property
    def legal(self) -> str:
        return self.day(self.model.legal_due, None if self.model.promised_due else self.model.due_at)

    def join(self, *parts: str) -> str:
        return self.say("join").join(part for part in parts if part)

    def limits(self) -> str:
        """Both limits, as they stand where the sentence has said what is counted."""
        model = self.model
        limits = (("promised_short", model.promised_days), ("legal_short", model.legal_days))
        return self.join(*(self.say(key, amount=self.short(days)) for key, days in limits if days))


def _case(model: RuleModel) -> str:
    if model.in_one_day:
        return "in_one_day"
    if model.runs is not Runs.FORWARDS:
        return model.runs.value
    return "given" if model.legal_days is None and model.promised_days is None else model.state.value


def _running(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    limit = "promised" if model.promised_due else "legal"
    days = model.promised_days if model.promised_due else model.legal_days
    if model.today == (model.told_due or model.due) and model.unit is not Unit.HOUR:
        last = "last_told" if model.told_due else "last_day" if model.promised_due else "last_legal_day"
        return [told.say(last), told.say(f"{limit}_short", amount=told.short(days)), _legal_date(told)]
    left = counts.promised_left if model.promised_due else counts.legal_left
    parts = [told.say(limit, amount=told.limit(days)), told.say("used", amount=told.few(counts.used))]
    if counts.stopped:
        unit = Unit.CALENDAR_DAY if model.unit is Unit.HOUR else model.counted_in
        stopped = amount if model.unit in (Unit.HOUR, Unit.MONTH) else amount_short
        parts.append(told.say("stopped", amount=stopped(unit, counts.stopped, told.language)))
    until = told.day(model.told_due) if model.told_due else told.due
    parts.append(told.say("left", amount=told.few(left), date=until))
    return [told.join(*parts), _legal_to(told)]


def _stopped(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    left = counts.promised_left if model.promised_due else counts.legal_left
    used = told.days(counts.used)
    if left:
        return [told.say("stopping", used=used, left=told.few(left)), told.limits()]
    return [told.say("stopping_used_up", used=used), told.limits()]


def _late(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    first = told.say("late", amount=told.days(counts.late)) if counts.late else told.say("late_just", date=told.due)
    if model.legal_due is None:
        return [first]
    if model.today == model.legal_due and model.unit is not Unit.HOUR:
        return [first, told.say("legal_today")]
    return [first, told.say("legal_left", date=told.day(model.legal_due), amount=told.days(counts.legal_left))]


def _over(told: _Told) -> list[str]:
    if told.counts.over:
        return [told.say("over", amount=told.days(told.counts.over)), _legal_date(told)]
    return [told.say("over_just", date=told.legal)]


def _finished(told: _Told) -> list[str]:
    counts = told.counts
    beyond = ""
    if counts.over:
        beyond = told.say("finished_over", amount=told.few(counts.over))
    elif counts.late:
        beyond = told.say("finished_late", amount=told.few(counts.late))
    return [told.join(told.say("finished", used=told.days(counts.used)), beyond), told.limits()]


def _in_one_day(told: _Told) -> list[str]:
    return [told.say(told.model.state.value, date=told.day(told.model.start_date))]


def _backwards(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    due = told.say("back.limit", event=told.day(model.event_date), amount=told.limit(model.legal_days), date=told.legal)
    if model.finished_date:
        done = told.day(model.finished_date)
        key = "back.done_late" if counts.over else "back.done"
        return [told.say(key, date=done, amount=told.days(counts.over)), due]
    if model.state is RuleState.OVER:
        key = "back.over" if counts.over else "back.over_just"
        return [told.say(key, date=told.legal, amount=told.days(counts.over)), due]
    if model.today == model.legal_due:
        return [told.say("back.today"), due]
    return [due, told.say("back.left", amount=told.days(counts.legal_left))]


def _at_least(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    limit = told.say("least.limit", amount=told.limit(model.legal_days))
    if model.finished_date:
        done = told.say("least.done", date=told.day(model.finished_date))
        short = told.say("least.short", amount=told.days(counts.over)) if counts.over else told.say("least.kept")
        return [told.join(done, short), told.join(limit, told.say("least.from", date=told.legal))]
    if model.state is RuleState.OPEN:
        return [told.join(limit, told.say("least.open", date=told.legal))]
    lasted, left = told.few(counts.used), told.few(counts.legal_left)
    return [
        told.join(limit, told.say("least.running", used=lasted, left=left), told.say("least.from", date=told.legal))
    ]


def _given(told: _Told) -> list[str]:
    model, counts = told.model, told.counts
    if model.finished_date:
        return [told.say("given.done", date=told.day(model.finished_date)), told.say("given.to", date=told.legal)]
    if model.state is RuleState.OVER:
        return [told.say("given.over", date=told.legal, amount=told.days(counts.over))]
    if model.today == model.legal_due:
        return [told.say("given.today")]
    return [
        told.join(told.say("given.to", date=told.legal), told.say("given.left", amount=told.days(counts.legal_left)))
    ]


_TELLERS = {
    "running": _running,
    "stopped": _stopped,
    "late": _late,
    "over": _over,
    "finished": _finished,
    "in_one_day": _in_one_day,
    "backwards": _backwards,
    "at_least": _at_least,
    "given": _given,
}


def _legal_to(told: _Told) -> str:
    model = told.model
    if model.legal_due is None or model.promised_due is None:
        return ""
    return told.say("legal_to", amount=told.short(model.legal_days), date=told.day(model.legal_due))


def _legal_date(told: _Told) -> str:
    key = "legal_hour" if told.model.unit is Unit.HOUR else "legal_date"
    return told.say(key, date=told.legal) if told.model.legal_due else ""
