"""What a compiled flow does."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.flow.net import Marking, Net, NotEnabled, UnknownChoice, compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.soundness import soundness, successors
from banjie.core.flow.spec import FlowError, plain_flow, spec_of
from tests.core.flow.flows import flows

CHECKS: dict[str, Any] = {
    "start": "review",
    "steps": [
        {"id": "review", "role": "examiner", "choose": {"needed": "checks", "not_needed": "decide"}},
        {"id": "checks", "parallel": ["papers", "site"], "join": "decide"},
        {"id": "papers"},
        {"id": "site", "signers": 2},
        {"id": "decide", "act": "decide", "next": "end"},
    ],
}


@pytest.fixture
def net() -> Net:
    return compile_flow(flow_of(CHECKS))


def test_a_case_begins_at_the_first_step(net: Net) -> None:
    assert net.enabled(net.initial()) == ("review",)


def test_a_choice_opens_one_branch(net: Net) -> None:
    assert net.enabled(net.complete(net.initial(), "review", "not_needed")) == ("decide",)


def test_a_parallel_gateway_opens_every_branch(net: Net) -> None:
    assert net.enabled(net.complete(net.initial(), "review", "needed")) == ("papers", "site")


def test_a_join_waits_for_the_last_branch(net: Net) -> None:
    both = net.complete(net.initial(), "review", "needed")
    one_left = net.complete(both, "site")
    assert net.enabled(one_left) == ("papers",)
    assert net.enabled(net.complete(one_left, "papers")) == ("decide",)


def test_the_last_step_finishes_the_case(net: Net) -> None:
    last = net.complete(net.initial(), "review", "not_needed")
    assert not net.finished(last)
    assert net.finished(net.complete(last, "decide"))


def test_a_marking_is_plain_json(net: Net) -> None:
    waiting = net.complete(net.complete(net.initial(), "review", "needed"), "site")
    assert tuple(json.loads(json.dumps(waiting))) == waiting


def test_a_step_tells_who_does_it_and_how(net: Net) -> None:
    assert net.step("site").signers == 2
    assert net.step("decide").act == "decide"
    assert net.choices("review") == ("needed", "not_needed")
    assert net.choices("site") == ()


def test_a_step_that_is_not_open_is_refused_naming_the_open_ones(net: Net) -> None:
    with pytest.raises(NotEnabled, match="step decide is not open; open now: review"):
        net.complete(net.initial(), "decide")


def test_a_step_that_does_not_exist_is_refused_naming_all(net: Net) -> None:
    with pytest.raises(NotEnabled, match="no step 'reviw'; its steps are review"):
        net.complete(net.initial(), "reviw")


@pytest.mark.parametrize(
    ("choice", "message"),
    [("", "needs a choice; choose one of needed, not_needed"), ("maybe", "no branch 'maybe'; choose one of needed")],
)
def test_a_wrong_choice_is_refused_naming_the_branches(net: Net, choice: str, message: str) -> None:
    with pytest.raises(UnknownChoice, match=message):
        net.complete(net.initial(), "review", choice)


def test_a_choice_where_there_is_none_is_refused(net: Net) -> None:
    both = net.complete(net.initial(), "review", "needed")
    with pytest.raises(UnknownChoice, match="leaves nothing to choose"):
        net.complete(both, "site", "needed")


def test_a_circle_without_a_step_is_refused() -> None:
    edges = [{"from": "start", "to": "a"}, {"from": "a", "to": "b"}, {"from": "b", "to": "a"}]
    nodes = [{"id": "start", "kind": "start"}, {"id": "a", "kind": "exclusive"}, {"id": "b", "kind": "exclusive"}]
    with pytest.raises(FlowError, match="circle without a step"):
        compile_flow(spec_of({"nodes": nodes, "edges": edges}))


@given(flows())
def test_the_stored_form_gives_the_same_net(plain: dict[str, Any]) -> None:
    spec = flow_of(plain)
    stored = json.loads(json.dumps(plain_flow(spec), sort_keys=True))
    assert compile_flow(flow_of(stored)) == compile_flow(spec)


@settings(deadline=None, max_examples=60)
@given(flows())
def test_every_block_structured_flow_is_sound(plain: dict[str, Any]) -> None:
    assert soundness(compile_flow(flow_of(plain))) == ()


@settings(deadline=None, max_examples=60)
@given(flows(), st.data())
def test_the_order_of_parallel_steps_does_not_matter(plain: dict[str, Any], data: st.DataObject) -> None:
    net = compile_flow(flow_of(plain))
    marking = _walk(net, data)
    for one in net.enabled(marking):
        for other in net.enabled(marking):
            if one != other:
                assert _both(net, marking, one, other) == _both(net, marking, other, one)


def _walk(net: Net, data: st.DataObject) -> Marking:
    marking = net.initial()
    for _ in range(data.draw(st.integers(0, 8))):
        marking = data.draw(st.sampled_from(successors(net, marking) or (marking,)))
    return marking


def _both(net: Net, marking: Marking, first: str, second: str) -> Marking:
    for step in (first, second):
        marking = net.complete(marking, step, (net.choices(step) or ("",))[0])
    return marking
