"""Names of files as they are handed out again: safe in a header and on any disk, with the ending of the true type."""

import re
import unicodedata
from urllib.parse import quote

from banjie.services.ports.blobs import DOCX, JPEG, OFD, PDF, PNG, TEXT, XLSX

_ENDINGS = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg"),
    PNG: (".png",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    OFD: (".ofd",),
    TEXT: (".txt", ".csv"),
}
_FORBIDDEN = re.compile(r'[<>:"|?*;%]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST = 100


def safe_name(name: str, media_type: str, otherwise: str = "file") -> str:
    """Return a file name without folders or dangerous characters, at most 100 characters, ending as `media_type` does.

    `otherwise` is used where nothing of the name is left.
    """
    endings = _ENDINGS.get(media_type, (".bin",))
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(
        character for character in last if unicodedata.category(character)[0] not in "CZ" or character == " "
    )
    stem = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(" .")
    ending = next((ending for ending in endings if stem.lower().endswith(ending)), "")
    stem = stem[: len(stem) - len(ending)][: _LONGEST - len(endings[0])].strip(" .") or otherwise
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    return stem + (ending or endings[0])


def content_disposition(name: str, *, inline: bool = False) -> str:
    """Return the header value (RFC 6266) that hands a file out under the safe `name`."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in name)
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
