"""Where the packs are found, and what is said when they cannot be read."""

from pathlib import Path

import pytest

from banjie.adapters.packs_folder import PacksFolder, packs_folder
from banjie.services.files.calendars import CalendarUnavailable


def test_the_shipped_folder_holds_every_year_from_2004():
    years = [data["year"] for data in packs_folder(None).calendar_years("cn")]
    assert years == list(range(2004, 2004 + len(years)))


def test_an_override_that_is_no_folder_is_refused():
    with pytest.raises(CalendarUnavailable, match="BANJIE_PACKS"):
        packs_folder("/no/such/folder")


def test_a_folder_without_calendars_is_refused(tmp_path: Path):
    with pytest.raises(CalendarUnavailable, match="no calendar years"):
        PacksFolder(root=tmp_path).calendar_years("cn")


@pytest.mark.parametrize("content", ["a: [", "", "- 1", b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: str | bytes):
    path = tmp_path / "cn" / "calendar" / "2027.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CalendarUnavailable, match=r"2027\.yaml"):
        PacksFolder(root=tmp_path).calendar_years("cn")
