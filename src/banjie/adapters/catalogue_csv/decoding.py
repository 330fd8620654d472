"""From bytes to text: UTF-8 with or without mark, UTF-16 with mark, GB 18030 (and so GBK, GB 2312)."""

import codecs
from dataclasses import dataclass

from banjie.services.ports.catalogue_rows import CatalogueUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DAMAGED_SHARE = 20
UNREADABLE = "\ufffd"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """The text of a file and what it was read with; unreadable bytes stand in it as U+FFFD."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; raise `CatalogueUnreadable` where it is no text.

    A few damaged bytes do not turn a UTF-8 file into another encoding: they are marked, and their rows told.
    """
    if data.startswith(_PACKED):
        raise CatalogueUnreadable("workbook", "this is a workbook, not a text table; save it as CSV (UTF-8) first")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        return Decoded(text=data.decode(marked, "replace").lstrip("\ufeff"), encoding=marked)
    if b"\0" in data:
        raise CatalogueUnreadable("binary", "the file holds zero bytes, so it is no text table; save it as CSV (UTF-8)")
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if _slightly_damaged(text):
            return Decoded(text=text, encoding=encoding)
    raise CatalogueUnreadable("encoding", "the file is neither UTF-8 nor GB 18030 text; save it as CSV (UTF-8)")


def _slightly_damaged(text: str) -> bool:
    """Return whether at most one in twenty of the characters beyond ASCII could not be read."""
    damaged = text.count(UNREADABLE)
    return damaged == 0 or damaged * _DAMAGED_SHARE <= sum(not character.isascii() for character in text)
