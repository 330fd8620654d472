"""The bytes of a file, unpacked where it is packed with gzip, with an end to files that would swell without one."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

GZIP = b"\x1f\x8b"
_READ, _PIECE = 1 << 18, 1 << 20
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
SWELLS_TIMES, SWELLS_BYTES = 200, 1 << 30


class Unpacked:
    """The unpacked bytes of `path`; when they have ended, `damage` says what is wrong with the file, if anything.

    `position` is how many of the `size` bytes of the file are read. A packed file ends where it has given more than
    `swells_bytes` and more than 200 times its size.
    """

    def __init__(self, path: Path, *, swells_bytes: int = SWELLS_BYTES) -> None:
        self.damage: str | None = None
        self.position, self.size = 0, path.stat().st_size
        self._path, self._given, self._swells_bytes = path, 0, swells_bytes

    def blocks(self, size: int) -> Iterator[bytes]:
        """Yield blocks of `size` bytes or a little more; only the last is shorter. None of them is empty."""
        gathered: list[bytes] = []
        length = 0
        for piece in self._pieces():
            gathered.append(piece)
            length += len(piece)
            if length >= size:
                yield b"".join(gathered)
                gathered, length = [], 0
        if length:
            yield b"".join(gathered)

    def _pieces(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
            file.seek(0)
            yield from self._inflated(file) if packed else self._read(file)

    def _read(self, file: BinaryIO) -> Iterator[bytes]:
        while piece := file.read(_READ):
            self.position += len(piece)
            yield piece

    def _inflated(self, file: BinaryIO) -> Iterator[bytes]:
        inflater = zlib.decompressobj(_GZIP_WINDOW)
        for packed in self._read(file):
            while packed := packed.lstrip(b"\0") if inflater.eof else packed:
                inflater = zlib.decompressobj(_GZIP_WINDOW) if inflater.eof else inflater
                piece, packed = self._inflate(inflater, packed)
                if self.damage:
                    return
                yield piece
        if not inflater.eof:
            self.damage = "the gzip file ends too early"

    def _inflate(self, inflater: "zlib._Decompress", packed: bytes) -> tuple[bytes, bytes]:
        """Return some unpacked bytes, and the packed ones still to do."""
        try:
            piece = inflater.decompress(packed, _PIECE)
        except zlib.error:
            self.damage = "the gzip file is damaged"
            return b"", b""
        self._given += len(piece)
        if self._given > max(self._swells_bytes, SWELLS_TIMES * self.size):
            self.damage = f"the gzip file unpacks to more than {SWELLS_TIMES} times its size"
        return piece, inflater.unused_data if inflater.eof else inflater.unconsumed_tail
