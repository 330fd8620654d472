"""Three languages say the same things."""

from typing import Any

import pytest

from banjie.faces.cli.wording import LANGUAGES, words_of


def keys(table: Any, path: str = "") -> set[str]:
    if not isinstance(table, dict):
        return {path}
    return {key for name, inner in table.items() for key in keys(inner, f"{path}.{name}")}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys(language: str):
    assert keys(words_of(language).table) == keys(words_of(LANGUAGES[0]).table)


def test_an_unknown_language_falls_back_to_the_first():
    assert words_of("tlh").language == "zh-Hans"
