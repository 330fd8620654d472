"""In which encoding a text is written."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LAST = "latin-1"
_HAN = range(0x4E00, 0x9FA6)
_TAIL = 4  # bytes of a sign cut off at the sample's end


def encoding_of(sample: bytes) -> str:
    """Return the name of the encoding of a text by its first bytes; `latin-1` where no other fits.

    A byte order mark decides; then UTF-8; then GB18030 or Big5, whichever gives more of the common Chinese signs.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if _fits(sample, "utf-8"):
        return "utf-8"
    fitting = [name for name in ("gb18030", "big5") if _fits(sample, name)]
    return max(fitting, key=lambda name: _common(sample, name), default=_LAST)


def _fits(sample: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _common(sample: bytes, name: str) -> float:
    """Return the share of signs that stand in the first level of GB 2312 or of Big5, the common ones."""
    text = codecs.getincrementaldecoder(name)().decode(sample, final=False)
    signs = [sign for sign in text if ord(sign) > 0x7F]
    return sum(ord(sign) in _HAN and _is_common(sign, name) for sign in signs) / max(len(signs), 1)


def _is_common(sign: str, name: str) -> bool:
    try:
        first = sign.encode("gb2312" if name == "gb18030" else "big5")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= first <= 0xD7 if name == "gb18030" else 0xA4 <= first <= 0xC6
