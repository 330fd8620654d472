"""Reading one notice."""

from datetime import date
from typing import Any

import pytest

from banjie.core.calendar.errors import CalendarDataWrong
from banjie.core.calendar.year import read_year

NAMES = {"new_year": {"zh-Hans": "元旦", "zh-Hant": "元旦", "en": "New Year's Day"}}


def year_data(**changes: Any) -> dict[str, Any]:
    span = {"first": "2027-01-01", "last": date(2027, 1, 3), "name": "new_year"}
    make_up = {"date": date(2026, 12, 26), "name": "new_year"}
    return {"year": 2027, "names": NAMES, "days_off": [span], "make_up": [make_up]} | changes


def test_a_span_names_each_of_its_days():
    assert list(read_year(year_data()).off) == [date(2027, 1, day) for day in (1, 2, 3)]


def test_a_notice_may_speak_of_the_last_days_of_december_before_it():
    assert date(2026, 12, 26) in read_year(year_data()).make_up


def test_a_file_without_days_is_a_notice_not_yet_known():
    assert not read_year({"year": 2027, "days_off": [], "make_up": []}).is_announced


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"year": "soon"}, "year"),
        ({"off": []}, "off: no such key"),
        ({"names": {"new_year": {"en": "New Year's Day"}}}, "names.new_year"),
        ({"days_off": "2027-01-01"}, "days_off"),
        ({"days_off": [3]}, r"days_off\[0\]"),
        ({"days_off": [{"first": "2027-13-01", "last": "2027-01-02", "name": "new_year"}]}, r"days_off\[0\].first"),
        ({"days_off": [{"first": "2027-01-03", "last": "2027-01-01", "name": "new_year"}]}, r"days_off\[0\]"),
        ({"days_off": [{"first": "2027-01-01", "last": "2027-01-01", "name": "x"}]}, r"days_off\[0\].name"),
        ({"days_off": [{"first": "2025-01-01", "last": "2025-01-01", "name": "new_year"}]}, r"days_off\[0\].first"),
        ({"make_up": [{"date": "2027-01-04", "name": "new_year"}]}, r"make_up\[0\].date"),
        ({"make_up": [{"date": "2027-01-02", "name": "new_year"}]}, "make_up"),
    ],
)
def test_wrong_data_is_refused_naming_its_place(changes: dict[str, Any], place: str):
    with pytest.raises(CalendarDataWrong, match=place):
        read_year(year_data(**changes))
