"""What was entered for a calendar, what changes and what is refused, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banjie.core.calendar.day import Day
from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.faces.shared.calendar_words import office_name, what_of
from banjie.faces.shared.formats import date_full, date_long
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say, words
from banjie.services.calendar.calendar_list import EntryView

_MANY = 12
_LISTED = {"zh-Hans": "hans", "zh-Hant": "hant", "en": "en"}  # how a fault lists holidays in each language


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryLine:
    """An entry as it is shown; `waits` and `can_go` say what may still become of it."""

    id: UUID
    what: str
    office: str
    who: str
    at: datetime
    state: str
    waits: bool
    can_go: bool
    source: str = ""


def entry_line(
    entry: EntryView, names: Mapping[str, str], settable: Sequence[str], known: Mapping[UUID, EntryView], language: str
) -> EntryLine:
    """Return an entry in words; one at an office whose calendar may be set can be taken back, once."""
    key = "gone" if entry.taken_back else "waits" if entry.batch is None else "used"
    return EntryLine(
        id=entry.id,
        what=what_of(entry, known, language),
        office=office_name(entry.path, names, language),
        who=entry.person or say("calendar.system", language),
        at=entry.recorded_at,
        state=say(f"calendar.entry.{key}", language, batch=entry.batch or 0),
        waits=entry.batch is None and not entry.taken_back,
        can_go=entry.kind != "withdrawal" and not entry.taken_back and entry.path in settable,
        source=entry.source if entry.source.startswith(("https://", "http://")) else "",
    )


def change_text(after: Day, before: Day, names: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return what one day becomes, and why."""
    name = (after if after.name else before).name
    kind = "works" if after.kind.is_working else "off"
    why = names.get(name, {}).get(language, "")
    return say(
        f"calendar.day.{kind}",
        language,
        day=date_long(after.date, language),
        why=say("calendar.day.why", language, why=why) if why else "",
    )


def coming_days(calendar: Calendar, today: date, language: str) -> tuple[str, ...]:
    """Return the next days that the calendar itself speaks of."""
    days = sorted(day for day in calendar.named_days if day >= today)[:_MANY]
    return tuple(change_text(calendar.day(day), calendar.day(day), calendar.names, language) for day in days)


def fault_text(fault: CodedError, names: Mapping[str, str], language: str) -> str:
    """Return why something is refused and what to do; the core's own sentence where a fault has no words."""
    key = f"calendar.error.{fault.code}"
    if key not in words().texts[DEFAULT_LANGUAGE]:
        return str(fault)
    values = {name: _value(value, language) for name, value in fault.params.items()}
    values["holidays"] = str(fault.params.get(_LISTED[language], ""))
    values["office"] = office_name(str(fault.params.get("path", "")), names, language)
    return say(key, language, **values)


def _value(value: object, language: str) -> str:
    return date_full(value, language) if isinstance(value, date) else str(value)
