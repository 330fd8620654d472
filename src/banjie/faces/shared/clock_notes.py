"""What is said beside a clock and inside its working-out: who extended it, why it began anew or stopped, silence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banjie.core.act.act import Extend, Restart
from banjie.core.case.law import Law
from banjie.core.case.state import ENDED, State
from banjie.core.case.worked import Begun
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import WorkingOut
from banjie.core.procedure.clock_rule import ClockRule, CountsFrom, Extension, Silence
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.law_words import article, ground_word, label
from banjie.faces.shared.time_rule.amounts import amount, day_spoken
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import EventLine

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """A clock and who is told of it: `events` are the case's, where they are at hand."""

    law: Law
    state: State
    clock: Begun
    today: date
    language: str
    events: Sequence[EventLine] = ()

    @property
    def procedure(self) -> Procedure:
        """The procedure of the case."""
        return self.law.procedure

    def say(self, key: str, **values: object) -> str:
        """Return a word."""
        return say(key, self.language, **values)

    def day(self, day: date) -> str:
        """Return a date in words."""
        return day_spoken(day, self.today, self.language)

    def extensions(self) -> Iterator[Extend]:
        """Yield the acts that extended the clock since it began."""
        seqs = {one.seq for one in self.clock.extended}
        acts = (line.standing or line.act for line in self.events if line.seq in seqs)
        yield from (act for act in acts if isinstance(act, Extend))

    def restart(self) -> Restart | None:
        """Return the act with which the clock began anew, where it did and the events are at hand."""
        acts = (line.standing or line.act for line in self.events if line.seq == self.clock.began.seq)
        return next((act for act in acts if isinstance(act, Restart)), None) if self.clock.began_anew else None


def clock_notes(telling: Telling) -> tuple[str, ...]:
    """Return the sentences beside a clock."""
    return (*_restarted(telling), *_extended(telling), *_silence(telling))


def row_notes(telling: Telling, out: WorkingOut) -> Mapping[date, tuple[str, ...]]:
    """Return what stands across the working-out before the row of a day: new beginning, stops, extension."""
    notes: dict[date, tuple[str, ...]] = {}
    first = out.rows[0].date
    if telling.clock.began_anew:
        notes[first] = (_anew(telling),)
    for stop in out.stops:
        day = max(stop.first_date, first)
        notes[day] = (*notes.get(day, ()), _stop(telling, stop))
    if out.base_date and telling.clock.rule.extension:
        day = out.base_date + _ONE_DAY
        notes[day] = (*notes.get(day, ()), *_added(telling, telling.clock.rule.extension))
    return notes


def silence_rule(procedure: Procedure, rule: ClockRule, language: str) -> str:
    """Return what follows by itself when the clock runs out; empty where nothing does."""
    silence = rule.silence
    if silence is None:
        return ""
    key = "clock.rule_draft" if silence.draft else "clock.rule"
    cited = article(silence.citation, language)
    return say(key, language, effect=effect_word(procedure, silence, language), article=cited)


def effect_word(procedure: Procedure, silence: Silence, language: str) -> str:
    """Return what silence makes of the case: deemed accepted, given up, granted, or a milestone reached."""
    milestone = label(procedure, f"milestone.{silence.milestone}", language) if silence.milestone else ""
    return say(f"clock.effect.{silence.act}", language, milestone=milestone)


def extension_rule(procedure: Procedure, rule: ClockRule, language: str) -> str:
    """Return how the clock may be extended; empty where it may not."""
    extension = rule.extension
    if extension is None or rule.legal is None:
        return ""
    return say(
        "clock.may_extend" if extension.times == 1 else "clock.may_extend_times",
        language,
        amount=amount(rule.legal.unit, extension.days, language),
        times=extension.times,
        approver=approver_word(procedure, extension, language),
        article=article(extension.citation, language),
    )


def approver_word(procedure: Procedure, extension: Extension, language: str) -> str:
    """Return who approves an extension."""
    return label(procedure, f"approver.{extension.approver}", language)


