"""A clock that cannot run as it is written is told, with what to write instead."""

from typing import Any

import pytest

from tests.core.pack.demo import Changed, said

ENTRY = {"from": "2020-01-01", "citation": {"law": "示例条例", "article": "9"}}
LIMIT = {**ENTRY, "days": 5}
SET = {**ENTRY, "planned": True}


def with_clock(milestones: dict[str, Any] | None = None, **clock: Any) -> str:
    """Return what the checker says of the demo pack with one more clock and these milestones."""
    changed = Changed().set("clocks.yaml", "clocks", "extra", to={"ends": ["granted"], **clock})
    if milestones is not None:
        changed = changed.set("pack.yaml", "milestones", to=milestones).set("pack.yaml", "acts", "reach", to=ENTRY)
    return said(changed.law_findings())


@pytest.mark.parametrize(
    ("clock", "message"),
    [
        ({"limit": LIMIT}, "a clock has starts, or an event before which it runs"),
        ({"starts": ["submitted"]}, "a clock has either a limit or a day until which it runs"),
        ({"starts": ["submitted"], "limit": LIMIT, "runs": "backwards"}, "needs its event"),
        ({"before": ["hearing_set"], "limit": LIMIT}, "hearing_set announces no day"),
        ({"starts": ["submitted"], "until": {**ENTRY, "event": "hearing_set"}}, "hearing_set announces no day"),
        ({"starts": ["reached"], "limit": LIMIT}, "reached is no event"),
        ({"starts": ["step_opened.nowhere"], "limit": LIMIT}, "step_opened.nowhere is no event"),
        ({"starts": ["submitted"], "limit": LIMIT, "stoppable": True}, "there is stoppable but no act stop"),
        (
            {"starts": ["submitted"], "limit": LIMIT, "extension": {**ENTRY, "days": 3, "approver": "head"}},
            "there is extension but no act extend",
        ),
        (
            {"starts": ["submitted"], "limit": LIMIT, "restart": {**ENTRY, "codes": ["new"]}},
            "there is restart but no act restart",
        ),
        ({"starts": ["submitted"], "limit": {**LIMIT, "days": 400, "unit": "month"}}, "1 to 120 months"),
        ({"starts": ["submitted"], "limit": {**LIMIT, "unit": "hour", "last_day": "stays"}}, "from hour to hour"),
        (
            {"starts": ["submitted"], "limit": LIMIT, "silence": {**ENTRY, "act": "reach"}},
            "silence supplies reach, which the pack does not know",
        ),
        (
            {"starts": ["submitted"], "limit": LIMIT, "silence": {**ENTRY, "act": "accept"}},
            "silence supplies accepted, which does not end the clock",
        ),
        (
            {"starts": ["submitted"], "limit": LIMIT, "silence": {**ENTRY, "act": "grant", "starts": ["accepted"]}},
            "silence follows from accepted, which does not start the clock",
        ),
    ],
)
def test_a_clock_that_cannot_run_is_told(clock: dict[str, Any], message: str) -> None:
    assert message in with_clock(**clock)


def test_the_time_before_an_event_is_not_made_shorter() -> None:
    limit = {**LIMIT, "last_day": "next_working_day"}
    told = with_clock({"hearing_set": SET}, before=["hearing_set"], limit=limit)
    assert "the time before an event would become shorter" in told


def test_silence_names_its_milestone_only_where_it_reaches_one() -> None:
    silence = {**ENTRY, "act": "grant", "milestone": "hearing_set"}
    told = with_clock({"hearing_set": SET}, starts=["submitted"], limit=LIMIT, silence=silence)
    assert "silence names a milestone where it reaches one" in told


@pytest.mark.parametrize(
    ("milestones", "message"),
    [
        ({"granted": ENTRY}, "granted is an event of every matter"),
        ({"hearing_set": {**ENTRY, "after": ["nothing"]}}, "nothing is no event"),
    ],
)
def test_a_milestone_that_cannot_be_is_told(milestones: dict[str, Any], message: str) -> None:
    assert message in with_clock(milestones, starts=["submitted"], limit=LIMIT)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("limit.decision", "five", "is no number of days"),
        ("limit.nowhere", 5, "limit.nowhere is no parameter"),
        ("unit.decision", "month", "does not fit here"),
        ("silence.decision", "off", "silence.decision is no parameter"),
    ],
)
def test_a_parameter_of_a_clock_fits_its_clock(name: str, value: object, message: str) -> None:
    changed = Changed().set("pack.yaml", "parameters", name, to={**ENTRY, "value": value})
    assert message in said(changed.law_findings())
