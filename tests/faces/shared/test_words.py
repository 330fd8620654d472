"""Each language says everything, with the same values; nothing missing goes unnoticed."""

from pathlib import Path

import pytest

from banjie.faces.shared.words import LANGUAGES, WordMissingWarning, load, params, say, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert words().texts[language].keys() == words().texts["zh-Hans"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_asks_for_the_same_values(language: str) -> None:
    wrong = {
        key: text
        for key, text in words().texts[language].items()
        if params(text) != params(words().texts["zh-Hans"][key])
    }
    assert wrong == {}


def test_a_value_is_put_in_its_place() -> None:
    assert say("rule.spoken.used", "zh-Hans", amount=5) == "已用5"


def test_a_missing_word_warns_and_is_shown() -> None:
    with pytest.warns(WordMissingWarning, match=r"no\.such"):
        assert say("no.such") == "no.such"


def test_a_missing_value_warns_and_stays_visible() -> None:
    with pytest.warns(WordMissingWarning, match="amount"):
        assert say("rule.spoken.used") == "已用{amount}"


def test_braces_in_a_value_are_left_alone() -> None:
    assert say("rule.spoken.used", "zh-Hans", amount="{x}") == "已用{x}"


def test_an_unknown_language_speaks_the_default() -> None:
    assert say("state.running", "fr") == "在办"


def face_with(folder: Path, name: str, text: str) -> Path:
    for language in LANGUAGES:
        path = folder / name / "words" / language / "a.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "wrong"), [("on: 开", "True"), ("one: 1", "must be a text"), ("[1]", "must be a text")]
)
def test_a_file_that_is_no_tree_of_texts_is_named(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=rf"a\.yaml.*{wrong}"):
        load(face_with(tmp_path, "desk", text))


def test_two_files_may_not_say_the_same_key(tmp_path: Path) -> None:
    face_with(tmp_path, "desk", "one: 甲")
    with pytest.raises(ValueError, match=r"a\.one"):
        load(face_with(tmp_path, "portal", "one: 乙"))
