"""Asking for the last day of the permission that is to be renewed, where the law counts from it."""

from collections.abc import Mapping
from datetime import date

from banjie.core.calendar.table import Calendar
from banjie.core.case.law import Law
from banjie.faces.shared.forms import Field, Question, is_date
from banjie.faces.shared.words import say

NAME = "expiry-date"


def expiry_questions(law: Law, language: str) -> tuple[Question, ...]:
    """Return the question, none where no clock is counted from that day."""
    if not law.procedure.asks_expiry:
        return ()
    label = say("party.expiry.label", language)
    field = Field(id=NAME, label=label, hint=say("party.expiry.hint", language), kind="date", looks="input--short")
    return (Question(field=field, check=lambda typed: _fault(typed, label, law.calendar, language)),)


def expiry_of(values: Mapping[str, str]) -> date | None:
    """Return the day that was typed, None where none was; only where nothing is wrong."""
    typed = values.get(NAME, "")
    return date.fromisoformat(typed) if typed else None


def countable(day: date, calendar: Calendar) -> tuple[int, int] | None:
    """Return the first and last year that clocks can be counted from, None where the day lies between them."""
    first, last = calendar.first_day.year + 1, calendar.last_day.year - 1
    return None if first <= day.year <= last else (first, last)


def _fault(typed: str, label: str, calendar: Calendar, language: str) -> str:
    if not is_date(typed):
        return say("party.error.date", language, label=label)
    years = countable(date.fromisoformat(typed), calendar)
    return say("party.error.years", language, label=label, first=years[0], last=years[1]) if years else ""
