"""Tokens put through a flow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.conformance.align import align
from banjie.core.conformance.replay import Replay, added, replay
from banjie.core.flow.net import Net
from tests.core.conformance.logs import CHECKS, net_of, nets, spoilt

NET = net_of(CHECKS)
ROW = net_of({"start": "a", "steps": [{"id": "a", "next": "b"}, {"id": "b", "next": "c"}, {"id": "c", "next": "end"}]})


def test_what_fits_has_fitness_one() -> None:
    num, den = replay(NET, ("review", "site", "papers", "decide", "deliver")).fitness
    assert num == den


def test_a_step_left_out_is_one_missing_and_one_remaining() -> None:
    assert replay(ROW, ("a", "c")) == Replay(produced=3, consumed=3, missing=1, remaining=1)
    assert replay(ROW, ("a", "c")).fitness == (12, 18)


def test_a_join_takes_a_token_of_each_branch() -> None:
    found = replay(NET, ("review", "site", "papers", "decide", "deliver"))
    assert (found.produced, found.consumed) == (8, 8)


def test_a_step_done_again_leaves_what_it_gave() -> None:
    found = replay(ROW, ("a", "b", "b", "c"))
    assert (found.missing, found.remaining) == (1, 1)


def test_a_log_of_nothing_fits_in_nothing() -> None:
    assert replay(ROW, ()).fitness[0] == 0


def test_what_is_no_step_is_a_missing_token() -> None:
    found = replay(ROW, ("a", "?", "b", "c"))
    assert (found.missing, found.remaining) == (1, 0)


def test_a_narrow_replay_says_that_it_dropped_branches() -> None:
    assert replay(NET, ("review", "decide", "deliver"), width=1).bounded


def test_cases_add_up() -> None:
    one, other = replay(ROW, ("a", "c")), replay(ROW, ("a", "b", "c"))
    assert added([one.times(2), other]) == added([one, other, one])


@settings(max_examples=300, deadline=None)
@given(data=st.data(), net=nets())
def test_fitness_is_one_exactly_where_the_alignment_costs_nothing(data: st.DataObject, net: Net) -> None:
    log = data.draw(spoilt(net))
    found = replay(net, log)
    num, den = found.fitness
    assert found.fits == (num == den) == (align(net, log).cost == 0)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), net=nets())
def test_no_token_is_lost(data: st.DataObject, net: Net) -> None:
    found = replay(net, data.draw(spoilt(net)))
    assert found.produced + found.missing == found.consumed + found.remaining
    assert 0 <= found.fitness[0] <= found.fitness[1]
