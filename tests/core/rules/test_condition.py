"""Conditions hold, do not hold, or are not decided by what is known."""

import pytest

from banjie.core.rules.condition import facts_needed, holds, missing, params_needed
from banjie.core.rules.reading_condition import read_condition
from banjie.core.rules.wrong import RuleWrong

LATE = {"fact": "late_days", "above": 3}
GRANTED = {"fact": "outcome", "is": "granted"}


def held(data: object, **facts: int | bool | str | None) -> bool | None:
    return holds(read_condition(data, "condition", {"red_days"}), facts, {"red_days": 3})


@pytest.mark.parametrize(
    ("comparison", "below", "equal", "above"),
    [
        ("above", False, False, True),
        ("below", True, False, False),
        ("at_least", False, True, True),
        ("at_most", True, True, False),
        ("is", False, True, False),
        ("is_not", True, False, True),
    ],
)
def test_a_number_is_compared_with_a_threshold(comparison: str, *, below: bool, equal: bool, above: bool) -> None:
    asked = {"fact": "late_days", comparison: 3}
    assert [held(asked, late_days=days) for days in (2, 3, 4, None)] == [below, equal, above, None]


def test_a_threshold_may_be_a_parameter_or_another_fact() -> None:
    assert held({"fact": "late_days", "above": {"param": "red_days"}}, late_days=4) is True
    other = {"fact": "fee", "is_not": {"fact": "fee_standard"}}
    assert held(other, fee=5, fee_standard=6) is True
    assert held(other, fee=5) is None


def test_known_is_never_unknown() -> None:
    assert held({"fact": "fee", "known": True}) is False
    assert held({"fact": "fee", "known": False}) is True


def test_the_unknown_decides_nothing_unless_the_rest_does() -> None:
    assert held({"all": [LATE, GRANTED]}, late_days=1) is False
    assert held({"all": [LATE, GRANTED]}, late_days=4) is None
    assert held({"any": [LATE, GRANTED]}, late_days=4) is True
    assert held({"any": [LATE, GRANTED]}, late_days=1) is None
    assert held({"not": LATE}) is None
    assert held({"not": LATE}, late_days=1) is True


def test_a_condition_says_what_it_needs() -> None:
    asked = read_condition({"all": [LATE, {"not": {"fact": "fee", "above": {"param": "p"}}}]}, "condition", {"p"})
    assert facts_needed(asked) == {"late_days", "fee"}
    assert params_needed(asked) == {"p"}


def test_one_way_that_is_fed_is_enough() -> None:
    either, both = (read_condition({word: [LATE, GRANTED]}, "condition", ()) for word in ("any", "all"))
    assert missing(either, ["outcome"]) == frozenset()
    assert missing(either, []) == {"late_days", "outcome"}
    assert missing(both, ["outcome"]) == {"late_days"}
    neither = read_condition({"not": {"any": [LATE, GRANTED]}}, "condition", ())
    assert missing(neither, ["outcome"]) == {"late_days"}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("late", "c"),
        ({}, "c"),
        ({"all": []}, "c.all"),
        ({"any": [LATE, {"fact": "lateness", "above": 1}]}, "c.any[1].fact"),
        ({"fact": "late_days"}, "c"),
        ({"fact": "late_days", "over": 1}, "c"),
        ({"fact": "late_days", "above": "1"}, "c.above"),
        ({"fact": "late_days", "above": True}, "c.above"),
        ({"fact": "outcome", "above": 1}, "c.above"),
        ({"fact": "outcome", "is": {"param": "red_days"}}, "c.is"),
        ({"fact": "late_days", "above": {"param": "none"}}, "c.above"),
        ({"fact": "late_days", "above": {"fact": "outcome"}}, "c.above"),
        ({"fact": "late_days", "known": 1}, "c.known"),
        ({"not": {"not": LATE, "all": [LATE]}}, "c.not"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data: object, place: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        read_condition(data, "c", {"red_days"})
    assert wrong.value.place == place
