"""The calendar itself: one table of days with prefix sums, so that adding and counting need no loop.

The *rank* of a day is the number of working days from the table's first day up to and including that day. Adding n
working days is then `day_of_rank(rank(day) + n)` and counting is a difference of two ranks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise

from banjie.core.calendar.arrays import CalendarArrays, Dates, Integers, arrays_of
from banjie.core.calendar.day import Day, DayKind
from banjie.core.calendar.errors import CalendarDataWrong, DateOutOfRange
from banjie.core.calendar.override import Override, by_day
from banjie.core.calendar.year import YearOfNotice, read_year
from banjie.core.values.canonical import canonical_json, digest

LAST_DAY = date(2100, 12, 31)
_SATURDAY = 6
_PROVISIONAL_FROM = (12, 29)  # of the last announced year: the next notice may rearrange the days from here on


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Calendar:
    """The working days of an area between `first_day` and `last_day`; from `provisional_from` on, as far as known.

    `version` names the content: two calendars with the same version answer every question alike.
    """

    version: str
    first_day: date
    last_day: date
    provisional_from: date
    names: Mapping[str, Mapping[str, str]]
    notices: tuple[YearOfNotice, ...]
    overrides: tuple[Override, ...]
    _base: int = field(repr=False)
    _named: Mapping[date, tuple[DayKind, str]] = field(repr=False)
    _ranks: tuple[int, ...] = field(repr=False)
    _working: tuple[int, ...] = field(repr=False)
    _arrays: CalendarArrays = field(repr=False)

    @classmethod
    def from_years(cls, years: Iterable[Mapping[str, object]]) -> "Calendar":
        """Return the calendar of the contents of all year files, in any order.

        Raises `CalendarDataWrong` where a file is wrong, a year is missing between two others or given twice.
        """
        return _calendar(_announced([read_year(data) for data in years]), ())

    @classmethod
    def from_notices(cls, notices: Iterable[YearOfNotice], overrides: Sequence[Override] = ()) -> "Calendar":
        """Return the calendar of notices, in any order, and of what is done otherwise; the last override wins a day.

        Raises `CalendarDataWrong` where a year is missing or given twice, `DateOutOfRange` for a day outside the table.
        """
        return _calendar(_announced(list(notices)), tuple(overrides))

    def with_overrides(self, overrides: Sequence[Override]) -> "Calendar":
        """Return the calendar that differs on the days of `overrides` only; without any it is this one."""
        return _calendar(self.notices, (*self.overrides, *overrides)) if overrides else self

    @property
    def last_announced_day(self) -> date:
        """The last day that no later notice is expected to change."""
        return date.fromordinal(self.provisional_from.toordinal() - 1)

    @property
    def named_days(self) -> Collection[date]:
        """The days that a notice or an order speaks of; all others follow the weekend rule."""
        return self._named.keys()

    def day(self, day: date) -> Day:
        """Return what `day` is; raises `DateOutOfRange` outside the table."""
        self._index(day)
        weekday = DayKind.WORKING if day.isoweekday() < _SATURDAY else DayKind.WEEKEND
        kind, name = self._named.get(day, (weekday, ""))
        return Day(date=day, kind=kind, name=name, provisional=self.is_provisional(day))

    def is_working(self, day: date) -> bool:
        """Whether offices work on `day`; raises `DateOutOfRange` outside the table."""
        index = self._index(day)
        return self._ranks[index] > (self._ranks[index - 1] if index else 0)

    def is_provisional(self, day: date) -> bool:
        """Whether a notice not yet published may change what `day` is."""
        return day >= self.provisional_from

    def add(self, day: date, n: int) -> date:
        """Return the nth working day after `day` (before it where n is negative); `day` itself where n is 0.

        `day` need not be a working day. Raises `DateOutOfRange` where the answer lies outside the table.
        """
        if n == 0:
            self._index(day)
            return day
        return self.day_of_rank(self.rank(day) + n if n > 0 else self.rank_before(day) + n + 1)

    def count(self, after: date, until: date) -> int:
        """Return the working days after `after` up to and including `until`; negative where `until` is earlier."""
        return self.rank(until) - self.rank(after)

    def rank(self, day: date) -> int:
        """Return the number of working days from the table's first day up to and including `day`."""
        return self._ranks[self._index(day)]

    def rank_before(self, day: date) -> int:
        """Return the number of working days from the table's first day up to, not including, `day`."""
        index = self._index(day)
        return self._ranks[index - 1] if index else 0

    def day_of_rank(self, rank: int) -> date:
        """Return the working day that has this rank (1 is the first working day of the table)."""
        if not 1 <= rank <= len(self._working):
            raise self._counted_out()
        return date.fromordinal(self._working[rank - 1])

    def add_array(self, days: Dates, n: int | Integers) -> Dates:
        """Return `add` of every date of `days` (datetime64[D]) and `n` (one number or one per date)."""
        return self._arrays.add(days, n)

    def count_array(self, after: Dates, until: Dates) -> Integers:
        """Return `count` of every pair of dates (datetime64[D])."""
        return self._arrays.rank(until) - self._arrays.rank(after)

    @property
    def arrays(self) -> CalendarArrays:
        """The same table for columns of dates: what the clock's array form is built on."""
        return self._arrays

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._base
        if 0 <= index < len(self._ranks):
            return index
        raise self._out_of_range(day.isoformat())

    def _counted_out(self) -> DateOutOfRange:
        message = (
            f"counting leads outside the calendar, which holds {self.first_day} to {self.last_day}; check the days"
        )
        return DateOutOfRange("counted_out", message, first=self.first_day, last=self.last_day)

    def _out_of_range(self, what: str) -> DateOutOfRange:
        message = f"{what} is outside the calendar, which holds {self.first_day} to {self.last_day}; check the dates"
        return DateOutOfRange("out_of_range", message, what=what, first=self.first_day, last=self.last_day)


