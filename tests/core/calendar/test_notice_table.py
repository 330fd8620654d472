"""Reading a notice that somebody wrote as a table."""

from datetime import date

import pytest

from banjie.core.calendar.errors import NoticeWrong
from banjie.core.calendar.notice import NoticeSource, read_notice
from banjie.core.calendar.notice_table import read_notice_table
from tests.core.calendar.notices import notice
from tests.core.calendar.shipped import holidays

SOURCE = NoticeSource(number="国办发明电〔2026〕9号", source="https://example.org/2027")
CHINESE = ("日期", "名称", "类型", "星期")


def rows(header: tuple[str, ...] = CHINESE, off: str = "休", work: str = "班") -> list[list[str]]:
    """Return the invented notice as a table."""
    days = notice()["days"]
    weekdays = "一二三四五六日"
    table = [
        [day["date"], day["name"], off if day["isOffDay"] else work]
        + [f"星期{weekdays[date.fromisoformat(day['date']).weekday()]}"] * (len(header) - 3)
        for day in days
    ]
    return [list(header), *table]


@pytest.mark.parametrize(
    ("header", "off", "work"),
    [
        (CHINESE, "休", "班"),
        (("日 期", "節日", "狀態", "週"), "放假", "調休上班"),
        (("Date", "Holiday", "Off"), "off", "work"),
        (("date", "name", "isOffDay"), "TRUE", "FALSE"),
        (("date", "name", "is_workday"), "0", "1"),
        (("date", "name", "work"), "off", "work"),
    ],
)
def test_a_table_says_what_the_data_says(header: tuple[str, ...], off: str, work: str) -> None:
    told = read_notice(notice(), holidays(), SOURCE)
    assert read_notice_table(rows(header, off, work), holidays(), SOURCE) == told


@pytest.mark.parametrize("written", ["2027-1-1", "2027/01/01", "20270101", "2027年1月1日", "２０２７.１.１"])
def test_a_date_may_be_written_as_people_do(written: str) -> None:
    table = rows()
    table[1][0] = written
    assert read_notice_table(table, holidays(), SOURCE) == read_notice_table(rows(), holidays(), SOURCE)


def test_blank_lines_are_no_days() -> None:
    table = [["", ""], *rows()[:5], [" "], *rows()[5:], []]
    assert read_notice_table(table, holidays(), SOURCE)["year"] == 2027


@pytest.mark.parametrize(
    ("code", "place", "cell"),
    [
        ("notice_columns", (0, 2), "remark"),
        ("notice_columns", (0, 3), "date"),
        ("notice_date", (1, 0), "2027-02-30"),
        ("notice_date", (1, 0), "on New Year"),
        ("notice_weekday", (1, 3), "星期一"),
        ("notice_weekday", (1, 3), "someday"),
        ("notice_kind", (1, 2), "maybe"),
        ("notice_name", (1, 1), ""),
        ("notice_repeated", (1, 0), "2027-01-03"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_reason(code: str, place: tuple[int, int], cell: str) -> None:
    table = rows()
    table[place[0]][place[1]] = cell
    if code == "notice_repeated":
        table[1][3] = "星期日"
    with pytest.raises(NoticeWrong) as refused:
        read_notice_table(table, holidays(), SOURCE)
    assert refused.value.code == code


@pytest.mark.parametrize(("code", "table"), [("notice_columns", []), ("notice_none", [list(CHINESE)])])
def test_an_empty_table_is_refused(code: str, table: list[list[str]]) -> None:
    with pytest.raises(NoticeWrong) as refused:
        read_notice_table(table, holidays(), SOURCE)
    assert refused.value.code == code
