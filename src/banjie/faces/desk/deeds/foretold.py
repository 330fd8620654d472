"""What a deed will do, said before it is done: the days between which it is lawful, and every date it moves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from banjie.core.act.act import Act
from banjie.core.case.bounds import Bound
from banjie.core.case.dates import ClockRow
from banjie.core.procedure.clock_rule import Breach, Runs
from banjie.core.procedure.resolve import ResolveError
from banjie.faces.desk.deeds.fields import HAPPENED, FieldKind
from banjie.faces.desk.deeds.probes import probe
from banjie.faces.desk.deeds.reading import Typed
from banjie.faces.desk.deeds.subject import Subject, asked_fields
from banjie.faces.desk.deeds.table import codes_in, hasattr_of
from banjie.faces.shared.formats import date_long, moment
from banjie.faces.shared.law_words import article, in_language, label
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.words import say
from banjie.services.cases.deed_foreseen import Foreseen, Moved, deed_foreseen
from banjie.services.law.laws import ItemUnknown, NoPack, offered_item

_BREACHES = {Breach.REFUSE: "refused", Breach.FINDING: "found"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Foretold:
    """What is said: `bounds` as (sentence, article), `moved` as sentences; `mark` is the same as a code.

    A form carries the mark it showed: where the facts have changed since, the deed waits until the new one was seen.
    """

    bounds: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()
    mark: str = ""


def foretold(subject: Subject, read: Typed, now: datetime) -> Foretold:
    """Return what can be said with what was read; no date is told while one that it hangs on cannot be read."""
    if subject.form.about and not subject.about:
        return Foretold()
    if subject.form.kind == "refer":
        return _referred(subject, read)
    act = _act(subject, read)
    found = deed_foreseen(subject.view, act, subject.officer.actor(), now)
    bounds = tuple(_bound(subject, bound) for bound in found.bounds)
    if found.refusal or not _dates_read(subject, read):
        return Foretold(bounds=bounds)
    return Foretold(
        bounds=bounds, moved=tuple(_moved(subject, found)), mark="|".join(_mark(one) for one in _told(subject, found))
    )


def _referred(subject: Subject, read: Typed) -> Foretold:
    """Return to which offices the matter goes, by what was typed; a code that is not offered is said to be none."""
    codes = codes_in(read.facts.get("items"))
    return Foretold(moved=tuple(_goes_to(subject, code) for code in codes), mark="|".join(codes))


def _goes_to(subject: Subject, code: str) -> str:
    try:
        found = offered_item(code, subject.today)
    except (ItemUnknown, NoPack, ResolveError):
        return say("desk.moved.no_item", subject.language, code=code)
    item = in_language(found.item.words, subject.language, code)
    return say("desk.moved.referred", subject.language, office=found.row.office, item=item, code=code)


def _act(subject: Subject, read: Typed) -> Act:
    """Return the act as far as it was read; the rest is as it could be."""
    own = {name: value for name, value in read.facts.items() if hasattr_of(subject.form.act, name)}
    return replace(probe(subject.view, subject.form.kind, subject.about), **own)  # type: ignore[arg-type]  # by its form


def _dates_read(subject: Subject, read: Typed) -> bool:
    counted = (one.name for one in asked_fields(subject) if one.kind in (FieldKind.DATE, FieldKind.NUMBER))
    return all(name in read.facts for name in (*counted, HAPPENED.name))


def _bound(subject: Subject, bound: Bound) -> tuple[str, str]:
    law, language = subject.view.law.procedure, subject.language
    sentence = say(
        f"desk.bound.{bound.kind}",
        language,
        clock=label(law, f"clock.{bound.rule.name}", language),
        date=date_long(bound.day, language),
    )
    breach = _BREACHES.get(bound.rule.breach)
    told = sentence + say(f"desk.bound.{breach}", language) if breach else sentence
    return told, article(bound.rule.legal.citation if bound.rule.legal else None, language)


def _moved(subject: Subject, found: Foreseen) -> Iterator[str]:
    for one in _told(subject, found):
        clock = label(subject.view.law.procedure, f"clock.{one.after.clock}", subject.language)
        key, values = _said(subject, one)
        yield say(f"desk.moved.{key}", subject.language, clock=clock, **values)


def _told(subject: Subject, found: Foreseen) -> tuple[Moved, ...]:
    """Return what is worth telling: not that a limit before an event begins and ends with the act that announces it."""
    over = (subject.view.law.procedure.clock(one.after.clock).before and one.after.ended_date for one in found.moved)
    return tuple(one for one, done in zip(found.moved, over, strict=True) if not done)


def _said(subject: Subject, one: Moved) -> tuple[str, dict[str, str]]:
    before, after = one.before, one.after
    to = _due(subject, after)
    rule = subject.view.law.procedure.clock(after.clock)
    if after.ended_date and (before is None or before.ended_date is None):
        return "ended", {}
    if after.due_date is None:
        return "held", {"left": amount(rule.limit.unit, after.left_days or 0, subject.language)}
    if before is None or before.ended_date:
        key = "begun" if rule.runs is Runs.FORWARDS else f"begun_{rule.runs}"
        return key, {"to": to}
    if before.due_date is None:
        return "resumed", {"to": to}
    return "changed", {"from": _due(subject, before), "to": to}


def _due(subject: Subject, row: ClockRow) -> str:
    if row.due_at:
        return moment(row.due_at, subject.language, subject.view.law.zone)
    return date_long(row.due_date, subject.language) if row.due_date else ""


def _mark(one: Moved) -> str:
    row = one.after
    return f"{row.clock}:{row.due_at or row.due_date or 'held'}{'.' if row.ended_date else ''}"
