"""Tells what a file is from its bytes.

A type is believed only when the file begins with its signature and, for the packed office formats, holds the one part
that makes it such a document. What carries programs or pages (macros, executables, HTML, SVG) is named as such.
"""

import zipfile
from pathlib import Path

import puremagic

from banjie.services.ports.blobs import DOCX, JPEG, OFD, PDF, PNG, TEXT, XLSX, BlobRefused

_SIGNATURES = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
_PACKED = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_ZIP = b"PK\x03\x04"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe")
_PAGES = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php")
_HEAD = 4096
_CONTENT_TYPES = 1024 * 1024
_PLAIN_CONTROLS = frozenset("\t\n\r\f")


def media_type_of(path: Path, allowed: frozenset[str]) -> str:
    """Return the media type of the file; raise `BlobRefused` where it is unknown, dangerous, or not in `allowed`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    media_type = _signed(head) or (_packed(path) if head.startswith(_ZIP) else None) or _text(path, head)
    if media_type is None:
        raise BlobRefused("type_unknown", f"this kind of file is not taken ({_guess(head)}); {_take(allowed)}")
    if media_type not in allowed:
        raise BlobRefused(
            "type_forbidden",
            f"{media_type} is not taken here; {_take(allowed)}",
            media_type=media_type,
            allowed=", ".join(sorted(allowed)),
        )
    return media_type


def _signed(head: bytes) -> str | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_PROGRAMS):
        raise _dangerous("a program")
    if start.startswith(_PAGES):
        raise _dangerous("a page that can run programs")
    return next((media_type for signature, media_type in _SIGNATURES.items() if head.startswith(signature)), None)


def _packed(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            declared = _declared(archive) if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise BlobRefused("type_unknown", "the packed file is damaged; save it again and choose it again") from None
    if b"macroenabled" in declared.lower() or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _dangerous("a document with macros")
    if declared:
        return next((media_type for part, media_type in _PACKED.items() if part in names), None)
    return OFD if "OFD.xml" in names else None


def _declared(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as part:
        return part.read(_CONTENT_TYPES)


def _text(path: Path, head: bytes) -> str | None:
    if b"\0" in head:
        return None
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return TEXT if all(character >= " " or character in _PLAIN_CONTROLS for character in text) else None


def _dangerous(found: str) -> BlobRefused:
    return BlobRefused(
        "type_dangerous", f"this is {found}, which is never taken; send a PDF or a picture instead", found=found
    )


def _guess(head: bytes) -> str:
    """Return what the file seems to be, for the message only."""
    try:
        return puremagic.magic_string(head)[0].name or "not recognised"
    except (puremagic.PureError, ValueError):
        return "not recognised"


def _take(allowed: frozenset[str]) -> str:
    return f"send one of: {', '.join(sorted(allowed))}"
