"""How the short form is read, and what is said of a wrong one."""

from typing import Any

import pytest

from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.spec import FlowError


def wrong(plain: dict[str, Any]) -> FlowError:
    with pytest.raises(FlowError) as caught:
        flow_of(plain)
    return caught.value


def steps(*given: dict[str, Any]) -> dict[str, Any]:
    return {"start": "a", "steps": list(given)}


def test_a_branch_of_several_steps_names_its_join() -> None:
    plain = steps(
        {"id": "a", "parallel": ["b", "d"], "join": "end"},
        {"id": "b", "next": "c"},
        {"id": "c", "next": "a.join"},
        {"id": "d"},
    )
    net = compile_flow(flow_of(plain))
    marking = net.complete(net.complete(net.initial(), "b"), "d")
    assert net.finished(net.complete(marking, "c"))


def test_a_flow_may_have_several_ends() -> None:
    net = compile_flow(flow_of({**steps({"id": "a", "choose": {"go": "end", "drop": "dropped"}}), "ends": ["dropped"]}))
    assert net.complete(net.initial(), "a", "drop") == ("dropped",)
    assert net.finished(("dropped",))


def test_a_target_that_does_not_exist_is_named_with_its_place() -> None:
    error = wrong(steps({"id": "a", "next": "b"}))
    assert error.place == ("steps", 0, "next")
    assert str(error) == "'b' is no step of this flow; write one of a, end"


@pytest.mark.parametrize(
    ("plain", "place", "message"),
    [
        (steps({"id": "a"}), ("steps", 0), "does not say where it leads"),
        (steps({"id": "a", "nxt": "end"}), ("steps", 0, "nxt"), "not known here"),
        (steps({"next": "end"}), ("steps", 0), "needs an id"),
        (steps({"id": "a", "next": "end"}, {"id": "a", "next": "end"}), ("steps", 1, "id"), "stands twice"),
        (steps({"id": "a", "choose": {"pass": "end"}}), ("steps", 0, "choose"), "two branches"),
        (steps({"id": "a", "parallel": ["a"], "join": "end"}), ("steps", 0, "parallel"), "two branches"),
        (steps({"id": "a", "act": "judge", "next": "end"}), ("steps", 0, "act"), "not known"),
        (steps({"id": "a", "signers": 0, "next": "end"}), ("steps", 0, "signers"), "no number from 1"),
        (steps({"id": "a", "next": "end", "choose": {"x": "end", "y": "end"}}), ("steps", 0, "next"), "both"),
        ({"start": "a", "steps": []}, ("steps",), "no steps"),
        ({"steps": [{"id": "a", "next": "end"}]}, ("start",), "no step"),
    ],
)
def test_a_wrong_flow_is_refused_with_its_place(plain: dict[str, Any], place: tuple[str, ...], message: str) -> None:
    error = wrong(plain)
    assert error.place == place
    assert message in error.message
    assert error.remedy
