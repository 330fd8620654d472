"""The calendar's table for columns of dates: one look-up per date instead of a walk over the days.

Tables are indexed by NumPy's own day number (days since 1970-01-01) so that no column has to be shifted first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.errors import CalendarError, DateOutOfRange

Dates = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

_DAY = np.dtype("datetime64[D]")
_EPOCH = date(1970, 1, 1).toordinal()
_BLOCK = 1 << 17


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class CalendarArrays:
    """Ranks and days of ranks as columns; made by `arrays_of`, never changed afterwards."""

    first: int
    last: int
    ranks: Integers
    days: Integers

    @property
    def bounds(self) -> dict[str, str]:
        """The first and last day, as messages name them."""
        return {"first": str(np.datetime64(self.first, "D")), "last": str(np.datetime64(self.last, "D"))}

    def numbers(self, days: Dates) -> Integers:
        """Return the day numbers of `days`; raises `DateOutOfRange` naming the first bad place.

        Only datetime64[D] is taken: a column with hours would have to be cut to dates without its office's zone.
        """
        numbers = _day_numbers(days)
        if not self._holds(numbers):
            raise self._out_of_range(days, (numbers < self.first) | (numbers > self.last))
        return numbers

    def rank(self, days: Dates) -> Integers:
        """Return the rank of every date."""
        return self.ranks[self.numbers(days)]

    def rank_before(self, days: Dates) -> Integers:
        """Return, for every date, the rank of the day before it."""
        return self.ranks[self.numbers(days) - 1]

    def day_of_rank(self, ranks: npt.NDArray[Any]) -> Dates:
        """Return the working day of every rank; raises `DateOutOfRange` naming the first bad place."""
        if ranks.size and (ranks.min() < 1 or ranks.max() >= len(self.days)):
            raise self._out_of_range(ranks, (ranks < 1) | (ranks >= len(self.days)))
        found: Integers = self.days[ranks]
        return found.view(_DAY)

    def add(self, days: Dates, n: int | Integers) -> Dates:
        """Return the nth working day after every date, as `Calendar.add` does for one."""
        steps: npt.NDArray[Any] = np.asarray(n)
        if steps.dtype.kind not in "iu":
            raise CalendarError("not_integers", f"working days to add must be integers, not {steps.dtype}")
        steps = steps.astype(np.int64, copy=False)
        fast = None
        if steps.ndim == 0 and days.size > self.last - self.first:
            fast = self._add_one_number(_day_numbers(days), steps)
        elif days.ndim == 1 and days.shape == steps.shape:
            fast = self._add_forward(_day_numbers(days), steps)
        return self._add_any(days, steps) if fast is None else fast

    def _add_any(self, days: Dates, steps: Integers) -> Dates:
        found = self.day_of_rank(np.where(steps == 0, 1, self._target(self.numbers(days), steps)))
        return np.where(steps == 0, days, found)

    def _add_forward(self, numbers: Integers, steps: Integers) -> Dates | None:
        # In blocks with one buffer, so that what lies between the two look-ups stays in the processor's cache.
        # None where a number is not positive or an answer lies outside: the careful way then says which.
        found = np.empty(numbers.size, np.int64)
        buffer = np.empty(min(_BLOCK, numbers.size), np.int64)
        for start in range(0, numbers.size, _BLOCK):
            block = slice(start, start + _BLOCK)
            part, targets = numbers[block], buffer[: len(numbers[block])]
            if not self._holds(part) or steps[block].min() < 1:
                return None
            np.take(self.ranks, part, mode="clip", out=targets)
            np.add(targets, steps[block], out=targets)
            if targets.max() >= len(self.days):
                return None
            np.take(self.days, targets, mode="clip", out=found[block])
        return found.view(_DAY)

    def _add_one_number(self, numbers: Integers, n: Integers) -> Dates | None:
        # A long column and one number: answer for every day of the table first, then look the answers up.
        answers, reachable = _answers(self, int(n))
        if n == 0 or not self._holds(numbers) or numbers.max() >= reachable:
            return None
        found = np.empty(numbers.shape, np.int64)
        np.take(answers, numbers, mode="clip", out=found)
        return found.view(_DAY)

    def _target(self, numbers: Integers, steps: Integers) -> Integers:
        return np.where(steps > 0, self.ranks[numbers] + steps, self.ranks[numbers - 1] + steps + 1)

    def _holds(self, numbers: Integers) -> bool:
        return not numbers.size or bool(numbers.min() >= self.first and numbers.max() <= self.last)

    def _out_of_range(self, values: npt.NDArray[Any], bad: npt.NDArray[np.bool_]) -> DateOutOfRange:
        place = int(np.flatnonzero(bad.ravel())[0])
        what, (first, last) = f"row {place} ({values.ravel()[place]})", self.bounds.values()
        message = f"{what} leads outside the calendar, which holds {first} to {last}; check that row"
        return DateOutOfRange("out_of_range", message, what=what, row=place, **self.bounds)


@lru_cache(maxsize=16)  # laws and offices use few different numbers
def _answers(table: CalendarArrays, n: int) -> tuple[Integers, int]:
    """Return the nth working day after every day number, and the first day number that has none (0: use no table)."""
    targets = table.ranks + n
    if n < 1:
        return targets, 0
    reachable = int(np.searchsorted(targets, len(table.days)))
    answers = np.zeros(table.ranks.size, np.int64)
    answers[:reachable] = table.days[targets[:reachable]]
    return answers, reachable


def _day_numbers(days: Dates) -> Integers:
    if days.dtype != _DAY:
        message = f"a column of dates must be datetime64[D], not {days.dtype}; convert it with its office's zone"
        raise CalendarError("not_dates", message, dtype=str(days.dtype))
    return days.view(np.int64)


def arrays_of(first_day: date, ranks: Sequence[int], working: Sequence[int]) -> CalendarArrays:
    """Return the columns of a table: `ranks` per day from `first_day`, `working` the ordinals of its working days."""
    first = first_day.toordinal() - _EPOCH
    by_day_number = np.zeros(first + len(ranks), np.int64)
    by_day_number[first:] = ranks
    days = np.zeros(len(working) + 1, np.int64)  # rank 0 is no day
    days[1:] = np.asarray(working, np.int64) - _EPOCH
    for table in (by_day_number, days):
        table.flags.writeable = False
    return CalendarArrays(first=first, last=first + len(ranks) - 1, ranks=by_day_number, days=days)
