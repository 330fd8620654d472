"""Identifiers we make ourselves: UUIDv7 (RFC 9562) and the tracking code a citizen types."""

from datetime import datetime
from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U
_LOOKS_LIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
TRACKING_BITS = 60


def uuid7(at: datetime, entropy: bytes) -> UUID:
    """Return a UUIDv7 for the instant `at` (aware) from 10 random bytes."""
    if len(entropy) != 10:
        raise ValueError(f"uuid7 needs 10 random bytes, got {len(entropy)}")
    milliseconds = int(at.timestamp() * 1000)
    tail = int.from_bytes(entropy, "big")
    high, low = (tail >> 62) & 0xFFF, tail & (2**62 - 1)
    return UUID(int=(milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)


def tracking_code(entropy: bytes) -> str:
    """Return 12 characters (60 random bits) from 8 random bytes, stored without hyphens."""
    if len(entropy) != 8:
        raise ValueError(f"a tracking code needs 8 random bytes, got {len(entropy)}")
    number = int.from_bytes(entropy, "big") & (2**TRACKING_BITS - 1)
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(TRACKING_BITS - 5, -5, -5))


def spaced(code: str) -> str:
    """Return a tracking code in three groups of four, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed_code(text: str) -> str | None:
    """Return the tracking code a person typed, forgiving case, hyphens, blanks, I/L for 1 and O for 0.

    None where it cannot be one: another length or another character.
    """
    code = "".join(text.split()).replace("-", "").upper().translate(_LOOKS_LIKE)
    return code if len(code) == 12 and all(character in ALPHABET for character in code) else None
