"""Running clocks counted again under other calendars, as columns: what `core.case.dates` answers for plain clocks.

A clock is plain that runs forwards in days or months, under limits nobody extended; all others are counted one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from banjie.bulk.clocks import clock_dates_array
from banjie.bulk.columns import ClockColumns, ClockDateColumns
from banjie.bulk.standing import NOT_LEADING, NOTHING, CaseStops, Kind, Standing
from banjie.bulk.terms import Flags
from banjie.core.calendar.arrays import Integers
from banjie.core.calendar.table import Calendar
from banjie.core.case.law import ToldCalendar
from banjie.core.clock.arrays.stops import StopColumns
from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import Runs

_NUMBERS = ("due", "legal", "warn", "late", "red", "told", "falls", "left")
_DAY = np.dtype("datetime64[D]")


class Counting(NamedTuple):
    """The calendar that kinds of clocks are counted by, and the earlier ones."""

    calendar: Calendar
    told: tuple[ToldCalendar, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Anew:
    """The dates of clocks as they should be, day numbers as in `Standing`; `leads` marks the clock of its case."""

    due: Integers
    legal: Integers
    warn: Integers
    late: Integers
    red: Integers
    told: Integers
    falls: Integers
    left: Integers
    stopped: Flags
    leads: Flags


def is_plain_kind(kind: Kind) -> bool:
    """Whether clocks of this kind can be counted in columns."""
    limits = (kind.terms.legal, kind.terms.promised or kind.terms.legal)
    return kind.terms.runs is Runs.FORWARDS and all(one is not None and one.unit is not Unit.HOUR for one in limits)


def cases_in_columns(standing: Standing, plain_kinds: Flags, silent: Flags, cases: int) -> Flags:
    """Return which of `cases` cases have plain clocks only, so that all of theirs can be counted in columns.

    Whether silence has an effect is told by the row while its date stands; where none stands only the case knows.
    """
    unsure = silent[standing.kind] & (standing.falls == NOTHING)
    otherwise = ~(standing.is_plain & plain_kinds[standing.kind]) | unsure
    found = np.ones(cases, np.bool_)
    found[standing.case[otherwise]] = False
    return found


def recount(standing: Standing, kinds: Sequence[Kind], by: Sequence[Counting], stops: CaseStops) -> Anew:
    """Return the dates of clocks whose kind i is counted by `by[i]`.

    Raises `LimitWrong`, `StopWrong` or `DateOutOfRange` where a clock cannot be counted.
    """
    found: dict[str, Integers] = {name: np.full(standing.case.size, NOTHING, np.int64) for name in _NUMBERS}
    stopped = np.zeros(standing.case.size, np.bool_)
    for counting in dict.fromkeys(by):
        rows = np.flatnonzero(np.array([one is counting or one == counting for one in by], np.bool_)[standing.kind])
        part = standing.part(rows)
        dates = clock_dates_array(counting.calendar, _columns(part, kinds, stops), counting.told)
        stopped[rows] = dates.stopped
        for name, column in _days(part, kinds, dates).items():
            found[name][rows] = column
    return Anew(**found, stopped=stopped, leads=_leads(standing, kinds))


def _columns(standing: Standing, kinds: Sequence[Kind], stops: CaseStops) -> ClockColumns:
    held = np.array([kind.stoppable for kind in kinds], np.bool_)[standing.kind]
    counts = np.where(held, stops.counts[standing.case], 0)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    within = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
    rows = np.repeat(stops.places[standing.case], counts) + within
    return ClockColumns(
        starts=standing.started.view(_DAY),
        terms=tuple(kind.terms for kind in kinds),
        which=standing.kind,
        stops=StopColumns(first_dates=stops.first_dates[rows], last_dates=stops.last_dates[rows], offsets=offsets),
    )


def _days(standing: Standing, kinds: Sequence[Kind], dates: ClockDateColumns) -> dict[str, Integers]:
    due, told = dates.due_date.view(np.int64), dates.told_date.view(np.int64)
    silent = np.array([kind.silent for kind in kinds], np.bool_)[standing.kind]
    fair = np.where(told == NOTHING, due, told)
    falls = silent & (standing.falls != NOTHING) & ~dates.provisional & (fair != NOTHING)
    return {
        "due": due,
        "legal": dates.legal_date.view(np.int64),
        "warn": dates.warn_date.view(np.int64),
        "late": dates.late_date.view(np.int64),
        "red": dates.red_date.view(np.int64),
        "told": told,
        "falls": np.where(falls, fair + 1, NOTHING),
        "left": np.where(dates.stopped, dates.left_days.astype(np.int64), NOTHING),
    }


def _leads(standing: Standing, kinds: Sequence[Kind]) -> Flags:
    """Return for every clock whether it is the first of its case that the procedure names."""
    ranks = np.array([kind.rank for kind in kinds], np.int64)[standing.kind]
    order = np.lexsort((ranks, standing.case))
    first = np.ones(order.size, np.bool_)
    first[1:] = standing.case[order][1:] != standing.case[order][:-1]
    found = np.zeros(order.size, np.bool_)
    found[order] = first
    return found & (ranks < NOT_LEADING)
