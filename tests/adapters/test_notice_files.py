"""Notices as files: JSON or a table, in the encodings people have."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from banjie.adapters.notice_files import LARGEST, NoticeFiles
from banjie.core.calendar.notice import NoticeSource, read_notice
from banjie.services.ports.notices import NoticeUnreadable
from tests.core.calendar.notices import notice
from tests.core.calendar.shipped import holidays

SOURCE = NoticeSource(number="N", source="S")
FILES = NoticeFiles(holidays=holidays())
TOLD = read_notice(notice(), holidays(), SOURCE)


def table(delimiter: str = ",") -> str:
    rows = [["日期", "名称", "类型"]]
    rows += [[day["date"], day["name"], "休" if day["isOffDay"] else "班"] for day in notice()["days"]]
    return "\r\n".join(delimiter.join(row) for row in rows)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(notice()).encode(),
        json.dumps(notice(), ensure_ascii=False).encode("utf-8-sig"),
        json.dumps(notice(), ensure_ascii=False).encode("gb18030"),
        table().encode(),
        table("\t").encode("utf-16"),
        table(";").encode("gb18030"),
        b"\n\n" + table("|").encode(),
    ],
)
def test_a_file_says_what_the_notice_says(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "notice"
    file.write_bytes(data)
    assert FILES(file, SOURCE) == TOLD


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("notice_json", b'{"year": 2027, "days": ['),
        ("notice_json", b'{"year": 2027, "year": 2028, "days": []}'),
        ("notice_json", b"[" * 100_000),
        ("notice_encoding", b"\xff\xfe\x00"),
        ("notice_encoding", b"date,name\0,off"),
        ("notice_encoding", b"\x80\x81\xff"),
        ("notice_large", b" " * (LARGEST + 1)),
    ],
)
def test_what_holds_no_notice_is_told(tmp_path: Path, code: str, data: bytes) -> None:
    file = tmp_path / "notice"
    file.write_bytes(data)
    with pytest.raises(NoticeUnreadable) as refused:
        FILES(file, SOURCE)
    assert refused.value.code == code


@pytest.mark.parametrize("place", [lambda folder: folder, lambda folder: folder / "none.json"])
def test_a_path_that_is_no_file_is_told(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    with pytest.raises(NoticeUnreadable, match="cannot be read"):
        FILES(place(tmp_path), SOURCE)
