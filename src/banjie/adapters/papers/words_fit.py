"""Makes words fit for the press: no character that hides or turns text, and columns as wide as their words."""

import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_NARROW_EM = 7.0
_WIDEST_EM = 24.0
_LABEL_EM = (4.0, 10.5)


Drawn = frozenset[int]


@cache
def drawn(manifest: Path) -> Drawn:
    """Return the code points that the font draws, as its manifest lists them (`4e00-9fa5 ...`, hexadecimal)."""
    ranges = [text.split("-") for text in json.loads(manifest.read_text("utf-8"))["drawn"]]
    return frozenset(point for ends in ranges for point in range(int(ends[0], 16), int(ends[-1], 16) + 1))


def printable(value: Any, font: Drawn) -> Any:
    """Return plain data with every text cleaned: no character that hides, controls or turns others.

    A character the font does not draw is printed as 〓 with its number, `〓〔U+20BB7〕`,
    so that no name is cut in silence.
    """
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\t", " "))
        return "".join(_clean(character, font) for character in text)
    if isinstance(value, dict):
        return {key: printable(inner, font) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner, font) for inner in value]
    return value


def _clean(character: str, font: Drawn) -> str:
    if character == "\n" or ord(character) in font:
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.category(character) in _UNSEEN or unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return ""
    return f"〓〔U+{ord(character):04X}〕"


def column_widths(rows: Sequence[Sequence[str]]) -> list[dict[str, float | bool]]:
    """Return for each column its size in em and whether it grows; at least one column always grows to fill the line."""
    columns = zip_longest(*rows, fillvalue="")
    sizes = [max((_em(cell) for cell in column), default=1.0) for column in columns]
    grows = [size > _NARROW_EM for size in sizes]
    if grows and not any(grows):
        grows[-1] = True
    return [{"size": min(max(size, 1.0), _WIDEST_EM), "grows": grow} for size, grow in zip(sizes, grows, strict=True)]


def label_width(labels: Sequence[str]) -> float:
    """Return the width in em of a column of labels: as wide as the longest, within reason (longer ones wrap)."""
    narrowest, widest = _LABEL_EM
    return min(max(narrowest, *(_em(label) for label in labels), 0.0), widest)


def _em(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.56 for character in text)
