"""A put is whole or nothing, and the same bytes are stored once."""

import hashlib
import resource
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.blobs.disk import DiskBlobs
from banjie.services.ports.blobs import PDF, BlobDamaged, BlobMissing, BlobRefused, StoredBlob

CONTENT = b"%PDF-1.7\n" + b"paper " * 50_000
DIGEST = "sha256:" + hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> DiskBlobs:
    return DiskBlobs(tmp_path)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def refusal(blobs: DiskBlobs, content: bytes, limit_bytes: int = 1_000_000) -> BlobRefused:
    with pytest.raises(BlobRefused) as caught:
        blobs.put(BytesIO(content), limit_bytes)
    return caught.value


class BrokenStream(BytesIO):
    """A connection that breaks off."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 100_000:
            raise ConnectionResetError("gone")
        return super().read(size)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """A disk that takes files of at most `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_what_was_put_is_there_under_its_digest(blobs: DiskBlobs) -> None:
    assert blobs.put(BytesIO(CONTENT)) == StoredBlob(digest=DIGEST, size=len(CONTENT), media_type=PDF)
    with blobs.open(DIGEST) as stream:
        assert stream.read() == CONTENT


def test_it_lies_in_two_folders_of_its_digest(blobs: DiskBlobs, tmp_path: Path) -> None:
    blobs.put(BytesIO(CONTENT))
    name = DIGEST.removeprefix("sha256:")
    assert files(tmp_path) == [tmp_path / "blobs" / name[:2] / name[2:4] / name]


def test_many_puts_of_the_same_bytes_at_once_store_one_file(blobs: DiskBlobs, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(lambda _: blobs.put(BytesIO(CONTENT)), range(24)))
    assert {blob.digest for blob in stored} == {DIGEST}
    assert len(files(tmp_path)) == 1
    blobs.check(DIGEST)


def test_a_put_that_breaks_off_leaves_nothing(blobs: DiskBlobs, tmp_path: Path) -> None:
    with pytest.raises(ConnectionResetError):
        blobs.put(BrokenStream(CONTENT))
    assert files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are a thing of Unix")
def test_a_full_disk_is_told_and_leaves_nothing(blobs: DiskBlobs, tmp_path: Path) -> None:
    with room_for(100_000):
        assert refusal(blobs, CONTENT).code == "no_space"
    assert files(tmp_path) == []
    assert blobs.put(BytesIO(CONTENT)).digest == DIGEST


def test_a_file_up_to_the_limit_is_taken_and_one_byte_more_is_not(blobs: DiskBlobs, tmp_path: Path) -> None:
    error = refusal(blobs, CONTENT, len(CONTENT) - 1)
    assert (error.code, error.params["limit"]) == ("too_large", len(CONTENT) - 1)
    assert files(tmp_path) == []
    assert blobs.put(BytesIO(CONTENT), len(CONTENT)).size == len(CONTENT)


def test_an_endless_stream_is_left_at_the_limit(blobs: DiskBlobs) -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(BlobRefused, match="larger than 1,000"):
        blobs.put(endless, 1000)


def test_an_empty_file_is_refused(blobs: DiskBlobs) -> None:
    assert refusal(blobs, b"").code == "empty"


def test_a_refused_kind_leaves_nothing(blobs: DiskBlobs, tmp_path: Path) -> None:
    assert refusal(blobs, b"MZ\x90").code == "type_dangerous"
    assert files(tmp_path) == []


@pytest.mark.parametrize("text", ["", "sha256:", "../../etc/passwd", "sha256:" + "A" * 64, DIGEST + "\n", DIGEST])
def test_what_is_not_stored_is_missing_whatever_it_is_called(blobs: DiskBlobs, text: str) -> None:
    assert not blobs.has(text)
    with pytest.raises(BlobMissing):
        blobs.open(text)


def test_changed_bytes_are_found_and_a_cut_file_is_healed_by_the_next_put(blobs: DiskBlobs, tmp_path: Path) -> None:
    blobs.put(BytesIO(CONTENT))
    (path,) = files(tmp_path)
    path.chmod(0o600)
    path.write_bytes(CONTENT[:-1])
    with pytest.raises(BlobDamaged, match="backup"):
        blobs.check(DIGEST)
    blobs.put(BytesIO(CONTENT))
    blobs.check(DIGEST)


def test_what_a_killed_process_left_is_forgotten_later_and_nothing_else(blobs: DiskBlobs, tmp_path: Path) -> None:
    blobs.put(BytesIO(CONTENT))
    (tmp_path / "blobs" / "incoming" / "x.part").write_bytes(b"half")
    assert blobs.forget_interrupted(datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert blobs.forget_interrupted(datetime(9000, 1, 1, tzinfo=UTC)) == 1
    assert blobs.has(DIGEST)


@given(st.binary())
def test_any_pdf_comes_back_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, rest: bytes) -> None:
    blobs = DiskBlobs(tmp_path_factory.getbasetemp() / "any")
    stored = blobs.put(BytesIO(b"%PDF-" + rest))
    with blobs.open(stored.digest) as stream:
        assert stream.read() == b"%PDF-" + rest
