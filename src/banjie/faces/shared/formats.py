"""Dates, times, names and money as a reader of each language expects them. Plain Python, no Django."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERSON_LENGTH = 3  # a longer name is a firm's


def weekday(day: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the short weekday: 周三, 週三, Wed."""
    return say(f"format.weekday.{_WEEKDAYS[day.weekday()]}", language)


def date_long(day: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the date with its weekday: 2026年10月14日（周三）, Wed 14 October 2026."""
    return _dated("format.date.long", day, language, weekday=weekday(day, language))


def date_full(day: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the date with its year: 2026年10月14日, 14 October 2026."""
    return _dated("format.date.full", day, language)


def date_spoken(day: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the date without its year: 10月14日, 14 October."""
    return _dated("format.date.spoken", day, language)


def date_short(day: date) -> str:
    """Return month and day for tables and marks: 10-14."""
    return f"{day:%m-%d}"


def date_range(first: date, last: date, language: str = DEFAULT_LANGUAGE) -> str:
    """Return both ends of a span: 10月1日—10月7日; one date where they are the same."""
    ends = (date_spoken(day, language) for day in ((first,) if first == last else (first, last)))
    return "—".join(ends)


def moment(at: datetime, language: str = DEFAULT_LANGUAGE, zone: ZoneInfo = DEFAULT_ZONE) -> str:
    """Return date and time of an aware instant in the office's zone; the zone is named where it is not the default."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its zone: a naive datetime cannot be shown")
    local = at.astimezone(zone)
    named = "" if zone.key == DEFAULT_ZONE.key else f" ({zone.key})"
    return _dated("format.date.moment", local.date(), language, time=f"{local:%H:%M}") + named


def money(amount: Decimal | int, language: str = DEFAULT_LANGUAGE) -> str:
    """Return yuan with thousands marks, and cents only where there are any: 1,200元, CNY 86.50."""
    exact = Decimal(amount).quantize(Decimal("0.01"))
    whole = exact == exact.to_integral_value()
    return say("format.money", language, amount=f"{exact:,.0f}" if whole else f"{exact:,.2f}")


def masked_person(name: str) -> str:
    """Return a person's name with only its first character: 王*, 马**. An empty name stays empty."""
    return name[:1] + "*" * (len(name) - 1)


def masked_firm(name: str) -> str:
    """Return a small firm's name with its second character hidden: 和*美发店; a short one like a person."""
    if len(name) <= _PERSON_LENGTH:
        return masked_person(name)
    return f"{name[0]}*{name[2:]}"


def masked_number(number: str, shown: int = 4) -> str:
    """Return a card, credit or telephone number with all but its last `shown` characters hidden.

    A number too short to keep anything secret is hidden whole.
    """
    if len(number) <= 2 * shown:
        return "*" * len(number)
    return "*" * (len(number) - shown) + number[-shown:]


def _dated(key: str, day: date, language: str, **values: object) -> str:
    month = say(f"format.month.m{day.month}", language)
    return say(key, language, year=day.year, month=month, day=day.day, **values)