def _restarted(telling: Telling) -> Iterator[str]:
    restart, rule = telling.restart(), telling.clock.rule.restart
    if not telling.clock.began_anew or rule is None:
        return
    cited, day = article(rule.citation, telling.language), telling.day(telling.clock.row.started_date)
    if restart is None:
        yield telling.say("clock.anew_bare", date=day, article=cited)
        return
    ground = ground_word(telling.procedure, restart.ground, telling.language)
    yield telling.say("clock.anew", date=day, ground=ground, notice=restart.notice, article=cited)


def _extended(telling: Telling) -> Iterator[str]:
    extension, limit = telling.clock.rule.extension, telling.clock.rule.legal
    if extension is None or limit is None:
        return
    for act in telling.extensions():
        yield telling.say(
            "clock.extended",
            amount=amount(limit.unit, act.days, telling.language),
            approver=approver_word(telling.procedure, extension, telling.language),
            notice=act.notice,
            article=article(extension.citation, telling.language),
        )


def _silence(telling: Telling) -> Iterator[str]:
    clock, row, silence = telling.clock, telling.clock.row, telling.clock.rule.silence
    if silence is None or clock.over or telling.state.phase in ENDED:
        return
    if silence.starts and clock.by not in silence.starts:
        return
    effect = effect_word(telling.procedure, silence, telling.language)
    cited = article(silence.citation, telling.language)
    due = row.told_date or row.due_date
    if row.falls_date is None or due is None:
        yield telling.say("clock.waits_stop" if row.stopped else "clock.waits_notice", effect=effect, article=cited)
        return
    values = {"effect": effect, "article": cited, "date": telling.day(row.falls_date)}
    if silence.draft:
        yield telling.say("clock.draft", due=telling.day(due), **values)
    elif row.falls_date <= telling.today:
        yield telling.say("clock.fell", **values)
    else:
        since = silence.counts_from is CountsFrom.START
        told = telling.say("clock.from_start", date=telling.day(row.started_date)) if since else ""
        yield telling.say("clock.falls", due=telling.day(due), **{"from": told}, **values)


def _anew(telling: Telling) -> str:
    restart, rule = telling.restart(), telling.clock.rule.restart
    if restart is None or rule is None:
        return telling.say("working.note.anew_short")
    ground = ground_word(telling.procedure, restart.ground, telling.language)
    told = telling.say("working.note.anew", ground=ground, article=article(rule.citation, telling.language))
    return _joined(telling, told, _notice(telling, restart.notice))


def _stop(telling: Telling, stop: Stop) -> str:
    procedure = telling.procedure
    cited = next((one.citation for one in procedure.stop_grounds if one.code == stop.ground), None)
    rule = procedure.rule("stop")
    told = telling.say(
        "working.note.stop",
        ground=ground_word(procedure, stop.ground, telling.language),
        article=article(cited or (rule.citation if rule else None), telling.language),
    )
    if not stop.notice:
        return _joined(telling, told, telling.say("working.note.stop_untold"))
    parts = [telling.say("working.note.stop_notice", notice=stop.notice)]
    if stop.notified_days:
        length = telling.say("rule.amount.working_day", count=stop.notified_days)
        parts.append(telling.say("working.note.stop_days", amount=length))
    return _joined(telling, told, telling.say("working.comma").join(parts))


def _added(telling: Telling, extension: Extension) -> Iterator[str]:
    limit = telling.clock.rule.limit
    acts = list(telling.extensions())
    days = sum(one.days for one in telling.clock.extended)
    for length, notice in [(act.days, act.notice) for act in acts] or [(days, "")]:
        told = telling.say(
            "working.note.added",
            amount=amount(limit.unit, length, telling.language),
            approver=approver_word(telling.procedure, extension, telling.language),
            article=article(extension.citation, telling.language),
        )
        yield _joined(telling, told, _notice(telling, notice))


def _notice(telling: Telling, notice: str) -> str:
    return telling.say("working.note.notice", notice=notice) if notice else ""


def _joined(telling: Telling, *parts: str) -> str:
    return telling.say("rule.spoken.clause").join(part for part in parts if part)
