"""Made-up logs of an office: every case with eight events, unsorted, and up to three stops.

A few stops are never resumed, a few stand within another, a few resumptions follow nothing, and a few cases end on the
day on which they are resumed; what would come after the day the log is read is not in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from banjie.bulk.log.span_events import EventColumns, Kind
from banjie.core.clock.arrays.rulers import day_number

EVENTS_PER_CASE, MOST_STOPS, OFFICES, WARN_DAYS = 8, 3, 24, 2
FIRST_START, AS_OF = date(2024, 1, 2), date(2026, 3, 31)
_SHARE_NEVER_ENDED, _SHARE_NEVER_RESUMED, _SHARE_WITHIN, _SHARE_ALONE = 0.02, 0.01, 0.005, 0.005
_LEGAL = np.array([10, 20, 30, 45], np.int16)


@dataclass(frozen=True, kw_only=True, slots=True)
class Log:
    """The events, and what is known of every case: its limits in working days and its office."""

    events: EventColumns
    promised: npt.NDArray[np.int16]
    legal: npt.NDArray[np.int16]
    offices: npt.NDArray[np.int16]

    @property
    def size(self) -> int:
        """The bytes of all columns."""
        columns = (self.events.cases, self.events.kinds, self.events.days, self.promised, self.legal, self.offices)
        return sum(column.nbytes for column in columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What an engine found: days used and class of every case, in the order of `cases` (of their numbers where None).

    `on_time` are office, month since January 1970, cases in time and cases due, in any order.
    """

    cases: npt.NDArray[np.int32] | None
    used: npt.NDArray[Any]
    classed: npt.NDArray[Any]
    on_time: Sequence[tuple[int, int, int, int]]

    def checksum(self, count: int) -> tuple[object, ...]:
        """Return whole numbers that change when the answer of any one of `count` cases does."""
        cases = np.arange(count) if self.cases is None else self.cases.astype(np.int64)
        sums = [int((column.astype(np.int64) * (cases % 10_007 + 1)).sum()) for column in (self.used, self.classed)]
        return (self.used.size, *sums, *sorted(self.on_time))


def made(cases: int, seed: int = 20261125) -> Log:
    """Return the log of so many cases."""
    random = np.random.default_rng(seed)
    kinds, days = _lives(random, cases)
    order = random.permutation(cases * EVENTS_PER_CASE)
    numbers = np.repeat(np.arange(cases, dtype=np.int32), EVENTS_PER_CASE)
    events = EventColumns(cases=numbers[order], kinds=kinds.ravel()[order], days=days.ravel()[order], count=cases)
    legal = random.choice(_LEGAL, cases)
    return Log(
        events=events,
        promised=(legal // random.integers(1, 4, cases)).astype(np.int16),
        legal=legal,
        offices=random.integers(0, OFFICES, cases).astype(np.int16),
    )


def _lives(random: np.random.Generator, cases: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int32]]:
    """Return kinds and days of the events of every case: a row of start, three stops each with its end, and end."""
    kinds = np.zeros((cases, EVENTS_PER_CASE), np.int8)
    start = random.integers(day_number(FIRST_START), day_number(AS_OF), cases)
    # From one event of a case to the next is at least a day, so that all engines know the order; but to the end.
    steps = random.integers(1, 7, (cases, EVENTS_PER_CASE - 1))
    steps[:, -1] -= 1
    days = np.cumsum(np.concatenate([start[:, None], steps], axis=1), axis=1)
    kinds[:, 0], kinds[:, -1] = Kind.START, Kind.END
    stops = random.integers(0, MOST_STOPS + 1, cases)
    for place in range(MOST_STOPS):
        has = stops > place
        kinds[has, 1 + 2 * place], kinds[has, 2 + 2 * place] = Kind.STOP, Kind.RESUME
    _disturb(random, kinds)
    kinds[days > day_number(AS_OF)] = Kind.OTHER  # not known yet
    return kinds, days.astype(np.int32)


def _disturb(random: np.random.Generator, kinds: npt.NDArray[np.int8]) -> None:
    kinds[random.random(len(kinds)) < _SHARE_NEVER_ENDED, -1] = Kind.OTHER
    for share, place, kind in (
        (_SHARE_NEVER_RESUMED, 2, Kind.OTHER),  # the first stop lasts, or the second stands within it
        (_SHARE_WITHIN, 2, Kind.STOP),
        (_SHARE_ALONE, 1, Kind.OTHER),  # the first resumption follows nothing
    ):
        kinds[(random.random(len(kinds)) < share) & (kinds[:, 1] == Kind.STOP), place] = kind
