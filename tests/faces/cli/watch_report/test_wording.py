"""Three languages say the same things of a report."""

from string import Formatter
from typing import Any

import pytest

from banjie.core.facts.catalogue import FACTS
from banjie.faces.cli.watch_report.wording import report_words
from banjie.faces.cli.wording import LANGUAGES


def texts(table: Any, path: str = "") -> dict[str, str]:
    if not isinstance(table, dict):
        return {path: table}
    return {key: text for name, inner in table.items() for key, text in texts(inner, f"{path}.{name}").items()}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys_and_values_to_fill_in(language: str):
    ours, first = (texts(report_words(one).table) for one in (language, LANGUAGES[0]))
    assert {key: fields(text) for key, text in ours.items()} == {key: fields(text) for key, text in first.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_fact_needs_of_a_log_has_a_word(language: str):
    words = report_words(language)
    needs = {need for fact in FACTS.values() for need in fact.needs}
    keys = {f"acts.{need[4:]}" if need.startswith("act:") else f"roles.{need}" for need in needs}
    assert not [key for key in keys if words.find(key) is None]


def test_an_unknown_language_falls_back_to_the_first():
    assert report_words("tlh").language == "zh-Hans"
