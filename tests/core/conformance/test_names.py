"""Which step an activity is."""

from typing import Any

from banjie.core.conformance.names import step_names
from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from tests.core.conformance.logs import CHECKS


def names(*steps: dict[str, Any]) -> dict[str, str]:
    return dict(step_names(flow_of({"start": steps[0]["id"], "steps": [{**step, "next": "end"} for step in steps]})))


def test_a_step_goes_by_its_id_and_its_words_in_every_language() -> None:
    found = step_names(flow_of(CHECKS))
    assert (found["review"], found["审查"], found["Review"], found["papers"]) == (
        "review",
        "review",
        "review",
        "papers",
    )


def test_a_net_gives_the_same_names_as_its_flow() -> None:
    assert step_names(compile_flow(flow_of(CHECKS))) == step_names(flow_of(CHECKS))


def test_gateways_have_no_names() -> None:
    assert "checks" not in step_names(flow_of(CHECKS))


def test_words_of_two_steps_mean_neither() -> None:
    assert names({"id": "a", "words": {"en": "Check"}}, {"id": "b", "words": {"en": "Check"}}) == {"a": "a", "b": "b"}


def test_an_id_means_its_own_step_whatever_words_say() -> None:
    assert names({"id": "a", "words": {"en": "b"}}, {"id": "b"}) == {"a": "a", "b": "b"}
