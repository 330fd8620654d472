"""Codes of service items: an opaque text, compared as it is written; its make-up is recognised where it is a known one.

Provinces and vendors number differently (GB/T 39554.1-2020 beside older local rules), so nothing depends on a profile.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_SEGMENTED = re.compile(r"(?P<item>.+)-(?P<region>\d{12})-\d{3}-(?P<body>.+)-\d-\d{2}")
_PLAIN = re.compile(r"[0-9A-Za-z]+")
_BY_LENGTH = {12: "basic", 31: "implementation", 33: "handling"}


class ItemCodeProfile(StrEnum):
    """Known make-ups: the national basic (12), implementation (31) and handling (33) codes, and parts with hyphens."""

    BASIC = "basic"
    IMPLEMENTATION = "implementation"
    HANDLING = "handling"
    SEGMENTED = "segmented"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemCode:
    """A code as `written`, its profile, and for a segmented one the item, the region (6 digits) and the body's code."""

    written: str
    profile: ItemCodeProfile
    item: str = ""
    region: str = ""
    body: str = ""


def read_item_code(written: str) -> ItemCode:
    """Return the code with what can be recognised in it; every text is a code."""
    parts = _SEGMENTED.fullmatch(written)
    if parts is not None:
        return ItemCode(
            written=written,
            profile=ItemCodeProfile.SEGMENTED,
            item=parts["item"],
            region=parts["region"][:6],
            body=parts["body"],
        )
    name = _BY_LENGTH.get(len(written), "other") if _PLAIN.fullmatch(written) else "other"
    return ItemCode(written=written, profile=ItemCodeProfile(name))


def is_clean(written: str) -> bool:
    """Return whether the code can be typed and compared safely: visible ASCII characters only, no blanks."""
    return bool(written) and all("!" <= character <= "~" for character in written)
