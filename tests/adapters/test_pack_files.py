"""YAML as packs use it: positions, and none of YAML's surprises."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.pack_files import YamlWrong, read_folder, read_yaml


def test_only_whole_numbers_and_true_and_false_are_more_than_text() -> None:
    data = read_yaml(b"a: 2004-07-01\nb: no\nc: 12\nd: 1.5\ne: true\nf: 010\ng: '7'\nh: 1_000\ni: 12:30").data
    assert data == {"a": "2004-07-01", "b": "no", "c": 12, "d": "1.5", "e": True, "f": "010", "g": "7", "h": "1_000",
                    "i": "12:30"}  # fmt: skip


def test_every_value_has_the_place_of_its_key() -> None:
    file = read_yaml(b"a:\n  b: [x, {c: d}]\n")
    assert file.at(("a", "b")) == (2, 3)
    assert file.at(("a", "b", 1, "c")) == (2, 11)
    assert file.at(("a", "b", 1, "gone")) == (2, 10)


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (b"a: 1\nb: 2\na: 3\n", (3, 1), "the key a stands twice, first in line 1"),
        (b"a: &x 1\nb: *x\n", (1, 4), "anchors and aliases"),
        (b"a: !!python/name:os.system\n", (1, 4), "the tag"),
        (b"a: [1, 2\n", (2, 1), "expected"),
        (b"a: 1\n  b: 2\n", (2, 4), "mapping values are not allowed"),
        (b"a: \xff\n", (1, 1), "not UTF-8"),
        (b"? [a]\n: b\n", (1, 3), "a key must be a text"),
        (b"a: 1\n---\nb: 2\n", (2, 1), "document"),
        (b"\x00", (1, 1), "special characters"),
        (b"[" * 5000, (1, 21), "nested too deeply"),
        (b"#" * 200_001, (1, 1), "keep it below 200000"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_place(raw: bytes, place: tuple[int, int], message: str) -> None:
    with pytest.raises(YamlWrong) as caught:
        read_yaml(raw)
    assert caught.value.position == place
    assert message in str(caught.value)


@given(st.binary(max_size=60) | st.text(":-[]{}'\"#&*!\n ab1", max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(YamlWrong):
        read_yaml(raw)


def test_a_folder_tells_which_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("a: [", encoding="utf-8")
    pack, findings = read_folder(tmp_path)
    assert str(findings[0]).startswith(f"{tmp_path}/pack.yaml:1:5: ")
    assert pack.data("pack.yaml") == {}