def _announced(years: list[YearOfNotice]) -> tuple[YearOfNotice, ...]:
    announced = tuple(sorted((year for year in years if year.is_announced), key=lambda year: year.year))
    if not announced:
        message = "no calendar year with days off was given; a calendar needs at least one notice"
        raise CalendarDataWrong("calendar_empty", message)
    for before, after in pairwise(announced):
        if after.year != before.year + 1:
            fault = "is given twice" if after.year == before.year else f"follows {before.year}: a year is missing"
            raise CalendarDataWrong("calendar_gap", f"calendar {after.year}: {fault}", year=after.year)
    return announced


def _calendar(notices: tuple[YearOfNotice, ...], overrides: tuple[Override, ...]) -> Calendar:
    first_day, provisional_from = date(notices[0].year, 1, 1), date(notices[-1].year, *_PROVISIONAL_FROM)
    named = _named_days(notices, overrides)
    for day in by_day(overrides):
        if not first_day <= day <= LAST_DAY:
            message = f"{day} is outside the calendar, which holds {first_day} to {LAST_DAY}; check the dates"
            raise DateOutOfRange("out_of_range", message, what=str(day), first=first_day, last=LAST_DAY)
    base, end = first_day.toordinal(), LAST_DAY.toordinal() + 1
    exceptions = {day.toordinal(): kind.is_working for day, (kind, _) in named.items()}
    works = [exceptions.get(ordinal, (ordinal - 1) % 7 < _SATURDAY - 1) for ordinal in range(base, end)]
    ranks = tuple(accumulate(works))
    working = tuple(base + index for index, worked in enumerate(works) if worked)
    return Calendar(
        version=_version(first_day, provisional_from, named),
        first_day=first_day,
        last_day=LAST_DAY,
        provisional_from=provisional_from,
        names={key: words for year in notices for key, words in year.names.items()}
        | {override.key: override.reason for override in overrides},
        notices=notices,
        overrides=overrides,
        _base=base,
        _named=named,
        _ranks=ranks,
        _working=working,
        _arrays=arrays_of(first_day, ranks, working),
    )


def _named_days(notices: tuple[YearOfNotice, ...], overrides: tuple[Override, ...]) -> dict[date, tuple[DayKind, str]]:
    """Return every day that is not what its weekday says, and why; a later notice and then an override has its way."""
    named: dict[date, tuple[DayKind, str]] = {}
    for year in notices:
        named |= {day: (DayKind.HOLIDAY, name) for day, name in year.off.items()}
        named |= {day: (DayKind.MAKE_UP, name) for day, name in year.make_up.items()}
    named |= {
        day: (override.kind, override.key)
        for day, override in by_day(overrides).items()
        if _works(day, named) is not override.works  # what is so already keeps its own reason
    }
    return named


def _works(day: date, named: Mapping[date, tuple[DayKind, str]]) -> bool:
    return named[day][0].is_working if day in named else day.isoweekday() < _SATURDAY


def _version(first_day: date, provisional_from: date, named: Mapping[date, tuple[DayKind, str]]) -> str:
    days = {str(day): f"{kind} {name}" for day, (kind, name) in named.items()}
    whole = canonical_json({"first": str(first_day), "provisional_from": str(provisional_from), "days": days})
    return f"{first_day.year}-{provisional_from.year}-{digest(whole).removeprefix('sha256:')[:12]}"
