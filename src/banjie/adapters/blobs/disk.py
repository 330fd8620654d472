"""A folder of files named by their own digest."""

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from banjie.adapters.blobs.sniff import media_type_of
from banjie.services.ports.blobs import (
    UPLOAD_LIMIT,
    UPLOAD_TYPES,
    BlobDamaged,
    BlobMissing,
    BlobRefused,
    StoredBlob,
)

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
_CHUNK = 128 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DiskBlobs:
    """The blobs below one folder; safe for any number of processes at once. Fulfils the port `BlobStore`."""

    def __init__(self, data_folder: Path) -> None:
        self._root = data_folder / "blobs"
        self._incoming = self._root / "incoming"

    def put(
        self, stream: BinaryIO, limit_bytes: int = UPLOAD_LIMIT, allowed: frozenset[str] = UPLOAD_TYPES
    ) -> StoredBlob:
        """Store what `stream` still holds and return where; raise `BlobRefused`, and then nothing is left behind."""
        with self._aside() as (file, path):
            digest, size = _copied(stream, file, limit_bytes)
            media_type = media_type_of(path, allowed)
            os.fchmod(file.fileno(), 0o440)
            os.fsync(file.fileno())
            self._move_in(path, self._path(digest), size)
        return StoredBlob(digest=f"sha256:{digest}", size=size, media_type=media_type)

    def open(self, digest: str) -> BinaryIO:
        """Return the blob's bytes for reading; raise `BlobMissing`. The caller closes it."""
        return self._opened(digest)

    def has(self, digest: str) -> bool:
        """Return whether the blob is stored."""
        found = _DIGEST.fullmatch(digest)
        return found is not None and self._path(found[1]).is_file()

    def check(self, digest: str) -> None:
        """Read the whole blob and raise `BlobDamaged` where its bytes are not those of `digest`."""
        with self._opened(digest) as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != f"sha256:{found}":
            raise BlobDamaged(f"blob {digest} now holds the bytes of sha256:{found}; restore it from the backup")

    def forget_interrupted(self, before: datetime) -> int:
        """Remove what puts of killed processes left behind before the aware instant `before`; return how many files."""
        left = [path for path in self._incoming.glob("*.part") if path.stat().st_mtime < before.timestamp()]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _opened(self, digest: str) -> BufferedReader:
        try:
            return self._known(digest).open("rb")
        except FileNotFoundError:
            raise BlobMissing(f"no blob {digest} is stored below {self._root}; restore it from the backup") from None

    def _known(self, digest: str) -> Path:
        found = _DIGEST.fullmatch(digest)
        if found is None:
            raise BlobMissing(f"{digest!r} is no digest: it must be sha256: and 64 hexadecimal characters")
        return self._path(found[1])

    def _path(self, name: str) -> Path:
        return self._root / name[:2] / name[2:4] / name

    @contextmanager
    def _aside(self) -> Iterator[tuple[BinaryIO, Path]]:
        """Give a file to write to that is gone afterwards unless it was moved; turn a full disk into a refusal."""
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(suffix=".part", dir=self._incoming)
        except OSError as error:
            _refuse_when_full(error)
            raise
        path = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file, path
        except OSError as error:
            _refuse_when_full(error)
            raise
        finally:
            path.unlink(missing_ok=True)

    def _move_in(self, aside: Path, place: Path, size: int) -> None:
        if place.is_file() and place.stat().st_size == size:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(place)
        for folder in (place.parent, place.parent.parent, self._root):
            _sync(folder)


def _copied(stream: BinaryIO, file: BinaryIO, limit_bytes: int) -> tuple[str, int]:
    """Copy `stream` into `file` and return its digest and size; stop at the first byte beyond the limit."""
    hashed, size = hashlib.sha256(), 0
    while chunk := stream.read(min(_CHUNK, limit_bytes + 1 - size)):
        size += len(chunk)
        if size > limit_bytes:
            raise BlobRefused(
                "too_large", f"the file is larger than {limit_bytes:,} bytes; make it smaller", limit=limit_bytes
            )
        hashed.update(chunk)
        file.write(chunk)
    if size == 0:
        raise BlobRefused("empty", "the file is empty; choose the file again")
    file.flush()
    return hashed.hexdigest(), size


def _refuse_when_full(error: OSError) -> None:
    if error.errno in _NO_ROOM:
        message = "the disk of the data folder is full, nothing was stored; make room and send the file again"
        raise BlobRefused("no_space", message) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
