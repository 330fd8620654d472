"""The one walk over stops: first the first stop of every clock, then the second, and so on.

A ruler gives every stop as a pair of ranks; what a stop takes out of the count is then one subtraction. An open stop
lasts until a rank beyond every other, so that what is reached says by how much it is beyond: what is left.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Integers
from banjie.core.clock.arrays.limits import Rows

_FEW = 4  # where fewer than one clock in four has a stop left, only those are looked at

Ranks = npt.NDArray[Any]


class Spans(NamedTuple):
    """Stops in the ranks of a ruler: from after `before` up to and including `until`; where a clock's stand."""

    before: Ranks
    until: Ranks
    places: Integers
    counts: npt.NDArray[np.int32]

    def of_clocks(self, rows: Rows) -> "Spans":
        """Return those of some clocks."""
        return self._replace(places=self.places[rows], counts=self.counts[rows])


def used_up(covered: Ranks, amounts: Ranks, spans: Spans) -> Ranks:
    """Return the rank at which each amount, counted on after `covered`, is used up, what is stopped left out once.

    The stops of each clock must stand in the order in which they begin.
    """
    target: Ranks = np.add(covered, amounts, dtype=covered.dtype, casting="unsafe")
    if not spans.before.size:
        return target
    covered, place, has = covered.copy(), 0, spans.counts > 0
    while np.count_nonzero(has) * _FEW > has.size:
        # A clock without a stop at this place reads another's; `has` keeps that out of its target.
        _take_out(spans, spans.places + place, has, target, covered)
        place += 1
        has = spans.counts > place
    _use_up_few(spans, np.flatnonzero(has), place, target, covered)
    return target


def _use_up_few(spans: Spans, rows: npt.NDArray[np.intp], place: int, target: Ranks, covered: Ranks) -> None:
    places, left = spans.places[rows] + place, spans.counts[rows] - place
    reached, covered = target[rows], covered[rows]
    while rows.size:
        _take_out(spans, places, left > 0, reached, covered)
        target[rows] = reached
        more = np.flatnonzero(left > 1)
        rows, places, left = rows[more], places[more] + 1, left[more] - 1
        reached, covered = reached[more], covered[more]


def _take_out(spans: Spans, places: Integers, has: npt.NDArray[np.bool_], reached: Ranks, covered: Ranks) -> None:
    """Move what is `reached` by the stop of each clock that `has` one, and have it `covered`."""
    begins, ends = np.take(spans.before, places, mode="clip"), np.take(spans.until, places, mode="clip")
    gain = np.maximum(begins, covered)
    np.subtract(ends, gain, out=gain)
    np.maximum(gain, 0, out=gain)
    # A stop begun when all is used up moves nothing; nor do the later ones of its clock, whatever is covered.
    gain *= has & (begins < reached)
    reached += gain
    np.maximum(covered, ends, out=covered)
