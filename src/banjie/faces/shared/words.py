"""Every visible word: one YAML file per subject and language, read once, asked for by dotted key.

Plain Python, because the command line speaks the same words as the pages.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEFAULT_LANGUAGE = "zh-Hans"
FACES = Path(__file__).parents[1]

_PARAM = re.compile(r"\{([a-z_]+)\}")


class WordMissingWarning(UserWarning):
    """A word or one of its parameters is missing; tests turn this warning into an error."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """All words of all languages: `texts[language][key]`, with `{name}` where a value is put in."""

    texts: Mapping[str, Mapping[str, str]]

    def template(self, key: str, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the text of `key` with its `{name}` places; a missing key warns and is shown itself."""
        text = self.texts.get(language, self.texts[DEFAULT_LANGUAGE]).get(key)
        if text is not None:
            return text
        warnings.warn(
            f"no word for {key!r} in {language}: add it to words/{language}", WordMissingWarning, stacklevel=2
        )
        return key

    def say(self, key: str, language: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
        """Return the text of `key` in `language` with `values` put in; a missing value warns and stays visible."""
        return fill(self.template(key, language), values)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return `text` with each `{name}` replaced by its value; braces in the values are left alone."""
    missing = [name for name in params(text) if name not in values]
    if missing:
        warnings.warn(f"no value for {missing} in {text!r}", WordMissingWarning, stacklevel=2)
    return _PARAM.sub(lambda found: str(values.get(found[1], found[0])), text)


def params(text: str) -> tuple[str, ...]:
    """Return the sorted names of the values that `text` asks for."""
    return tuple(sorted(set(_PARAM.findall(text))))


def load(faces: Path = FACES) -> Words:
    """Read the word files of every face below `faces` (`<face>/words/<language>/*.yaml`).

    Raises ValueError naming the file where one is not a tree of texts, or says a key that another file has said.
    """
    return Words(texts={language: _read_language(faces, language) for language in LANGUAGES})


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the product's words, read once per process."""
    return load()


def say(key: str, language: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """Return the product's text of `key` in `language` with `values` put in."""
    return words().say(key, language, **values)


def _read_language(faces: Path, language: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(faces.glob(f"*/words/{language}/*.yaml")):
        read = _flat(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")), path)
        twice = sorted(texts.keys() & read.keys())
        if twice:
            raise ValueError(f"{path}: {twice[0]!r} is said by another file too; name this file after its own subject")
        texts |= read
    return texts


def _flat(prefix: str, node: Any, path: Path) -> dict[str, str]:
    if isinstance(node, str):
        return {prefix: node}
    if not isinstance(node, dict):
        raise ValueError(f"{path}: {prefix} must be a text or a group of texts, but is {node!r}; put it in quotes")
    texts: dict[str, str] = {}
    for key, child in node.items():
        if not isinstance(key, str):
            raise ValueError(
                f"{path}: below {prefix} the key {key!r} is read as {type(key).__name__}; put it in quotes"
            )
        texts |= _flat(f"{prefix}.{key}", child, path)
    return texts
