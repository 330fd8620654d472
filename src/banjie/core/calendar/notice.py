"""Reading a notice as it is published: day by day, off or worked. What contradicts itself is refused with the reason.

Harmless, and so read over: a Saturday or Sunday said to be off, a weekday said to be worked, keys that are not ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banjie.core.calendar.errors import NoticeWrong
from banjie.core.calendar.holidays import Holidays
from banjie.core.calendar.year import EARLIEST_IN_DECEMBER, LANGUAGES, YearOfNotice
from banjie.core.values.canonical import digest

FIRST_YEAR, LAST_YEAR = 2004, 2100
Words = Mapping[str, str]
_WEEKEND = (6, 7)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeDay:
    """One line of a notice: the day, the holiday it belongs to as written, and whether it is off or worked."""

    date: date
    name: str
    is_off: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeSource:
    """Where a notice comes from: its number (None where unknown) and the place it was published at."""

    number: str | None = None
    source: str = ""


def read_notice(plain: object, holidays: Holidays, source: NoticeSource | None = None) -> dict[str, object]:
    """Return, as `read_year` takes it, the notice written as `{year, papers, days: [{name, date, isOffDay}]}`.

    `source` says what the data leaves open. Raises `NoticeWrong`, whose code says what contradicts itself.
    """
    if not isinstance(plain, Mapping):
        raise NoticeWrong("notice_shape", "the notice is not an object with `year` and `days`; check the file")
    days = plain.get("days")
    if not isinstance(days, Sequence) or isinstance(days, str):
        raise NoticeWrong("notice_shape", "the notice has no list of `days`; check the file")
    year = _year(plain.get("year"))
    papers = plain.get("papers")
    published = " ".join(map(str, papers)) if isinstance(papers, Sequence) and not isinstance(papers, str) else ""
    known = source or NoticeSource()
    known = NoticeSource(number=known.number, source=known.source or published)
    return year_of_days(year, [_day(place, raw) for place, raw in enumerate(days, start=1)], holidays, known)


def year_of_days(year: int, days: Sequence[NoticeDay], holidays: Holidays, source: NoticeSource) -> dict[str, object]:
    """Return, as `read_year` takes it, the notice for `year` that says these days; raise `NoticeWrong`."""
    if not days:
        message = f"the notice for {year} names no day: it is not published yet; try again when it is"
        raise NoticeWrong("notice_none", message, year=year)
    _check_days(year, days)
    _check_holidays(year, days, holidays)
    keys, names = _names(days, holidays)
    off = sorted((day.date, keys[day.name]) for day in days if day.is_off)
    make_up = sorted((day.date, keys[day.name]) for day in days if not day.is_off and day.date.isoweekday() in _WEEKEND)
    return {
        "year": year,
        "notice": source.number,
        "source": source.source,
        "names": names,
        "days_off": _spans_plain(off),
        "make_up": [{"date": day.isoformat(), "name": name} for day, name in make_up],
    }


def notice_plain(notice: YearOfNotice) -> dict[str, object]:
    """Return, as `read_year` takes it, a notice that was read."""
    return {
        "year": notice.year,
        "notice": notice.notice,
        "source": notice.source,
        "names": {key: dict(words) for key, words in notice.names.items()},
        "days_off": _spans_plain(sorted(notice.off.items())),
        "make_up": [{"date": day.isoformat(), "name": name} for day, name in sorted(notice.make_up.items())],
    }


def _year(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not FIRST_YEAR <= raw <= LAST_YEAR:
        message = f"{raw!r} is not a year from {FIRST_YEAR} to {LAST_YEAR}; correct `year`"
        raise NoticeWrong("notice_year", message, year=raw, first=FIRST_YEAR, last=LAST_YEAR)
    return raw


def _day(place: int, raw: object) -> NoticeDay:
    if not isinstance(raw, Mapping):
        raise NoticeWrong("notice_day", f"day {place} is not an object; write name, date and isOffDay", place=place)
    name, written, is_off = raw.get("name"), raw.get("date"), raw.get("isOffDay")
    if not isinstance(name, str) or not name.strip():
        raise NoticeWrong("notice_name", f"day {place} ({written}) has no name; name its holiday", place=place)
    if not isinstance(is_off, bool):
        message = f"day {place} ({written}) says neither off nor worked: isOffDay is {is_off!r}; write true or false"
        raise NoticeWrong("notice_kind", message, place=place, text=is_off)
    return NoticeDay(date=_date(place, written), name=name.strip(), is_off=is_off)


def _date(place: int, raw: object) -> date:
    try:
        return date.fromisoformat(raw if isinstance(raw, str) else "")
    except ValueError:
        message = f"day {place}: {raw!r} is not a date; write it as YYYY-MM-DD"
        raise NoticeWrong("notice_date", message, place=place, text=raw) from None


def _check_days(year: int, days: Sequence[NoticeDay]) -> None:
    earliest = date(year - 1, 12, EARLIEST_IN_DECEMBER)
    said: dict[date, bool] = {}
    for day in days:
        if not earliest <= day.date <= date(year, 12, 31):
            message = f"{day.date} is not a day the notice for {year} can speak of ({earliest} to {year}-12-31)"
            raise NoticeWrong("notice_outside", f"{message}; correct the date or the year", day=day.date, year=year)
        before = said.setdefault(day.date, day.is_off)
        if before is not day.is_off:
            raise NoticeWrong("notice_both", f"{day.date} is both off and worked; keep one", day=day.date)
    if len(said) < len(days):
        twice = next(day.date for place, day in enumerate(days) if any(one.date == day.date for one in days[:place]))
        raise NoticeWrong("notice_repeated", f"{twice} stands twice; keep one line for it", day=twice)


def _check_holidays(year: int, days: Sequence[NoticeDay], holidays: Holidays) -> None:
    missing = [
        holiday
        for holiday in holidays.of_year(year)
        if not any(day.is_off and holiday.may_be(day.date) and holiday in holidays.named(day.name) for day in days)
    ]
    if not missing:
        return
    listed = {language: "、".join(one.words[language] for one in missing) for language in LANGUAGES}
    text = ", ".join(one.words["en"] for one in missing)
    halves = {day.date.month > 6 for day in days if day.is_off and day.date.year == year}
    if len(halves) == 1:
        message = f"the notice covers only half of {year}: it gives no day off for {text}; give the whole year"
        raise NoticeWrong("notice_half_year", message, year=year, missing=text, **_by_language(listed))
    message = f"the notice for {year} gives no day off for {text}, which the law does; give the whole notice"
    raise NoticeWrong("notice_holiday_missing", message, year=year, missing=text, **_by_language(listed))


def _by_language(listed: Words) -> dict[str, str]:
    return {"hans": listed["zh-Hans"], "hant": listed["zh-Hant"]}


def _names(days: Iterable[NoticeDay], holidays: Holidays) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the key of every name as written, and the words of every key."""
    keys: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    for name in dict.fromkeys(day.name for day in days):
        found = holidays.named(name)
        keys[name] = "_and_".join(one.key for one in found) or f"holiday_{digest(name)[7:15]}"
        spoken = {one: (" and " if one == "en" else "、").join(part.words[one] for part in found) for one in LANGUAGES}
        words[keys[name]] = spoken if found else dict.fromkeys(LANGUAGES, name)
    return keys, words


def _spans_plain(off: Iterable[tuple[date, str]]) -> list[dict[str, str]]:
    return [{"first": first.isoformat(), "last": last.isoformat(), "name": name} for first, last, name in _spans(off)]


def _spans(days: Iterable[tuple[date, str]]) -> list[tuple[date, date, str]]:
    spans: list[tuple[date, date, str]] = []
    for day, name in days:
        if spans and spans[-1][2] == name and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day, name)
        else:
            spans.append((day, day, name))
    return spans
