"""Reading a notice as it is published."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from banjie.core.calendar.errors import NoticeWrong
from banjie.core.calendar.notice import NoticeSource, read_notice
from banjie.core.calendar.table import Calendar
from banjie.core.calendar.year import read_year
from tests.core.calendar.notices import Days, notice
from tests.core.calendar.shipped import holidays, shipped
from tests.shared_data import shared


def calendar_with(plain: dict[str, Any]) -> Calendar:
    years = [*shipped().notices, read_year(read_notice(plain, holidays()))]
    return Calendar.from_notices(years)


def day(text: str, *, off: bool, name: str = "元旦") -> dict[str, Any]:
    return {"name": name, "date": text, "isOffDay": off}


def test_a_notice_says_which_days_are_off_and_which_are_worked() -> None:
    told = calendar_with(notice())
    assert not told.is_working(date(2027, 10, 7))
    assert told.is_working(date(2027, 10, 9))
    assert told.day(date(2027, 2, 8)).name == "spring_festival"
    assert told.notices[-1].source == "https://example.org/2027"


def test_the_number_of_the_notice_is_what_is_given() -> None:
    assert (
        read_notice(notice(), holidays(), NoticeSource(number="国办发明电〔2026〕9号"))["notice"]
        == "国办发明电〔2026〕9号"
    )


def test_a_notice_may_change_late_december_of_the_year_before() -> None:
    moved = lambda days: days.extend((day("2026-12-31", off=True), day("2026-12-26", off=False)))  # noqa: E731
    told = calendar_with(notice(moved))
    assert not told.is_working(date(2026, 12, 31))
    assert told.is_working(date(2026, 12, 26))


@pytest.mark.parametrize(
    "harmless",
    [
        lambda days: days.append(day("2027-01-04", off=False)),  # a Monday is worked anyway
        lambda days: days.append(day("2027-03-06", off=True)),  # a Saturday is off anyway
        lambda days: days[0].update(remark="x"),
        lambda days: days.reverse(),
    ],
)
def test_what_is_said_needlessly_does_no_harm(harmless: Callable[[Days], object]) -> None:
    plain, changed = calendar_with(notice()), calendar_with(notice(harmless))
    ordinals = range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
    assert [plain.is_working(date.fromordinal(one)) for one in ordinals] == [
        changed.is_working(date.fromordinal(one)) for one in ordinals
    ]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("notice_none", lambda days: days.clear()),
        ("notice_both", lambda days: days.append(day("2027-01-01", off=False))),
        ("notice_repeated", lambda days: days.append(day("2027-01-01", off=True))),
        ("notice_outside", lambda days: days.append(day("2026-12-25", off=True))),
        ("notice_outside", lambda days: days.append(day("2028-01-01", off=True))),
        ("notice_date", lambda days: days.append(day("2027-02-30", off=True))),
        ("notice_kind", lambda days: days.append({"name": "元旦", "date": "2027-01-02", "isOffDay": "yes"})),
        ("notice_name", lambda days: days.append({"name": " ", "date": "2027-01-02", "isOffDay": True})),
        ("notice_day", lambda days: days.append("2027-01-02")),
        ("notice_half_year", lambda days: days.__delitem__(slice(-9, None))),
        ("notice_half_year", lambda days: days.__delitem__(slice(0, 19))),
        ("notice_holiday_missing", lambda days: days.__delitem__(-9)),
    ],
)
def test_a_notice_that_cannot_be_believed_is_refused(code: str, change: Callable[[Days], object]) -> None:
    with pytest.raises(NoticeWrong) as refused:
        read_notice(notice(change), holidays())
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("notice_shape", []),
        ("notice_shape", {"year": 2027}),
        ("notice_year", {"year": 2003, "days": []}),
        ("notice_year", {"year": "2027", "days": []}),
        ("notice_year", {"year": 2101, "days": []}),
        ("notice_none", {"year": 2027, "papers": [], "days": []}),
    ],
)
def test_what_is_no_notice_is_refused(code: str, plain: object) -> None:
    with pytest.raises(NoticeWrong) as refused:
        read_notice(plain, holidays())
    assert refused.value.code == code


@pytest.mark.parametrize("year", range(2007, 2027))
def test_a_real_notice_gives_the_days_that_are_shipped(year: int) -> None:
    path: Path = shared(f"data/holidays/holiday-cn_{year}.json")
    read = read_year(read_notice(json.loads(path.read_text(encoding="utf-8")), holidays()))
    years = [read if one.year == year else one for one in shipped().notices]
    made = Calendar.from_notices(years)
    ordinals = range(date(year - 1, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    for one in map(date.fromordinal, ordinals):
        assert made.is_working(one) is shipped().is_working(one), one


def test_the_real_notice_of_a_year_not_announced_is_told_as_such() -> None:
    path = shared("data/holidays/holiday-cn_2027.json")
    with pytest.raises(NoticeWrong, match="not published yet"):
        read_notice(json.loads(path.read_text(encoding="utf-8")), holidays())
