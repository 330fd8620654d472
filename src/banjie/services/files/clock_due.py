"""Due dates for rows of text, one question per line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.services.files.clock_answers import answers
from banjie.services.files.clock_columns import AskedBefore, Columns, cells_of, columns_of
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_question import Question

_NO_PARTS = Parts()
_TWO_COLUMNS, _ONE_COLUMN = Columns.of("start", "limit"), Columns.of("start")
_BLOCK = 1 << 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Why a row has no due date: a code, its parameters, and an English sentence for logs."""

    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class DueRow:
    """One line: `number` counts from 1, `text` is the line as read, `separator` a tab or a comma.

    A header has neither answer nor problem; so has an empty line.
    """

    number: int
    text: str
    separator: str
    is_header: bool = False
    question: Question | None = None
    answer: Due | None = None
    problem: Problem | None = None

    @property
    def due(self) -> date | None:
        """The date asked for; None where an open stop holds it, or where there is none."""
        return self.answer.date if self.answer else None

    @property
    def provisional(self) -> bool:
        """Whether a notice not yet published may still move the date."""
        return self.answer is not None and self.answer.provisional


def due_rows(calendar: Calendar, lines: Iterable[str], otherwise: Parts = _NO_PARTS) -> Iterator[DueRow]:
    """Yield a row for every line, in order; a bad row carries its problem and stops nothing.

    A first line without any digit in its first two columns is a header. Where it names a column to count from
    (`start`, `before`, `after`, `only_after`), its names say what the columns are; else they are start and limit, or
    the start alone where `otherwise` has the limit. What a row leaves open is taken from `otherwise`; columns not read
    are kept in `text`.
    """
    reader = _Reader(otherwise=otherwise, columns=_ONE_COLUMN if _has_limit(otherwise) else _TWO_COLUMNS)
    read = (reader.line(number, line) for number, line in enumerate(lines, start=1))
    while block := list(islice(read, _BLOCK)):
        found = answers(calendar, [line.asked for line in block if isinstance(line.asked, Question)])
        yield from (_row(line, next(found) if isinstance(line.asked, Question) else None) for line in block)


class _Line(NamedTuple):
    """A line as read; `asked` is None for a header and an empty line."""

    number: int
    text: str
    separator: str
    asked: Question | Problem | None
    is_header: bool = False


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads lines as the header says, once there was one."""

    otherwise: Parts
    columns: Columns
    asked: AskedBefore = field(default_factory=AskedBefore)

    def line(self, number: int, line: str) -> _Line:
        text = line.rstrip("\r\n")
        if number == 1:
            text = text.removeprefix("\ufeff")
        separator = "\t" if "\t" in text else ","
        if not text.strip():
            return _Line(number, text, separator, None)
        cells = cells_of(text, separator)
        if number == 1 and not any(character.isdigit() for cell in cells[:2] for character in cell):
            self.columns = columns_of(cells) or self.columns
            return _Line(number, text, separator, None, is_header=True)
        return _Line(number, text, separator, self._asked(cells))

    def _asked(self, cells: list[str]) -> Question | Problem:
        if self.columns is _TWO_COLUMNS and len(cells) < len(self.columns.names):
            return Problem(code="row_columns", message="needs two columns: start date and limit")
        try:
            return self.asked.question(self.columns, cells, self.otherwise)
        except CodedError as error:
            return _problem(error)


def _row(line: _Line, found: Due | CodedError | None) -> DueRow:
    problem = line.asked if isinstance(line.asked, Problem) else None
    return DueRow(
        number=line.number,
        text=line.text,
        separator=line.separator,
        is_header=line.is_header,
        question=line.asked if isinstance(line.asked, Question) else None,
        answer=found if isinstance(found, Due) else None,
        problem=_problem(found) if isinstance(found, CodedError) else problem,
    )


def _problem(error: CodedError) -> Problem:
    return Problem(code=error.code, message=str(error), params=error.params)


def _has_limit(parts: Parts) -> bool:
    return parts.limit is not None or parts.days is not None
