"""Reading the plain data of one notice: its days off, its make-up days and their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from banjie.core.calendar.errors import CalendarDataWrong

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_KEYS = ("year", "notice", "source", "names", "days_off", "make_up")
_LONGEST_SPAN = 31
EARLIEST_IN_DECEMBER = 26  # a notice may rearrange the last days of December before its year


@dataclass(frozen=True, kw_only=True, slots=True)
class YearOfNotice:
    """What the notice for one year says. `off` and `make_up` map a date to the key of its holiday."""

    year: int
    notice: str | None
    source: str
    names: Mapping[str, Mapping[str, str]]
    off: Mapping[date, str]
    make_up: Mapping[date, str]

    @property
    def is_announced(self) -> bool:
        """Whether the notice is known: a file without entries only keeps the year's place."""
        return bool(self.off)


def read_year(data: Mapping[str, object]) -> YearOfNotice:
    """Return the notice held by `data` (the content of one `<year>.yaml`).

    Raises `CalendarDataWrong` naming the entry, for example `2026: days_off[3].last`.
    """
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        raise _wrong("?", "year", f"{year!r} is not a year", "write for example `year: 2027`")
    for key in data:
        if key not in _KEYS:
            raise _wrong(year, str(key), "no such key", f"known are {', '.join(_KEYS)}")
    names = _names(year, data.get("names"))
    off = dict(_off_days(year, names, _entries(year, "days_off", data)))
    make_up = dict(_make_up_days(year, names, _entries(year, "make_up", data)))
    for day in make_up:
        if day in off:
            raise _wrong(year, "make_up", f"{day} is also a day off", "remove one of the two")
    notice = data.get("notice")
    return YearOfNotice(
        year=year,
        notice=None if notice is None else str(notice),
        source=str(data.get("source", "")),
        names=names,
        off=off,
        make_up=make_up,
    )


def _names(year: int, raw: object) -> dict[str, dict[str, str]]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise _wrong(year, "names", "not a mapping", "write `key: {zh-Hans: …, zh-Hant: …, en: …}`")
    for key, words in raw.items():
        if not isinstance(words, Mapping) or not all(isinstance(words.get(lang), str) for lang in LANGUAGES):
            raise _wrong(year, f"names.{key}", "a language is missing", f"give {', '.join(LANGUAGES)}")
    return {str(key): {lang: words[lang] for lang in LANGUAGES} for key, words in raw.items()}


def _entries(year: int, part: str, data: Mapping[str, object]) -> list[Mapping[str, object]]:
    raw = data.get(part)
    if raw is None:
        return []
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise _wrong(year, part, "not a list", "write one entry per line, or []")
    for index, entry in enumerate(raw):
        if not isinstance(entry, Mapping):
            raise _wrong(year, f"{part}[{index}]", f"{entry!r} is not an entry", "write it as {…: …}")
    return list(raw)


def _off_days(
    year: int, names: Mapping[str, object], entries: Sequence[Mapping[str, object]]
) -> Iterator[tuple[date, str]]:
    for index, entry in enumerate(entries):
        place = f"days_off[{index}]"
        first = _date(year, f"{place}.first", entry.get("first"))
        last = _date(year, f"{place}.last", entry.get("last"))
        length = (last - first).days + 1
        if not 1 <= length <= _LONGEST_SPAN:
            raise _wrong(year, place, f"{first} to {last} is not a span of 1 to {_LONGEST_SPAN} days", "correct it")
        name = _name(year, f"{place}.name", names, entry)
        yield from ((first + timedelta(days=step), name) for step in range(length))


def _make_up_days(
    year: int, names: Mapping[str, object], entries: Sequence[Mapping[str, object]]
) -> Iterator[tuple[date, str]]:
    for index, entry in enumerate(entries):
        day = _date(year, f"make_up[{index}].date", entry.get("date"))
        if day.weekday() < 5:
            raise _wrong(year, f"make_up[{index}].date", f"{day} is not a Saturday or Sunday", "correct the date")
        yield day, _name(year, f"make_up[{index}].name", names, entry)


def _name(year: int, place: str, names: Mapping[str, object], entry: Mapping[str, object]) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or name not in names:
        raise _wrong(year, place, f"{name!r} is not among the names of this file", "add it under `names`")
    return name


def _date(year: int, place: str, raw: object) -> date:
    day = _as_date(raw)
    if day is None:
        raise _wrong(year, place, f"{raw!r} is not a date", "write it as YYYY-MM-DD")
    if not date(year - 1, 12, EARLIEST_IN_DECEMBER) <= day <= date(year, 12, 31):
        raise _wrong(year, place, f"{day} is not a day this notice can speak of", "move it to its year's file")
    return day


def _as_date(raw: object) -> date | None:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _wrong(year: object, place: str, what: str, remedy: str) -> CalendarDataWrong:
    message = f"calendar {year}: {place}: {what}; {remedy}"
    return CalendarDataWrong("calendar_data", message, year=year, place=place, what=what, remedy=remedy)
