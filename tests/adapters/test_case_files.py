"""Case files on disk: YAML and JSON alike, and the place of what is wrong."""

from pathlib import Path

import pytest

from banjie.adapters.case_files import read_case
from banjie.core.pack.source import SourceFile
from banjie.services.files.case_file import PlaceWrong


def read(folder: Path, text: str | bytes) -> SourceFile:
    path = folder / "case"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_case(path)


@pytest.mark.parametrize(
    "text",
    [
        "start: 2026-09-28\nlimit: 20wd\n",
        '{"start": "2026-09-28", "limit": "20wd"}',
        '\ufeff{\n\t"start": "2026-09-28",\n\t"limit":"20wd"\n}\n',
        "{start: 2026-09-28, limit: 20wd}",
    ],
)
def test_yaml_and_json_say_the_same(tmp_path: Path, text: str):
    assert read(tmp_path, text).data == {"start": "2026-09-28", "limit": "20wd"}


def test_escapes_of_json_are_what_json_makes_of_them(tmp_path: Path):
    source = read(tmp_path, '{"ground": "\\ud83d\\ude00\\/"}')
    assert source.data == {"ground": "\U0001f600/"}


def test_values_of_json_have_their_places(tmp_path: Path):
    assert read(tmp_path, '{\n\t"stops": [\n\t\t{"first_date": 1}\n\t]\n}').at(("stops", 0, "first_date")) == (3, 4)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"start": ]', (1, 11)),
        ("start: 1\nstart: 2\n", (2, 1)),
        ('{"start": 1,\n "start": 2}', (2, 2)),
        (b"start: \xff\n", (1, 1)),
        ('{"stops":\n ["\\ud83d"]}', (2, 3)),
        ('ground: "\\ud83d"\n', (1, 1)),
        ("x" * 200_001, (1, 1)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, text: str | bytes, place: tuple[int, int]):
    with pytest.raises(PlaceWrong) as refused:
        read(tmp_path, text)
    assert (refused.value.line, refused.value.column) == place


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(PlaceWrong, match="cannot be read"):
        read_case(tmp_path / "nowhere")
