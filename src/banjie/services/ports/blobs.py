"""Uploaded and printed files, kept by what they contain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFD = "application/ofd"
TEXT = "text/plain"

KNOWN_TYPES = frozenset({PDF, JPEG, PNG, DOCX, XLSX, OFD, TEXT})
UPLOAD_TYPES = KNOWN_TYPES - {TEXT}
UPLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes of one upload, where the item does not say otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredBlob:
    """A stored file: `digest` is `sha256:` and 64 hexadecimal characters, `size` is in bytes."""

    digest: str
    size: int
    media_type: str


class BlobRefused(ValueError):
    """A file that is not stored; `code` and `params` say the same as the English message, for other languages.

    Codes: `empty`, `too_large` (limit), `type_unknown`, `type_forbidden` (media_type, allowed),
    `type_dangerous` (found), `no_space`.
    """

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.code = code
        self.params: Mapping[str, object] = params


class BlobMissing(LookupError):
    """No blob has this digest, or the text is no digest."""


class BlobDamaged(OSError):
    """The stored bytes are no longer those of their digest."""


class BlobStore(Protocol):
    """Keeps files by content: the same bytes are stored once, and a stored file never changes."""

    def put(
        self, stream: BinaryIO, limit_bytes: int = UPLOAD_LIMIT, allowed: frozenset[str] = UPLOAD_TYPES
    ) -> StoredBlob:
        """Store what `stream` holds and return where; raise `BlobRefused`, and then nothing is left behind."""
        ...

    def open(self, digest: str) -> BinaryIO:
        """Return the blob's bytes for reading; raise `BlobMissing`. The caller closes it."""
        ...

    def has(self, digest: str) -> bool:
        """Return whether the blob is stored."""
        ...
