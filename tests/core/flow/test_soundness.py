"""What is said of flows that cannot come to their end."""

from typing import Any

from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.soundness import soundness


def problems(*steps: dict[str, Any], start: str = "a", bound: int = 1000) -> list[tuple[str, str]]:
    net = compile_flow(flow_of({"start": start, "steps": list(steps)}))
    return [(problem.kind, problem.node) for problem in soundness(net, bound)]


def test_a_sound_flow_has_no_problems() -> None:
    assert problems({"id": "a", "next": "end"}) == []


def test_a_step_nothing_leads_to_is_dead() -> None:
    assert problems({"id": "a", "next": "end"}, {"id": "b", "next": "end"}) == [("dead_step", "b")]


def test_a_circle_without_a_way_out_is_stuck() -> None:
    assert ("stuck", "a") in problems({"id": "a", "next": "b"}, {"id": "b", "next": "a"})


def test_a_choice_in_front_of_a_join_leaves_it_waiting() -> None:
    both = {"id": "a", "parallel": ["b", "c"], "join": "end"}
    found = problems(both, {"id": "b", "choose": {"on": "a.join", "off": "d"}}, {"id": "c"}, {"id": "d", "next": "d"})
    assert ("stuck", "a.join") in found


def test_an_end_beside_an_open_branch_is_left_over() -> None:
    both = {"id": "a", "parallel": ["b", "c"], "join": "end"}
    found = problems(both, {"id": "b", "next": "end"}, {"id": "c", "next": "end"})
    assert ("left_over", "end") in found


def test_a_step_that_opens_itself_twice_is_named_and_not_followed() -> None:
    found = problems({"id": "a", "parallel": ["b", "c"], "join": "end"}, {"id": "b", "next": "a"}, {"id": "c"})
    assert ("twice", "c") in found or ("twice", "a.join<c") in found


def test_a_flow_beyond_the_bound_says_so() -> None:
    assert ("too_large", "") in problems({"id": "a", "next": "b"}, {"id": "b", "next": "end"}, bound=2)
