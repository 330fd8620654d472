"""Working days on which stops hold cases whose stops and resumptions take turns, as nearly all do."""

from itertools import pairwise, zip_longest

import numpy as np

from banjie.bulk.log.span_events import Column, Flags, no_day
from banjie.bulk.log.span_ranks import Ranks, Window
from banjie.bulk.log.span_slots import Slots


def held_in_turns(ranks: Ranks, stops: Slots, resumes: Slots, window: Window) -> tuple[Column, Flags]:
    """Return the working days held in every case, and the cases of which that is no answer: they do not take turns."""
    held, is_doubtful = np.zeros_like(window.after), stops.is_over | resumes.is_over
    none = no_day(stops.days[0].dtype)
    pairs = list(zip_longest(stops.days, resumes.days, fillvalue=np.full_like(stops.days[0], none)))
    for first, last in pairs:
        is_doubtful |= first > last
        begins = np.maximum(ranks.before.take(first, mode="clip"), window.after)
        ends = np.minimum(ranks.rank.take(last, mode="clip"), window.until)
        held += np.maximum(ends - begins, 0)
    for (_, last), (following, _) in pairwise(pairs):
        is_doubtful |= (last >= following) & (following != none)
    return held, is_doubtful
