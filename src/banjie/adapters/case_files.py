"""Case files on disk: YAML or JSON, with the line and column of every value."""

import json
from dataclasses import replace
from pathlib import Path

from banjie.adapters.pack_files import LARGEST, YamlWrong, read_yaml
from banjie.core.pack.source import Path as Place
from banjie.core.pack.source import SourceFile
from banjie.services.files.case_file import PlaceWrong, misfit, wrong_at


def read_case(path: Path) -> SourceFile:
    """Return the plain data of a YAML or JSON file with the place of every value; raise `PlaceWrong`.

    As in packs, dates stay text and a key that stands twice is refused.
    """
    raw = _bytes(path)
    try:
        # JSON is YAML but for tabs, which stand only between its values
        is_json = raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
        source = read_yaml(raw.replace(b"\t", b" ") if is_json else raw)
    except YamlWrong as wrong:
        raise PlaceWrong(*wrong.position, misfit(wrong.message, wrong.remedy)) from None
    if is_json:
        source = replace(source, data=_of_json(raw, source))
    _check_texts(source, source.data, ())
    return source


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        wrong = misfit(f"the file cannot be read: {error.strerror}", "look at its name and permissions")
        raise PlaceWrong(1, 1, wrong) from None


def _of_json(raw: bytes, source: SourceFile) -> object:
    """Return what JSON makes of its own escapes; a file that only looks like JSON is YAML."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        return source.data


def _check_texts(source: SourceFile, plain: object, place: Place) -> None:
    """Refuse half a character, as an escape can write it: no text with it can be told to anybody."""
    if isinstance(plain, str) and any("\ud800" <= sign <= "\udfff" for sign in plain):
        raise wrong_at(source, place, misfit(f"{plain!r} holds half a character", "write the whole one"))
    inside = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, held in inside:
        _check_texts(source, key, (*place, key))
        _check_texts(source, held, (*place, key))
