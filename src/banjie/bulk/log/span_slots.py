"""The few days of every case in order, without sorting or grouping a single event.

Each day is written to its case. Where two of a case were written to one place, the one that is not found there
afterwards is written to a second place, and so on; then the places of all cases are put in order at once, by least and
greatest.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from banjie.bulk.log.span_events import Column, Flags, Told, no_day

_MOST = 4  # days of a case that have a place


class Slots(NamedTuple):
    """The first day of every case, the second, ..., "no day" where there is none; `is_over` marks cases with more.

    A case with one day twice is marked, too: both found the same place theirs.
    """

    days: tuple[Column, ...]
    is_over: Flags

    def part(self, cases: slice) -> "Slots":
        """Return those of some cases."""
        return Slots(tuple(column[cases] for column in self.days), self.is_over[cases])


def slots(told: Told, count: int) -> Slots:
    """Return the days of `count` cases in order; there is always a first column."""
    columns: list[Column] = []
    cases, days = told
    placed, is_over = 0, np.zeros(count, np.bool_)
    while not columns or (cases.size and len(columns) < _MOST):
        column = np.full(count, no_day(days.dtype), days.dtype)
        column[cases] = days
        placed += int(np.count_nonzero(column != no_day(days.dtype)))
        left = np.flatnonzero(column.take(cases, mode="clip") != days)
        columns.append(column)
        cases, days = cases.take(left, mode="clip"), days.take(left, mode="clip")
    is_over[cases] = True
    if placed + cases.size != told.cases.size:
        is_over |= np.bincount(told.cases, minlength=count) > _filled(columns)
    return Slots(tuple(_in_order(columns)), is_over)


def _filled(columns: list[Column]) -> Column:
    filled = np.zeros(columns[0].size, np.int8)
    for column in columns:
        filled += column != no_day(column.dtype)
    return filled


def _in_order(columns: list[Column]) -> list[Column]:
    for last in range(len(columns) - 1, 0, -1):
        for one, other in pairwise(columns[: last + 1]):
            least = np.minimum(one, other)
            np.maximum(one, other, out=other)
            one[:] = least
    return columns
