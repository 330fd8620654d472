"""What was entered for a calendar, in words, and what it did to the date of a case."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.law_words import in_language, label, listed
from banjie.faces.shared.words import say
from banjie.services.calendar.calendar_list import EntryView
from banjie.services.calendar.case_told import DateMoved

_ONE_DAY = timedelta(days=1)


def moved_text(moved: DateMoved, procedure: Procedure, language: str) -> str:
    """Return why and how the date of a case moved; where a later day was told before, that it stands."""
    because = [what_of(entry, {}, language) for entry in moved.because]
    told = moved.told_date
    text = say(
        "calendar.case_moved",
        language,
        on=date_full(moved.on_date, language),
        because=listed(because, language),
        clock=label(procedure, f"clock.{moved.clock}", language),
        before=date_full(moved.from_date, language),
        after=date_full(moved.to_date, language),
    )
    return text + say("calendar.case_told", language, date=date_full(told, language)) if told else text


def what_of(entry: EntryView, known: Mapping[UUID, EntryView], language: str) -> str:
    """Return what an entry says: a notice of a year, days closed or worked, or that another is taken back."""
    reason = in_language(entry.reason or {}, language)
    if entry.kind == "notice":
        number = entry.number or say("calendar.entry.no_number", language)
        return say("calendar.entry.notice", language, year=entry.year, number=number)
    if entry.kind == "withdrawal":
        taken = known.get(entry.takes_back) if entry.takes_back else None
        what = what_of(taken, known, language) if taken else ""
        return say("calendar.entry.withdrawal", language, what=what, reason=reason)
    kind = "ordered" if entry.works else "closed"
    return say(f"calendar.entry.{kind}", language, days=days_text(entry.dates, language), reason=reason)


def office_name(path: str, names: Mapping[str, str], language: str) -> str:
    """Return the name of the office at a path, or the word for all of them."""
    return say("calendar.all_offices", language) if path == "/" else names.get(path, path)


def days_text(days: Sequence[date], language: str) -> str:
    """Return days as a list of spans: 2026年9月3日至2026年9月4日."""
    return say("case.list_comma", language).join(_span(first, last, language) for first, last in _spans(sorted(days)))


def _spans(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    first = last = days[0] if days else date.min
    for day in days[1:]:
        if day - last > _ONE_DAY:
            yield first, last
            first = day
        last = day
    if days:
        yield first, last


def _span(first: date, last: date, language: str) -> str:
    if first == last:
        return date_full(first, language)
    return say("calendar.span", language, first=date_full(first, language), last=date_full(last, language))
