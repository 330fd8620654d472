"""Are the files there, and does each hold the keys it may hold?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.pack import schema
from banjie.core.pack.shape import Misfit, Shape
from banjie.core.pack.source import (
    CASES,
    CLOCKS,
    FLOW,
    FORM,
    LANGUAGES,
    OPTIONAL,
    PACK,
    PAPERS,
    REQUIRED,
    WORDS,
    Finding,
    PackSource,
    Path,
    finding,
)

SHAPES: Mapping[str, Shape] = {
    PACK: schema.PACK,
    CLOCKS: schema.CLOCKS,
    FLOW: schema.FLOW,
    FORM: schema.FORM,
    PAPERS: schema.PAPERS,
}
WORD_FILES = tuple(f"{WORDS}{language}.yaml" for language in LANGUAGES)


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield missing and unknown files, and every key or value that does not fit."""
    for name in (*REQUIRED, *WORD_FILES):
        if name not in pack.files:
            yield finding(pack, name, (), "the file is missing", "write it; docs/packs/reference.md says what it holds")
    for name, file in pack.files.items():
        for path, message, remedy in _misfits(name, file.data):
            yield finding(pack, name, path, message, remedy)


def _misfits(name: str, data: Any) -> Iterator[Misfit]:
    if data is None:
        yield (), "the file is empty", "write its keys, or remove the file"
    elif name in SHAPES:
        yield from SHAPES[name].misfits(data, ())
    elif name in WORD_FILES:
        yield from _words(data, ())
    elif name.startswith(CASES):
        yield from schema.CASE.misfits(data, ())
    else:
        known = ", ".join((*REQUIRED, *OPTIONAL, *WORD_FILES, f"{CASES}<name>.yaml"))
        yield (), "a pack has no such file", f"name it one of {known}"


def _words(data: Any, path: Path) -> Iterator[Misfit]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _words(value, (*path, key))
    elif not isinstance(data, str) or not data.strip():
        yield path, "a text is missing here", "write the words, in quotes where they are a number"
