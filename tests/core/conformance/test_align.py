"""The cheapest way to bring a log and a flow together."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from banjie.core.conformance.align import BOTH, LOG, MODEL, Alignment, align
from banjie.core.flow.net import Marking, Net
from banjie.core.flow.spec import FlowError
from tests.core.conformance.logs import CHECKS, net_of, nets, spoilt, walked
from tests.core.conformance.oracle import distance, walks

NET = net_of(CHECKS)


def moved(*steps: str) -> list[tuple[str, str]]:
    return [(move.kind, move.step) for move in align(NET, steps).moves if move.kind != BOTH]


def end_of(net: Net, alignment: Alignment) -> Marking:
    marking = net.initial()
    for move in alignment.moves:
        if move.kind != LOG:
            marking = net.complete(marking, move.step, move.choice)
    return marking


def test_what_fits_costs_nothing() -> None:
    assert align(NET, ("review", "site", "papers", "decide", "deliver")).cost == 0


def test_the_branch_is_found_by_looking_ahead() -> None:
    assert [move.choice for move in align(NET, ("review", "decide", "deliver")).moves] == ["not", "", ""]


def test_a_step_left_out_is_put_in() -> None:
    assert moved("review", "papers", "decide", "deliver") == [(MODEL, "site")]


def test_a_step_too_many_is_left_out() -> None:
    assert moved("review", "decide", "decide", "deliver") == [(LOG, "decide")]


def test_what_has_not_come_yet_is_put_in_last() -> None:
    alignment = align(NET, ("review", "papers"))
    assert [(move.step, move.at) for move in alignment.moves[2:]] == [("site", 2), ("decide", 2), ("deliver", 2)]


def test_beyond_the_bound_nothing_is_guessed() -> None:
    alignment = align(NET, ("deliver", "site", "review"), bound=2)
    assert alignment.bounded
    assert alignment.moves == ()
    assert alignment.cost <= align(NET, ("deliver", "site", "review")).cost


def test_a_flow_without_an_end_is_refused() -> None:
    circle = {"start": "a", "steps": [{"id": "a", "next": "b"}, {"id": "b", "next": "a"}]}
    with pytest.raises(FlowError, match="no case of this flow"):
        align(net_of(circle), ("a",))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), net=nets())
def test_moves_spell_the_log_and_end_the_case(data: st.DataObject, net: Net) -> None:
    log = data.draw(spoilt(net))
    alignment = align(net, log)
    assert tuple(move.step for move in alignment.moves if move.kind != MODEL) == log
    assert net.finished(end_of(net, alignment))
    assert alignment.cost == sum(move.kind != BOTH for move in alignment.moves)
    assert alignment == align(net, log)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), net=nets())
def test_no_way_through_the_flow_is_nearer(data: st.DataObject, net: Net) -> None:
    assume(len(net.steps) <= 6)
    log = data.draw(spoilt(net, longest=4))
    cost = align(net, log).cost
    # A walk that is longer than the log by more than the cost is further away than that.
    assume(len(log) + cost <= 8)
    assert cost == min(distance(log, walk) for walk in walks(net, len(log) + cost))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), net=nets())
def test_a_walk_to_the_end_costs_nothing(data: st.DataObject, net: Net) -> None:
    log = data.draw(walked(net, longest=40))
    assume(len(log) < 40)  # not broken off
    assert align(net, log).cost == 0
