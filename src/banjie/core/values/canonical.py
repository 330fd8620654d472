"""One value, one text, one digest: canonical JSON as the log stores it (RFC 8785 for the subset we allow).

Allowed are objects with ASCII keys, arrays, strings, booleans, null and integers of magnitude below 2**53.
Within that subset sorted compact JSON *is* RFC 8785, so the standard library's encoder is enough.
"""

import hashlib
import json

_ALLOWED = "objects, arrays, strings, booleans, null and integers below 2**53"

_LARGEST = 2**53 - 1
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


class NotCanonical(ValueError):
    """A value that has no canonical text; the message names the place."""


def canonical_json(value: object) -> str:
    """Return the one canonical text of `value`; raise `NotCanonical` where it has none."""
    _check(value, "$")
    return _encode(value)


def digest(text: str) -> str:
    """Return `sha256:` and the hexadecimal digest of the UTF-8 bytes of `text`."""
    return digest_bytes(text.encode())


def digest_bytes(data: bytes) -> str:
    """Return `sha256:` and the hexadecimal digest of `data`."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _check(value: object, place: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonical(f"{place}: key {key!r} must be ASCII text")
            _check(inner, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            _check(inner, f"{place}[{index}]")
    elif isinstance(value, str):
        if not value.isascii():
            _check_text(value, place)
    elif isinstance(value, int):
        if abs(value) > _LARGEST:
            raise NotCanonical(f"{place}: {value} is beyond 2**53; write it as text")
    elif value is not None:
        raise NotCanonical(f"{place}: {type(value).__name__} is not one of {_ALLOWED}")


def _check_text(value: str, place: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotCanonical(f"{place}: text holds half of a character pair") from None
