"""The bytes of a file, packed by gzip or not, given in blocks and never without bounds."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from banjie.bulk.log.source import LogUnreadable, Told

BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_WINDOW = 16 + zlib.MAX_WBITS
MOST_TIMES, ALWAYS_BYTES = 200, 1 << 30
"""What unpacks to more than 200 times its size, and to more than 1 GiB, is no log."""


class Truncated(Exception):
    """The packed file ends before its end, or is damaged there; what came before was given."""


def is_packed(path: Path) -> bool:
    """Say whether the file is packed by gzip."""
    with path.open("rb") as file:
        return file.read(2) == _GZIP


def blocks(path: Path, told: Told | None = None) -> Iterator[bytes]:
    """Yield the unpacked bytes of a file in blocks.

    Raises `Truncated` at the place where a packed file is damaged, `LogUnreadable` where it unpacks beyond all bounds
    or cannot be opened.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            raw = _read(file, size, told)
            yield from _unpacked(raw, size, path.name) if is_packed(path) else raw
    except OSError as error:
        raise LogUnreadable(f"{path.name}: cannot be read: {error.strerror}") from None


def _read(file: object, size: int, told: Told | None) -> Iterator[bytes]:
    done = 0
    while block := file.read(BLOCK):  # type: ignore[attr-defined]
        done += len(block)
        if told:
            told(done, size)
        yield block


def _unpacked(raw: Iterator[bytes], size: int, name: str) -> Iterator[bytes]:
    given, unpacking, is_begun = 0, zlib.decompressobj(_WINDOW), False
    for block in raw:
        rest = block
        while rest:
            is_begun = True
            found = _unpacked_block(unpacking, rest)
            given += len(found)
            if given > max(MOST_TIMES * size, ALWAYS_BYTES):
                raise LogUnreadable(
                    f"{name}: unpacks to more than {MOST_TIMES} times its size; unpack it and look first"
                )
            if found:
                yield found
            rest = unpacking.unconsumed_tail
            if unpacking.eof:  # several packed pieces may follow one another
                rest, is_begun = unpacking.unused_data, False
                unpacking = zlib.decompressobj(_WINDOW)
    if is_begun:
        raise Truncated


def _unpacked_block(unpacking: "zlib._Decompress", rest: bytes) -> bytes:
    try:
        return unpacking.decompress(rest, BLOCK)
    except zlib.error:
        raise Truncated from None
