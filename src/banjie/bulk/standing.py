"""Running clocks as they stand in rows, read from packed rows of fixed width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from banjie.bulk.terms import Flags, Terms
from banjie.core.calendar.arrays import Dates, Integers

COLUMNS = ("place", "is_plain", "started", "due", "legal", "warn", "late", "red", "told", "falls", "left", "stopped")
"""The columns of a packed row, each four bytes: days since 2000-01-01 for dates, the least number for none."""
NOTHING = np.iinfo(np.int64).min
_ROW = np.dtype([(name, ">i4") for name in COLUMNS])
_NO_NUMBER, _FROM_1970 = np.iinfo(np.int32).min, date(2000, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
_DAYS = ("started", "due", "legal", "warn", "late", "red", "told", "falls")


class Kind(NamedTuple):
    """What clocks of one kind share: their terms, whether stops hold them, whether silence follows, and their rank.

    The clock of the lowest `rank` leads its case; `NOT_LEADING` never does.
    """

    terms: Terms
    stoppable: bool
    silent: bool
    rank: int


NOT_LEADING = 1 << 30


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Standing:
    """Clocks with their dates as they stand: `case` is the place of each clock's case, `kind` that of its kind.

    Dates are day numbers, `NOTHING` where there is none; `is_plain` says that no extension changes its limit.
    """

    case: Integers
    kind: Integers
    is_plain: Flags
    started: Integers
    due: Integers
    legal: Integers
    warn: Integers
    late: Integers
    red: Integers
    told: Integers
    falls: Integers
    left: Integers
    stopped: Flags

    @classmethod
    def of(cls, packed: Sequence[bytes]) -> "Standing":
        """Return the clocks of packed rows; those of `packed[i]` are of kind i."""
        rows = [np.frombuffer(one, _ROW) for one in packed]
        whole = np.concatenate(rows) if rows else np.empty(0, _ROW)
        days = {name: _numbers(whole[name], _FROM_1970) for name in _DAYS}
        return cls(
            case=whole["place"].astype(np.int64) - 1,
            kind=np.repeat(np.arange(len(rows)), [one.size for one in rows]),
            is_plain=whole["is_plain"] != 0,
            left=_numbers(whole["left"], 0),
            stopped=whole["stopped"] != 0,
            **days,
        )

    def part(self, rows: npt.NDArray[np.bool_] | Integers) -> "Standing":
        """Return some of the clocks."""
        return Standing(**{name: getattr(self, name)[rows] for name in self.__slots__})


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class CaseStops:
    """The stops of cases, flat: those of case i are `counts[i]` rows from `places[i]` on."""

    first_dates: Dates
    last_dates: Dates
    places: Integers
    counts: Integers

    @classmethod
    def of(cls, cases: int, stops: Iterable[tuple[int, Sequence[tuple[str, str | None]]]]) -> "CaseStops":
        """Return the stops of `cases` cases: given by the place of a case, each by its first and last day as text."""
        counts, firsts, lasts = np.zeros(cases, np.int64), list[str](), list[str]()
        for place, spans in sorted(stops):
            counts[place] = len(spans)
            firsts += [first for first, _ in spans]
            lasts += [last or "NaT" for _, last in spans]
        return cls(
            first_dates=np.array(firsts, "datetime64[D]"),
            last_dates=np.array(lasts, "datetime64[D]"),
            places=np.cumsum(counts) - counts,
            counts=counts,
        )


def _numbers(column: npt.NDArray[np.int32], shift: int) -> Integers:
    numbers = column.astype(np.int64)
    found: Integers = np.where(numbers == _NO_NUMBER, NOTHING, numbers + shift)
    return found
