"""Keep an uploaded file: its bytes by content, and a text that says which paper of the case it is."""

import json
from dataclasses import dataclass
from typing import BinaryIO

from banjie.records.reading.blobs import keep_blob
from banjie.services.cases.deed import Content
from banjie.services.ports.plugged import plugged

NAME = "upload"


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """An uploaded paper: the material it stands for, its file name, digest, size in bytes and media type."""

    material: str
    name: str
    digest: str
    size: int
    media_type: str


def upload_keep(stream: BinaryIO, *, material: str, name: str) -> Content:
    """Store the file and return the content that goes beside the act; raise `BlobRefused` where it is not allowed."""
    stored = plugged().blobs.put(stream)
    keep_blob(stored.digest, stored.size, stored.media_type)
    text = {
        "material": material,
        "name": name,
        "digest": stored.digest,
        "size": stored.size,
        "media_type": stored.media_type,
    }
    return Content(name=NAME, body=json.dumps(text, ensure_ascii=False, sort_keys=True))


def upload_of(text: str) -> Upload:
    """Return the upload of its stored text."""
    return Upload(**json.loads(text))


def upload_open(digest: str) -> BinaryIO:
    """Return the bytes of a stored file for reading; raise `BlobMissing`. The caller closes it."""
    return plugged().blobs.open(digest)
