"""One value, one text, one digest: canonical JSON as the log stores it (RFC 8785 for the subset we allow).

Allowed are objects with ASCII keys, arrays, strings, booleans, null and integers of magnitude below 2**53; a NUL in a
string is not, because the database that keeps the strings beside the log could not keep it.
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
    if not _is_canonical(value):
        _check(value, "$")
    return _encode(value)


def digest(text: str) -> str:
    """Return `sha256:` and the hexadecimal digest of the UTF-8 bytes of `text`."""
    return digest_bytes(text.encode())


def digest_bytes(data: bytes) -> str:
    """Return `sha256:` and the hexadecimal digest of `data`."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _is_canonical(value: object) -> bool:
    """Say quickly whether plain values are as they should be; where they are not, `_check` finds the place."""
    if isinstance(value, str):
        return "\0" not in value and (value.isascii() or _is_whole(value))
    if isinstance(value, dict):
        return all(map(_is_key, value)) and all(map(_is_canonical, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_canonical, value))
    return abs(value) <= _LARGEST if isinstance(value, int) else value is None


def _check(value: object, place: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not _is_key(key):
                raise NotCanonical(f"{place}: key {key!r} must be ASCII text without NUL")
            _check(inner, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            _check(inner, f"{place}[{index}]")
    elif isinstance(value, str):
        if not _is_whole(value):
            raise NotCanonical(f"{place}: text holds half of a character pair")
        if "\0" in value:
            raise NotCanonical(f"{place}: text holds a NUL character; leave it out")
    elif isinstance(value, int):
        if abs(value) > _LARGEST:
            raise NotCanonical(f"{place}: {value} is beyond 2**53; write it as text")
    elif value is not None:
        raise NotCanonical(f"{place}: {type(value).__name__} is not one of {_ALLOWED}")


def _is_key(key: object) -> bool:
    return isinstance(key, str) and key.isascii() and "\0" not in key


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
