"""So many days, months or hours, in words; days and words that come with the case, as a reader expects them."""

from datetime import date

from banjie.core.clock.limit import Unit
from banjie.faces.shared.formats import date_full, date_short, date_spoken
from banjie.faces.shared.time_rule.model import Name
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say


def amount(unit: Unit, count: int, language: str, *, added: int = 0) -> str:
    """Return a number with its unit: 8个工作日, 1 month; with what an extension added: 8＋10个工作日."""
    return say(f"rule.amount.{unit}{_one(count + added)}", language, count=_sum(count, added, language))


def amount_short(unit: Unit, count: int, language: str, *, added: int = 0) -> str:
    """Return a number as it stands where the unit was just said: 8个, 90天, 8."""
    return say(f"rule.amount_short.{unit}{_one(count + added)}", language, count=_sum(count, added, language))


def named(name: Name, language: str) -> str:
    """Return the word in `language`, else in the default one, else in any."""
    return name.get(language) or name.get(DEFAULT_LANGUAGE) or next(iter(name.values()), "")


def day_spoken(day: date, today: date, language: str) -> str:
    """Return the date, with its year where that is not this one."""
    return date_spoken(day, language) if day.year == today.year else date_full(day, language)


def day_short(day: date, today: date) -> str:
    """Return the date for marks, with its year where that is not this one: 10-14, 2027-01-11."""
    return date_short(day) if day.year == today.year else f"{day:%Y-%m-%d}"


def _one(count: int) -> str:
    return "_one" if count == 1 else ""


def _sum(count: int, added: int, language: str) -> str:
    return say("rule.sum", language, count=count, added=added) if added else str(count)
