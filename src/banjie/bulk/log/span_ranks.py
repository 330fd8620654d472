"""Ranks of working days for columns of small day numbers, with an answer for "no day"."""

from typing import NamedTuple

import numpy as np

from banjie.bulk.log.span_events import Column
from banjie.core.clock.arrays.rulers import WorkingDays


class Window(NamedTuple):
    """The ranks between which the days of every case count: after `after`, up to and including `until`."""

    after: Column
    until: Column


class Ranks(NamedTuple):
    """Tables by day number: the rank of the day, and of the day before it; "no day" has a rank beyond all others.

    They are looked up by clipping: what is greater than all days finds the last place.
    """

    rank: Column
    before: Column

    @classmethod
    def of(cls, working: WorkingDays) -> "Ranks":
        """Return the ranks of a calendar's working days."""
        return cls(_ending_in(working.rank, np.iinfo(working.rank.dtype).max),
                   _ending_in(working.rank_before, np.iinfo(working.rank.dtype).max))  # fmt: skip

    def window(self, starts: Column, ends: Column, as_of: int) -> Window:
        """Return the window from each start to each end, to the day `as_of` where there is none."""
        until = _ending_in(self.rank, int(self.rank[as_of]))
        return Window(self.rank.take(starts, mode="clip"), until.take(ends, mode="clip"))


def _ending_in(table: Column, last: int) -> Column:
    changed = table.copy()
    changed[-1] = last
    return changed
