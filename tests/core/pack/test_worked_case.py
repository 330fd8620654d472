"""A worked case that comes out otherwise is told with its place."""

from typing import Any

import pytest

from banjie.core.pack.read import pack_law
from banjie.core.pack.worked_case import run
from tests.core.pack.demo import Changed, calendar, demo

SUBMIT, ACCEPT = {"on": "2026-01-05", "act": "submit"}, {"on": "2026-01-05", "act": "accept"}


def outcome(*acts: dict[str, Any], **expect: Any) -> list[tuple[Any, ...]]:
    case = {"words": "-", "acts": list(acts), "expect": expect}
    return list(run(pack_law(demo()), case, calendar()))


def test_a_case_that_comes_out_as_it_says_has_nothing_to_tell() -> None:
    assert outcome(SUBMIT, ACCEPT, phase="running", open=["look"], months=6) == []


def test_another_date_is_told() -> None:
    [(place, message, remedy)] = outcome(SUBMIT, ACCEPT, clocks={"decision": {"due": "2026-01-13"}})
    assert place == ("expect", "clocks", "decision", "due")
    assert message == "due of the clock decision is 2026-01-12, not 2026-01-13"
    assert remedy == "write 2026-01-12, or correct the acts"


def test_an_unexpected_refusal_is_told() -> None:
    [(place, message, _)] = outcome(SUBMIT, {"on": "2026-01-05", "act": "deliver"})
    assert place == ("acts", 1)
    assert message.startswith("deliver is refused: wrong_phase")


def test_a_refusal_that_does_not_come_is_told() -> None:
    [(place, message, _)] = outcome({**SUBMIT, "refused": "applicant_missing"})
    assert (place, message) == (("acts", 0, "refused"), "submit is done, not refused with applicant_missing")


def test_another_phase_is_told() -> None:
    assert outcome(SUBMIT, phase="running")[0][1] == "phase is submitted, not running"


def test_a_clock_that_has_not_started_is_told() -> None:
    assert outcome(SUBMIT, clocks={"decision": {"due": "2026-01-13"}})[0][1] == "the clock decision has not started"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"on": "2026-01-05", "act": "approve"}, "'approve' is no act"),
        ({"on": "2026-01-05"}, "None is no act"),
        ("submit", "None is no act"),
        ({"on": "2026-01-05", "act": "accept", "ground": "hearing"}, "the key 'ground' is not known here"),
        ({"on": "5 January", "act": "accept"}, "'5 January' does not fit here"),
        ({"on": "2026-01-05", "act": "submit", "materials": "plan"}, "is no list"),
        ({"on": "2026-01-05", "act": "complete_step"}, "the key step is missing"),
        ({"on": "2026-01-05", "act": "correct", "target": 1, "replacement": {"on": "2026-01-05"}}, "None is no act"),
        ({"on": "2026-02-30", "act": "accept"}, "day is out of range"),
    ],
)
def test_a_line_that_is_no_act_is_told(line: Any, message: str) -> None:
    assert message in outcome(SUBMIT, line)[0][1]


REFER = {"on": "2026-01-06", "act": "refer", "children": ["fire", "health"]}
GRANT = {"on": "2026-01-07", "act": "grant"}


def referring(*acts: dict[str, Any], **children: Any) -> list[tuple[Any, ...]]:
    """Return what a case under the demo pack tells where it may be referred and decided at once."""
    entry = {"from": "2020-01-01", "citation": {"law": "示例条例", "article": "4"}}
    pack = Changed().set("pack.yaml", "acts", "refer", to=entry).set("pack.yaml", "children", to={**entry, **children})
    steps = [{"id": "decide", "role": "decider", "act": "decide", "next": "end"}]
    pack.set("flow.yaml", "flows", "ordinary", to={**entry, "start": "decide", "steps": steps})
    case = {"words": "-", "acts": [SUBMIT, ACCEPT, *acts], "expect": {}}
    return list(run(pack_law(pack.source()), case, calendar()))


def test_children_of_a_case_are_decided_unless_it_says_otherwise() -> None:
    waiting = {**GRANT, "open_children": ["fire"]}
    assert referring(REFER, GRANT, decide_after_children=True) == []
    assert referring(REFER, {**waiting, "refused": "children_open"}, decide_after_children=True) == []
    assert referring(REFER, waiting, decide_after_children=False) == []
    [(_, message, _)] = referring(REFER, waiting, decide_after_children=True)
    assert message == "grant is refused: children_open, children fire, though the case goes on"


def test_children_are_named_by_names() -> None:
    assert "does not fit here" in referring({**REFER, "children": ["Fire"]})[0][1]


def test_an_item_that_breaks_the_law_is_told() -> None:
    case = {"acts": [SUBMIT], "item": {"promised_days": 99}, "expect": {}}
    [(place, message, _)] = run(pack_law(demo()), case, calendar())
    assert place == ("item",)
    assert "never looser" in message
