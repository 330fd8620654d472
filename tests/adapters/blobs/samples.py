"""Small files of each kind, made of the bytes that make them such."""

import zipfile
from io import BytesIO

from banjie.services.ports.blobs import DOCX, JPEG, OFD, PDF, PNG, XLSX

_TYPES = b'<?xml version="1.0"?><Types/>'
_MACRO = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'


def packed(**parts: bytes) -> bytes:
    """Return a ZIP file; `__` in a name stands for `/`, `types` for the list of content types."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr("[Content_Types].xml" if name == "types" else name.replace("__", "/") + ".xml", content)
    return data.getvalue()


TAKEN = {
    PDF: b"%PDF-1.7\n1 0 obj\n",
    JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    PNG: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    DOCX: packed(types=_TYPES, word__document=b"<x/>"),
    XLSX: packed(types=_TYPES, xl__workbook=b"<x/>"),
    OFD: packed(OFD=b"<x/>", Doc_0__Document=b"<x/>"),
}
DANGEROUS = {
    "windows program": b"MZ\x90\x00\x03",
    "linux program": b"\x7fELF\x02",
    "script": b"#!/bin/sh\necho",
    "page": b"\n <!DOCTYPE html><script>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg">',
    "macros": packed(types=_MACRO, word__document=b"<x/>"),
}
UNKNOWN = {
    "plain archive": packed(notes=b"<x/>"),
    "other office part": packed(types=_TYPES, ppt__presentation=b"<x/>"),
    "broken archive": TAKEN[DOCX][:40],
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "picture of another kind": b"GIF89a\x00\x00",
    "pdf behind something": b"GIF89a\x00\x00%PDF-1.7",
    "noise": bytes(range(256)),
}
