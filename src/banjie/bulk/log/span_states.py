"""Working days on which stops hold cases whatever their stops and resumptions are: events in order, one state after
the other.

A clock runs or stands. A stop on a clock that stands, or a resumption of one that runs, changes nothing. The order of
events within a day is not known: as many stops as resumptions leave the clock as it was, more of one kind have their
way; and a day with a stop is held, whatever else happens on it.
"""

import numpy as np

from banjie.bulk.log.span_events import Column, Told
from banjie.bulk.log.span_ranks import Ranks, Window

_DAY_BITS = 22


def held_by_state(ranks: Ranks, stops: Told, resumes: Told, window: Window) -> Column:
    """Return the working days held in every case of `window`."""
    held = np.zeros_like(window.after)
    keys = np.sort(np.concatenate([_keys(stops, is_resume=0), _keys(resumes, is_resume=1)]))
    if not keys.size:
        return held
    dated = keys >> 1
    firsts = np.flatnonzero(np.append(True, dated[1:] != dated[:-1]))  # of each case and day
    more_stops = np.add.reduceat(1 - 2 * (keys & 1), firsts)
    cases, days = dated[firsts] >> _DAY_BITS, dated[firsts] & ((1 << _DAY_BITS) - 1)
    is_last = np.append(cases[1:] != cases[:-1], True)
    stands = _stands_after(more_stops, np.append(True, is_last[:-1]))
    stood = np.append(False, stands[:-1] & ~is_last[:-1])
    counts = stood | (keys[firsts] & 1 == 0)
    following = np.where(is_last, days.max() + ranks.rank.size, np.append(days[1:], 0))
    ends = np.where(stands, ranks.before.take(following, mode="clip"), ranks.rank.take(days, mode="clip"))
    ends = np.minimum(ends, window.until[cases])
    begins = np.maximum(ranks.before.take(days, mode="clip"), window.after[cases])
    np.add.at(held, cases, np.maximum(ends - begins, 0) * counts)
    return held


def _keys(told: Told, *, is_resume: int) -> Column:
    return (told.cases.astype(np.int64) << (_DAY_BITS + 1)) | (told.days.astype(np.int64) << 1) | is_resume


def _stands_after(more_stops: Column, is_first: Column) -> Column:
    """Return whether the clock stands after each day: what the last day said that said anything."""
    said = np.where((more_stops != 0) | is_first, np.arange(more_stops.size), 0)
    return more_stops[np.maximum.accumulate(said)] > 0
