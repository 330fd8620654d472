"""The catalogue of supervision: every rule fires where it must, and only there, and says so in three languages."""

import subprocess
import sys
from pathlib import Path

import pytest

from banjie.adapters.pack_files import read_yaml
from banjie.core.rules.reading import LANGUAGES, read_rules
from banjie.core.rules.rule import Outcome, Rule, check, fields

ROOT = Path(__file__).resolve().parents[2]
RULES = read_rules(read_yaml((ROOT / "packs/cn/watch/rules.yaml").read_bytes()).data)
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@every_rule
def test_a_rule_fires_for_its_samples(rule: Rule) -> None:
    assert rule.fires
    assert {check(rule, facts).outcome for facts in rule.fires} == {Outcome.FIRES}


@every_rule
def test_a_rule_does_not_fire_for_what_is_lawful_or_unknown(rule: Rule) -> None:
    assert {check(rule, facts).outcome for facts in rule.fires_not} >= {Outcome.DOES_NOT}
    assert all(check(rule, facts).outcome is not Outcome.FIRES for facts in rule.fires_not)


@every_rule
def test_a_rule_is_not_checked_where_nothing_is_known(rule: Rule) -> None:
    assert check(rule, {}).outcome is not Outcome.FIRES


@every_rule
def test_a_rule_says_the_same_in_three_languages(rule: Rule) -> None:
    assert set(rule.words) == set(LANGUAGES)
    named = {language: set(fields(words.sentence)) for language, words in rule.words.items()}
    assert named["zh-Hans"] == named["zh-Hant"]
    assert named["en"] <= named["zh-Hans"] | set(rule.params)


@every_rule
def test_every_threshold_has_a_source(rule: Rule) -> None:
    assert all(held.source for held in rule.thresholds.values())


def test_a_parameter_of_one_name_has_one_value() -> None:
    named = {(name, value) for rule in RULES for name, value in rule.params.items()}
    assert len(named) == len(dict(named))


def test_the_page_of_rules_is_what_the_catalogue_says() -> None:
    script = ROOT / "scripts" / "make_watch_rules.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
