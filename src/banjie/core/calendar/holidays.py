"""The days off that the law itself gives, by name: what a notice for a year must speak of."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.errors import CalendarDataWrong
from banjie.core.calendar.year import LANGUAGES

_BETWEEN = re.compile(r"[、,，;；/&+]|\band\b")
_MARKS = re.compile(r"[\s\"'“”‘’「」『』《》·.\-]+")
_DAY = re.compile(r"(\d\d)-(\d\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday:
    """A day off by law from the year `from_year` on; it lies between `first` and `last`, each a month and a day."""

    key: str
    words: Mapping[str, str]
    aliases: tuple[str, ...]
    from_year: int
    first: tuple[int, int]
    last: tuple[int, int]

    def may_be(self, day: date) -> bool:
        """Whether the holiday itself can fall on `day`."""
        return self.first <= (day.month, day.day) <= self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Holidays:
    """All days off by law, found by any of their names."""

    listed: tuple[Holiday, ...]

    def of_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the days off by law in `year`."""
        return tuple(holiday for holiday in self.listed if holiday.from_year <= year)

    def named(self, text: str) -> tuple[Holiday, ...]:
        """Return the holidays that a name speaks of, in its order; `国庆节、中秋节` speaks of two. Empty if unknown."""
        parts = [part for part in _BETWEEN.split(text) if _bare(part)]
        found = [next((one for one in self.listed if _bare(part) in _names(one)), None) for part in parts]
        known = [one for one in found if one is not None]
        return tuple(known) if len(known) == len(parts) else ()


def read_holidays(plain: Mapping[str, object]) -> Holidays:
    """Return the holidays of their plain data; raise `CalendarDataWrong` naming the one that is wrong."""
    listed = plain.get("holidays")
    if not isinstance(listed, Mapping) or not listed:
        raise CalendarDataWrong("calendar_data", "holidays: no holiday is listed; write `key: {words: …, first: …}`")
    return Holidays(listed=tuple(_holiday(str(key), raw) for key, raw in listed.items()))


def _holiday(key: str, raw: object) -> Holiday:
    if not isinstance(raw, Mapping):
        raise _wrong(key, "not a mapping")
    words, aliases, year = raw.get("words"), raw.get("aliases", ()), raw.get("from")
    if not isinstance(words, Mapping) or not all(isinstance(words.get(one), str) for one in LANGUAGES):
        raise _wrong(key, "words: a language is missing")
    if not isinstance(aliases, Iterable) or not isinstance(year, int):
        raise _wrong(key, "needs aliases and the year it holds from")
    first, last = _month_and_day(key, raw.get("first")), _month_and_day(key, raw.get("last"))
    names = {one: str(words[one]) for one in LANGUAGES}
    return Holiday(key=key, words=names, aliases=tuple(map(str, aliases)), from_year=year, first=first, last=last)


def _month_and_day(key: str, raw: object) -> tuple[int, int]:
    found = _DAY.fullmatch(str(raw))
    if found is None:
        raise _wrong(key, f"{raw!r} is not a month and a day")
    return int(found[1]), int(found[2])


def _names(holiday: Holiday) -> set[str]:
    return {_bare(name) for name in (*holiday.words.values(), *holiday.aliases)}


def _bare(name: str) -> str:
    """Return a name as it is compared: no blanks, no quotation marks, small letters."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def _wrong(key: str, what: str) -> CalendarDataWrong:
    return CalendarDataWrong("calendar_data", f"holidays: {key}: {what}; correct it")
