"""Every fault of a notice, a closure or a batch has words in every language: no code and no program's word."""

import re
from datetime import date
from pathlib import Path

import pytest

import banjie
from banjie.core.calendar.errors import CodedError
from banjie.faces.desk.calendar.telling import fault_text
from banjie.faces.shared.calendar_words import days_text
from banjie.faces.shared.words import LANGUAGES, words

SOURCE = Path(banjie.__file__).parent
RAISED = re.compile(r'(?:Notice\w+|Override\w+|Calendar(?:DataWrong|Refused)|DateOutOfRange)\(\s*"(\w+)"')
ROOMS = ("core/calendar", "services/calendar", "adapters")
CODES = sorted(
    {
        code
        for room in ROOMS
        for path in (SOURCE / room).rglob("*.py")
        for code in RAISED.findall(path.read_text("utf-8"))
    }
)
PARAMS = {
    "year": 2027, "first": date(2004, 1, 1), "last": date(2100, 12, 31), "place": 3, "text": "x",
    "day": date(2027, 1, 1),
    "line": 4, "hans": "国庆节", "hant": "國慶節", "en": "National Day", "missing": "名称", "limit": 9, "days": 70,
    "most": 62, "path": "/tq/", "person": "周敏", "right": "set_calendar", "entry": "e", "what": "2101-01-01",
}  # fmt: skip


def test_the_codes_are_found_and_none_is_left_over() -> None:
    known = {key.split(".")[2] for key in words().texts["en"] if key.startswith("calendar.error.")}
    assert {"notice_both", "override_days", "batch_running", "notice_json"} <= set(CODES)
    assert known == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_no_code_and_no_gap_reaches_the_reader(code: str, language: str) -> None:
    told = fault_text(CodedError(code, "the message of a program", **PARAMS), {"/tq/": "桐青县"}, language)
    assert "the message of a program" not in told
    assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b|2027-01-01(?!。|\.)", told)


def test_days_are_told_as_spans() -> None:
    days = [date(2026, 9, 4), date(2026, 9, 3), date(2026, 9, 7)]
    assert days_text(days, "zh-Hans") == "2026年9月3日至2026年9月4日、2026年9月7日"
