"""Where cases stand against their limits in working days, and how many were in time by office and month."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.bulk.log.span_events import Column
from banjie.bulk.log.spans import UNKNOWN, CaseSpans
from banjie.core.calendar.errors import CalendarError
from banjie.core.clock.arrays.rulers import day_number

NONE, PRE, YELLOW, RED = range(4)
NAMES = ("none", "pre", "yellow", "red")
_PART = 1 << 16
Limits = int | npt.NDArray[Any]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class OnTime:
    """Cases in time (`numerators`) of those that were due (`denominators`): a row per office, a column per month.

    The first column is the month `first_month`, counted from January 1970. Whole numbers: those of the parts of a log
    over the same offices and months add up to those of the log.
    """

    first_month: int
    numerators: npt.NDArray[np.int64]
    denominators: npt.NDArray[np.int64]


def classes(spans: CaseSpans, *, promised: Limits, legal: Limits, warn_days: int) -> npt.NDArray[np.int8]:
    """Return the class of every case, a place in `NAMES`.

    Yellow: more working days used than promised. Red: and more than the law allows. Pre: open, not late, and no more
    than `warn_days` of the promised left. A case without a start is of no class. Limits are one number, or one for each
    case. A finish on a day off, or in a stop, after the last promised day has used no further working day: not late.
    """
    found = np.empty(spans.used.size, np.int8)
    for first in range(0, found.size, _PART):
        part = slice(first, first + _PART)
        used, mine = spans.used[part], _of(promised, part)
        late = used > mine
        red = late & (used > _of(legal, part))
        pre = (spans.end_days[part] == UNKNOWN) & (used != UNKNOWN) & (used >= mine - warn_days) & ~late
        found[part] = pre.view(np.int8) * PRE + late.view(np.int8) * YELLOW + red.view(np.int8) * (RED - YELLOW)
    return found


def on_time_by(
    spans: CaseSpans, classed: npt.NDArray[np.int8], *, offices: Column, count: int, as_of: date
) -> OnTime:  # fmt: skip
    """Return how many cases were finished in time, of all that were due, by office and month.

    Due are all finished cases, in the month of their end, and the open ones that are late, in the month of `as_of`.
    `offices` are numbers from 0 to below `count`, one for each case.
    """
    if offices.size and (offices.min() < 0 or offices.max() >= count):
        row = int(np.flatnonzero((offices < 0) | (offices >= count))[0])
        raise CalendarError("columns", f"row {row}: office {offices[row]} is not one of {count}", row=row)
    months = _months(int(spans.end_days.max(initial=0)), as_of)
    first_month, last_month = _first_and_last(spans, months)
    width = last_month - first_month + 1
    cells = count * width
    counted = np.zeros(2 * cells + 1, np.int64)
    for first in range(0, classed.size, step := max(_PART, 2 * cells)):
        part = slice(first, first + step)
        late, is_open = classed[part] >= YELLOW, spans.end_days[part] == UNKNOWN
        month = months.take(spans.end_days[part], mode="wrap")
        cell = offices[part].astype(np.intp) * width + (month - first_month) + cells * late
        cell[(spans.used[part] == UNKNOWN) | (is_open & ~late)] = 2 * cells
        counted += np.bincount(cell, minlength=counted.size)
    in_time, late_ones = counted[:-1].reshape(2, count, width)
    return OnTime(first_month=first_month, numerators=in_time, denominators=in_time + late_ones)


def _of(limits: Limits, part: slice) -> Limits:
    return limits if isinstance(limits, int) else limits[part]


def _months(last_day: int, as_of: date) -> npt.NDArray[np.int64]:
    """Return the month of every day number up to `last_day`, and that of `as_of` in the last place, which -1 finds."""
    days = np.append(np.arange(last_day + 1), day_number(as_of))
    return days.view("datetime64[D]").astype("datetime64[M]").view(np.int64)


def _first_and_last(spans: CaseSpans, months: npt.NDArray[np.int64]) -> tuple[int, int]:
    ended = spans.end_days[spans.end_days != UNKNOWN]
    bounds = (months[-1], *months[[ended.min(), ended.max()]]) if ended.size else (months[-1],)
    return int(min(bounds)), int(max(bounds))
