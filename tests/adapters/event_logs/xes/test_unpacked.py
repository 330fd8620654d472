"""Files come as their bytes, packed or not, whole or damaged."""

import gzip
from pathlib import Path

import pytest

from banjie.adapters.event_logs.xes.unpacked import Unpacked

CONTENT = bytes(range(256)) * 4_000


def written(folder: Path, content: bytes) -> Path:
    path = folder / "log"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "packed", [CONTENT, gzip.compress(CONTENT), gzip.compress(CONTENT[:99]) + gzip.compress(CONTENT[99:])]
)
def test_whether_it_is_packed_is_told_by_its_bytes(tmp_path: Path, packed: bytes) -> None:
    file = Unpacked(written(tmp_path, packed))
    assert b"".join(file.blocks(1_000)) == CONTENT
    assert (file.damage, file.position) == (None, file.size)


def test_blocks_have_the_size_asked_for_or_a_little_more(tmp_path: Path) -> None:
    sizes = [len(block) for block in Unpacked(written(tmp_path, CONTENT * 3)).blocks(1 << 20)]
    assert sum(sizes) == len(CONTENT) * 3
    assert all(1 << 20 <= size <= 2 << 20 for size in sizes[:-1])


def test_nought_behind_the_end_does_no_harm(tmp_path: Path) -> None:
    file = Unpacked(written(tmp_path, gzip.compress(CONTENT) + bytes(512)))
    assert b"".join(file.blocks(1_000)) == CONTENT
    assert file.damage is None


@pytest.mark.parametrize("cut", [2, 40, 700])
def test_a_packed_file_cut_off_gives_what_it_can(tmp_path: Path, cut: int) -> None:
    file = Unpacked(written(tmp_path, gzip.compress(CONTENT)[:cut]))
    assert CONTENT.startswith(b"".join(file.blocks(1_000)))
    assert file.damage == "the gzip file ends too early"


def test_a_packed_file_with_a_wrong_byte_says_so(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(CONTENT))
    packed[-6] ^= 1  # in its check sum
    file = Unpacked(written(tmp_path, bytes(packed)))
    assert CONTENT.startswith(b"".join(file.blocks(1_000)))
    assert file.damage == "the gzip file is damaged"


def test_a_file_that_swells_without_end_is_left(tmp_path: Path) -> None:
    file = Unpacked(written(tmp_path, gzip.compress(bytes(50_000_000))), swells_bytes=10_000_000)
    assert 9_000_000 < sum(len(block) for block in file.blocks(1 << 20)) < 20_000_000
    assert file.damage == "the gzip file unpacks to more than 200 times its size"


def test_a_file_that_swells_to_a_bearable_size_is_read(tmp_path: Path) -> None:
    file = Unpacked(written(tmp_path, gzip.compress(bytes(5_000_000))), swells_bytes=10_000_000)
    assert sum(len(block) for block in file.blocks(1 << 20)) == 5_000_000
