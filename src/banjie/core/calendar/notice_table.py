"""Reading a notice that somebody wrote as a table: one line for a day, with a header in Chinese or English."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from banjie.core.calendar.errors import NoticeWrong
from banjie.core.calendar.holidays import Holidays
from banjie.core.calendar.notice import NoticeDay, NoticeSource, year_of_days

Cells = Sequence[str]
_COLUMNS = {
    "date": "date day 日期 时间 時間 公历 公曆",
    "name": "name holiday festival 名称 名稱 节日 節日 假日 假期 节假日 節假日",
    "off": "off isoff isoffday dayoff kind type status 类型 類型 状态 狀態 安排 放假 是否放假 休班 休假",
    "worked": "work works worked working isworkday workday 上班 是否上班 工作日 是否工作日",
    "weekday": "weekday dayofweek 星期 周 週 周几 週幾",
}
_FIELDS = {name: field for field, names in _COLUMNS.items() for name in names.split()}
_REQUIRED = ("date", "name", "off")
_OFF = re.compile("off|holiday|dayoff|rest|true|yes|y|1|休|休息|放假|休假|假|(?:法定)?(?:节假日|節假日)|是")
_WORKED = re.compile(
    "work|works|worked|working|workday|makeup|false|no|n|0|班|上班|补班|補班|(?:调休|調休)(?:上班)?|工作|工作日|否"
)
_YES, _NO = re.compile("true|yes|y|1|是"), re.compile("false|no|n|0|否")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))")
_WEEKDAYS = {
    sign: number
    for number, signs in enumerate(
        ("一 1 mon monday", "二 2 tue tues tuesday", "三 3 wed wednesday", "四 4 thu thurs thursday", "五 5 fri friday",
         "六 6 sat saturday", "日 天 7 0 sun sunday"),
        start=1,
    )
    for sign in signs.split()
}  # fmt: skip


class _Line(NamedTuple):
    """A line of the table by field; `number` is its place in the file."""

    number: int
    cells: Mapping[str, str]


def read_notice_table(rows: Sequence[Cells], holidays: Holidays, source: NoticeSource) -> dict[str, object]:
    """Return, as `read_year` takes it, the notice written as a table with a header line.

    Columns: the date, the name of the holiday, off or worked, and the weekday where it is given. The year is that of
    most days. Raises `NoticeWrong`, whose code says what is wrong and whose params name the line.
    """
    written = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    fields = _header(written[0][1] if written else ())
    lines = [_Line(number=number, cells=_cells(row, fields)) for number, row in written[1:]]
    days = [_day(line, worked="worked" in fields.values()) for line in lines]
    if not days:
        raise NoticeWrong("notice_none", "the table names no day: the notice is not published yet", year="")
    year = Counter(day.date.year for day in days).most_common(1)[0][0]
    return year_of_days(year, days, holidays, source)


def _header(cells: Cells) -> dict[int, str]:
    fields = {place: _FIELDS[_bare(cell)] for place, cell in enumerate(cells) if _bare(cell) in _FIELDS}
    known = {"off" if field == "worked" else field for field in fields.values()}
    missing = [field for field in _REQUIRED if field not in known]
    if missing or len(set(fields.values())) < len(fields):
        what = f"no column for {', '.join(missing)}" if missing else "two columns mean the same"
        message = f"{what}; name the columns date, name, off (日期, 名称, 类型), each once"
        raise NoticeWrong("notice_columns", message, missing=", ".join(missing))
    return fields


def _cells(row: Cells, fields: Mapping[int, str]) -> dict[str, str]:
    return {field: row[place].strip() if place < len(row) else "" for place, field in fields.items()}


def _day(line: _Line, *, worked: bool) -> NoticeDay:
    day = _date(line)
    weekday = line.cells.get("weekday", "")
    if weekday and _WEEKDAYS.get(_weekday_sign(weekday)) != day.isoweekday():
        message = f"line {line.number}: {day} is no {weekday}; correct the date or the weekday"
        raise NoticeWrong("notice_weekday", message, line=line.number, day=day, text=weekday)
    if not line.cells["name"]:
        message = f"line {line.number} ({day}) names no holiday; fill the cell in"
        raise NoticeWrong("notice_name", message, place=line.number)
    return NoticeDay(date=day, name=line.cells["name"], is_off=_is_off(line, worked=worked))


def _date(line: _Line) -> date:
    text = unicodedata.normalize("NFKC", line.cells["date"])
    found = _DATE.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
    except ValueError:
        pass
    message = f"line {line.number}: {text!r} is not a date; write it as YYYY-MM-DD"
    raise NoticeWrong("notice_date", message, place=line.number, text=text)


def _is_off(line: _Line, *, worked: bool) -> bool:
    text = line.cells["worked" if worked else "off"]
    said = _bare(text)
    if _OFF.fullmatch(said):
        return not (worked and _YES.fullmatch(said))
    if _WORKED.fullmatch(said):
        return bool(worked and _NO.fullmatch(said))
    message = f"line {line.number}: {text!r} says neither off nor worked; write 休 or 班, off or work"
    raise NoticeWrong("notice_kind", message, place=line.number, text=text)


def _weekday_sign(text: str) -> str:
    bare = _bare(text)
    return bare.removeprefix("星期").removeprefix("礼拜").removeprefix("禮拜").removeprefix("周").removeprefix("週")


def _bare(cell: str) -> str:
    return re.sub(r"[\s_\-()（）\ufeff]+", "", unicodedata.normalize("NFKC", cell)).casefold()
