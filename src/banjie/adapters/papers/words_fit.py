"""Makes words fit for the press: no character that hides or turns text, and columns as wide as their words."""

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NARROW_EM = 7.0
_WIDEST_EM = 24.0
_LABEL_EM = (4.0, 10.5)


def printable(value: Any) -> Any:
    """Return plain data with every text cleaned: control and direction-turning characters out, broken ones marked."""
    if isinstance(value, str):
        return "".join(_clean(character) for character in unicodedata.normalize("NFC", value.replace("\r\n", "\n")))
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


def _clean(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc":
        return " " if character == "\t" else ""
    return "" if character in _BIDI else character


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
