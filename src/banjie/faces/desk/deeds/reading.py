"""Reading what was typed: facts where it can be read, else what is wrong and what to type instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from banjie.core.calendar.table import Calendar
from banjie.faces.desk.deeds.fields import Field, FieldKind
from banjie.faces.desk.deeds.subject import Subject, choices
from banjie.faces.shared.expiry_form import countable
from banjie.faces.shared.forms import clean, keepable, printable
from banjie.faces.shared.words import say

_MOST_DAYS = 3650


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What was typed (`raw`, kept to be shown again), the `facts` read from it, and `errors` by field."""

    raw: Mapping[str, object]
    facts: dict[str, object] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class _Wrong(ValueError):
    """A field that cannot be read; carries the key of its message and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.values = values
        self.key = key


def typed(post: QueryDict, fields: tuple[Field, ...], subject: Subject) -> Typed:
    """Return the form as it was typed."""
    sent = {one.name: _raw(post, one) for one in fields}
    found = Typed(raw={name: printable(text) if isinstance(text, str) else text for name, text in sent.items()})
    for one in fields:
        try:
            found.facts[one.name] = _read(one, sent[one.name], subject)
        except _Wrong as wrong:
            label = say(f"desk.field.{one.name}.label", subject.language)
            found.errors[one.name] = say(wrong.key, subject.language, label=label, **wrong.values)
    return found


def _raw(post: QueryDict, one: Field) -> object:
    if one.kind is FieldKind.TICKS:
        return post.getlist(one.name)
    return post.get(one.name, "")


def _read(one: Field, raw: object, subject: Subject) -> object:
    if one.kind is FieldKind.TICKS:
        return _ticked(one, raw, subject)
    text = clean(str(raw))
    if not text:
        return _nothing(one)
    if not keepable(text):
        raise _Wrong("party.error.characters")
    if len(text) > one.longest:
        raise _Wrong("party.error.too_long", most=one.longest, count=len(text))
    if one.takes_choices:
        return _chosen(one, text, subject)
    if one.kind is FieldKind.DATE and one.counted:
        return _counted_date(text, subject.view.law.calendar)
    return _READERS.get(one.kind, str)(text)


def _nothing(one: Field) -> object:
    if one.required:
        raise _Wrong("party.error.missing_choice" if one.takes_choices else "party.error.missing")
    return None if one.kind is FieldKind.DATE else ""


def _ticked(one: Field, raw: object, subject: Subject) -> tuple[str, ...]:
    ticked = raw if isinstance(raw, list) else []
    known = [value for value, _, _ in choices(subject, one)]
    if one.required and not ticked:
        raise _Wrong("party.error.missing_choice")
    if set(ticked) - set(known):
        raise _Wrong("party.error.not_a_choice")
    return tuple(value for value in known if value in ticked)


def _chosen(one: Field, text: str, subject: Subject) -> str:
    if text not in {value for value, _, _ in choices(subject, one)}:
        raise _Wrong("party.error.not_a_choice")
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= _MOST_DAYS):
        raise _Wrong("desk.error.whole", most=_MOST_DAYS)
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong("party.error.date") from None


def _counted_date(text: str, calendar: Calendar) -> date:
    """Return a day that clocks are counted from, well inside the calendar: far outside nothing can be counted."""
    day = _date(text)
    years = countable(day, calendar)
    if years:
        raise _Wrong("party.error.years", first=years[0], last=years[1])
    return day


_READERS = {FieldKind.NUMBER: _number, FieldKind.DATE: _date}
