"""A rule fires, does not fire, or was not checked, and is read from plain data."""

from collections.abc import Mapping
from typing import Any

import pytest

from banjie.core.rules.reading import read_params, read_rule, read_rules
from banjie.core.rules.rule import Outcome, Rule, check
from banjie.core.rules.wrong import RuleWrong
from banjie.core.values.citation import Citation

WORDS = {"name": "Late", "sentence": "Late by {late_days}, more than {slack}, at {office}."}
PLAIN: Mapping[str, Any] = {
    "severity": "yellow",
    "condition": {"fact": "late_days", "above": {"param": "slack"}},
    "params": {"slack": {"value": 1, "source": "the order of the region"}},
    "citation": {"law": "行政许可法", "article": "42"},
    "evidence": ["finish"],
    "words": {"zh-Hans": WORDS, "zh-Hant": WORDS, "en": WORDS},
    "samples": {"fires": [{"late_days": 2}], "not": [{"late_days": 1}]},
}


def rule(**changes: Any) -> Rule:
    return read_rule("late", {**PLAIN, **changes})


def test_a_rule_that_fires_tells_the_facts_and_the_article() -> None:
    verdict = check(rule(), {"late_days": 2, "office": "Roads", "fee": 5})
    assert verdict.outcome is Outcome.FIRES
    assert verdict.finding is not None
    assert verdict.finding.params == {"late_days": "2", "office": "Roads", "slack": "1"}
    assert verdict.finding.citation == Citation(law="行政许可法", article="42")


def test_a_rule_that_does_not_fire_tells_nothing() -> None:
    verdict = check(rule(), {"late_days": 1})
    assert (verdict.outcome, verdict.finding) == (Outcome.DOES_NOT, None)


def test_a_rule_that_could_not_be_checked_says_what_is_missing() -> None:
    verdict = check(rule(), {"late_days": None})
    assert (verdict.outcome, verdict.missing) == (Outcome.NOT_CHECKED, ("late_days",))


def test_a_region_sets_its_own_thresholds_and_says_who_did() -> None:
    (set_,) = read_params({"params": {"slack": 5}, "source": "Order 7"}, (rule(),))
    assert set_.params == {"slack": 5}
    assert set_.thresholds["slack"].source == "Order 7"
    assert check(set_, {"late_days": 5}).outcome is Outcome.DOES_NOT


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"params": {"slak": 5}, "source": "Order 7"}, "params.slak"),
        ({"params": {"slack": "5"}, "source": "Order 7"}, "params.slack"),
        ({"params": {"slack": 5}}, "file"),
        ({"params": {"slack": 5}, "source": ""}, "source"),
    ],
)
def test_a_wrong_threshold_of_a_region_is_named(data: object, place: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        read_params(data, (rule(),))
    assert wrong.value.place == place


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"severity": "grave"}, "rules.late.severity"),
        ({"penalty": 5}, "rules.late.penalty"),
        ({"params": {"slack": {"value": 1}}}, "rules.late.params.slack"),
        ({"params": {"late_days": {"value": 1, "source": "x"}}}, "rules.late.params.late_days"),
        ({"citation": {"law": "行政许可法"}}, "rules.late.citation"),
        ({"words": {"en": WORDS}}, "rules.late.words"),
        ({"words": {**PLAIN["words"], "en": {**WORDS, "sentence": "{who}"}}}, "rules.late.words.en.sentence"),
        ({"words": {**PLAIN["words"], "en": {**WORDS, "sentence": "{who"}}}, "rules.late.words.en.sentence"),
        ({"samples": {"fires": [], "not": [{}]}}, "rules.late.samples.fires"),
        ({"samples": {"fires": [{"lateness": 1}], "not": [{}]}}, "rules.late.samples.fires[0].lateness"),
        ({"evidence": "finish"}, "rules.late.evidence"),
    ],
)
def test_what_is_wrong_in_a_rule_is_named_with_its_place(changes: Mapping[str, Any], place: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        rule(**changes)
    assert wrong.value.place == place


def test_rules_keep_the_order_of_their_file() -> None:
    assert [one.code for one in read_rules({"rules": {"b": PLAIN, "a": PLAIN}})] == ["b", "a"]
    with pytest.raises(RuleWrong, match="rules"):
        read_rules({"rules": []})
