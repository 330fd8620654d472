"""Both ways of counting what stops hold agree wherever the quick one gives an answer."""

import numpy as np
from hypothesis import given, settings

from banjie.bulk.log.span_events import Kind, told
from banjie.bulk.log.span_ranks import Ranks
from banjie.bulk.log.span_slots import slots
from banjie.bulk.log.span_states import held_by_state
from banjie.bulk.log.span_turns import held_in_turns
from banjie.core.clock.arrays.rulers import working_days
from tests.bulk.log.span_lists import Event, columns_of, events
from tests.core.calendar.shipped import shipped


@settings(max_examples=200, deadline=None)
@given(events())
def test_events_that_take_turns_need_no_order(listed: list[Event]):
    by_kind = told(columns_of(listed), shipped().arrays)
    stops, resumes = by_kind[Kind.STOP], by_kind[Kind.RESUME]
    ranks = Ranks.of(working_days(shipped().arrays))
    days = [np.full(4, day, stops.days.dtype) for day in (20_710, 20_750)]
    window = ranks.window(*days, as_of=20_750)
    held, is_doubtful = held_in_turns(ranks, slots(stops, 4), slots(resumes, 4), window)
    by_state = held_by_state(ranks, stops, resumes, window)
    assert held[~is_doubtful].tolist() == by_state[~is_doubtful].tolist()
