"""A file is what its bytes say."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.blobs.disk import DiskBlobs
from banjie.services.ports.blobs import JPEG, KNOWN_TYPES, PDF, PNG, TEXT, UPLOAD_TYPES, BlobRefused
from tests.adapters.blobs.samples import DANGEROUS, TAKEN, UNKNOWN


def put(folder: Path, content: bytes, allowed: frozenset[str] = UPLOAD_TYPES) -> str:
    return DiskBlobs(folder).put(BytesIO(content), allowed=allowed).media_type


def code(folder: Path, content: bytes, allowed: frozenset[str] = UPLOAD_TYPES) -> str:
    with pytest.raises(BlobRefused) as caught:
        put(folder, content, allowed)
    return caught.value.code


@pytest.mark.parametrize("media_type", TAKEN)
def test_a_file_of_an_allowed_kind_is_taken(tmp_path: Path, media_type: str) -> None:
    assert put(tmp_path, TAKEN[media_type]) == media_type


@pytest.mark.parametrize("media_type", TAKEN)
def test_a_known_kind_that_is_not_allowed_here_is_forbidden(tmp_path: Path, media_type: str) -> None:
    assert code(tmp_path, TAKEN[media_type], KNOWN_TYPES - {media_type}) == "type_forbidden"


@pytest.mark.parametrize("kind", DANGEROUS)
def test_programs_pages_and_macros_are_never_taken(tmp_path: Path, kind: str) -> None:
    assert code(tmp_path, DANGEROUS[kind], KNOWN_TYPES) == "type_dangerous"


@pytest.mark.parametrize("kind", UNKNOWN)
def test_other_kinds_are_unknown(tmp_path: Path, kind: str) -> None:
    assert code(tmp_path, UNKNOWN[kind], KNOWN_TYPES) == "type_unknown"


def test_plain_words_are_text_only_where_text_is_allowed(tmp_path: Path) -> None:
    assert put(tmp_path, "你好\n".encode(), frozenset({TEXT})) == TEXT
    assert code(tmp_path, "你好\n".encode()) == "type_forbidden"


def test_the_message_says_what_may_be_sent(tmp_path: Path) -> None:
    with pytest.raises(BlobRefused, match="send one of: application/pdf, image/png"):
        put(tmp_path, TAKEN[JPEG], frozenset({PDF, PNG}))


@given(st.binary(min_size=1))
def test_any_bytes_are_taken_as_an_allowed_kind_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    try:
        answer = put(tmp_path_factory.getbasetemp() / "any", content)
    except BlobRefused as refused:
        answer = refused.code
    assert answer in UPLOAD_TYPES | {"type_unknown", "type_forbidden", "type_dangerous"}
