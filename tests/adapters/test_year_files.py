"""Calendar years from elsewhere: year files and notices, alone or in a folder."""

import json
from pathlib import Path

import pytest

from banjie.adapters.packs_folder import packs_folder
from banjie.adapters.year_files import YearFiles
from banjie.core.calendar.errors import CodedError
from banjie.services.files.calendars import CalendarUnavailable, load_calendar, load_calendar_at

SHIPPED = packs_folder(None)
YEAR = (SHIPPED.root / "cn" / "calendar" / "2026.yaml").read_text(encoding="utf-8")
NEW_YEAR = [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}]


def calendar_version(path: Path) -> str:
    return load_calendar_at(YearFiles(packs=SHIPPED), path).version


def test_the_shipped_year_in_its_own_place_changes_nothing(tmp_path: Path):
    (tmp_path / "2026.yaml").write_text(YEAR, encoding="utf-8")
    shipped = load_calendar(SHIPPED).version
    assert {calendar_version(tmp_path), calendar_version(tmp_path / "2026.yaml")} == {shipped}


def test_a_notice_that_contradicts_itself_is_refused(tmp_path: Path):
    (tmp_path / "2027.json").write_text(json.dumps({"year": 2027, "days": NEW_YEAR}), encoding="utf-8")
    with pytest.raises(CodedError) as refused:
        calendar_version(tmp_path)
    assert refused.value.code == "notice_half_year"


@pytest.mark.parametrize(("name", "text"), [("notes.txt", "x"), ("2027.yaml", "[")])
def test_a_folder_without_years_or_with_a_broken_one_is_told(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CalendarUnavailable):
        calendar_version(tmp_path)
