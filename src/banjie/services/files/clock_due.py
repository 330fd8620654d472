"""Due dates for rows of text: `start<TAB>days`, one case per line."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due, due_date

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d{1,9}")
_COLUMNS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Why a row has no due date: a code, its parameters, and an English sentence for logs."""

    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class DueRow:
    """One line: `number` counts from 1, `text` is the line as read, `separator` a tab or a comma.

    A header has neither due date nor problem; so has an empty line.
    """

    number: int
    text: str
    separator: str
    is_header: bool = False
    start: date | None = None
    days: int | None = None
    due: date | None = None
    provisional: bool = False
    problem: Problem | None = None


def due_rows(calendar: Calendar, lines: Iterable[str]) -> Iterator[DueRow]:
    """Yield a row for every line, in order; a bad row carries its problem and stops nothing.

    The first two columns are the start date (YYYY-MM-DD) and the working days; further columns are kept in `text`.
    A first line without any digit in its first two columns is a header.
    """
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        if number == 1:
            text = text.removeprefix("\ufeff")
        yield _row(calendar, number, text)


def _row(calendar: Calendar, number: int, text: str) -> DueRow:
    separator = "\t" if "\t" in text else ","
    columns = [column.strip() for column in _columns(text, separator)[:2]]
    if not text.strip():
        return DueRow(number=number, text=text, separator=separator)
    if number == 1 and not any(character.isdigit() for column in columns for character in column):
        return DueRow(number=number, text=text, separator=separator, is_header=True)
    read = _read(columns)
    if isinstance(read, Problem):
        return DueRow(number=number, text=text, separator=separator, problem=read)
    start, days = read
    answer = _answer(calendar, start, days)
    if isinstance(answer, Problem):
        return DueRow(number=number, text=text, separator=separator, start=start, days=days, problem=answer)
    return DueRow(
        number=number,
        text=text,
        separator=separator,
        start=start,
        days=days,
        due=answer.date,
        provisional=answer.provisional,
    )


def _columns(text: str, separator: str) -> list[str]:
    if separator == "\t" or '"' not in text:
        return text.split(separator)
    return next(csv.reader([text]), [])


def _read(columns: list[str]) -> tuple[date, int] | Problem:
    if len(columns) < _COLUMNS:
        return Problem(code="row_columns", message="needs two columns: start date and working days")
    start = _date(columns[0])
    if start is None:
        message = f"{columns[0]!r} is not a date; write it as YYYY-MM-DD"
        return Problem(code="row_date", message=message, params={"text": columns[0]})
    if not _NUMBER.fullmatch(columns[1]):
        message = f"{columns[1]!r} is not a number of working days; write a whole number"
        return Problem(code="row_days", message=message, params={"text": columns[1]})
    return start, int(columns[1])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _answer(calendar: Calendar, start: date, days: int) -> Due | Problem:
    try:
        return due_date(calendar, start, days)
    except CodedError as error:
        return Problem(code=error.code, message=str(error), params=error.params)
