"""A name that is handed out can hurt neither a header nor a disk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.blobs.names import content_disposition, safe_name
from banjie.services.ports.blobs import JPEG, PDF, PNG


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("申请表.pdf", "申请表.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\scan\\图.PDF", "图.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.exe.pdf"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie_ x.pdf"),
        ("\u202egpj.exe", "gpj.exe.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("NUL", "_NUL.pdf"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, PDF) == safe


def test_the_ending_is_that_of_the_true_type() -> None:
    assert safe_name("photo.png", JPEG) == "photo.png.jpg"
    assert safe_name("photo.jpeg", JPEG) == "photo.jpeg"


@given(st.text(), st.sampled_from([PDF, JPEG, PNG, "other/type"]))
def test_any_name_is_short_one_line_and_without_folders(name: str, media_type: str) -> None:
    safe = safe_name(name, media_type)
    assert 0 < len(safe) <= 105
    assert not set(safe) & set('/\\\r\n"<>:|?*;%')
    header = content_disposition(safe)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
