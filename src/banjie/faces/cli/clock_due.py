"""`banjie clock due`: the date alone, for one question or for every row of a table."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import Due
from banjie.core.clock.limit import Unit
from banjie.faces.cli.clock_case_file import answered_from_file, asked_of, case_options
from banjie.faces.cli.clock_command import (
    ClockNeeds,
    calendar_of,
    calendar_option,
    help_text,
    refuse,
    shared_options,
)
from banjie.faces.cli.clock_options import question_options
from banjie.faces.cli.clock_text import amount
from banjie.faces.cli.progress import watched
from banjie.faces.cli.wording import Words, words_of
from banjie.faces.shared.clock_json import dates_json
from banjie.services.files.case_explain import CaseExplained
from banjie.services.files.clock_answer import answer
from banjie.services.files.clock_due import DueRow, due_rows
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_question import Question

_LISTED = 20


def due_command(needs: ClockNeeds, words: Words) -> click.Command:
    """Return the command with its help in the language of `words`."""

    def command(*, file: IO[bytes] | None, lang: str, as_data: bool, calendar: Path | None, **typed: object) -> None:
        spoken, asked = words_of(lang), asked_of(typed)
        counted_by = calendar_of(needs, spoken, calendar)
        found = answered_from_file(needs, spoken, counted_by, asked)
        if file and (asked.case or asked.parts.says_from_where):
            refuse(spoken("errors.file_and_start"))
        if isinstance(found, CaseExplained):
            _answer_case(found, as_data=as_data)
        elif asked.case or found.says_from_where:
            _answer_one(spoken, counted_by, found, as_data=as_data)
        else:
            _answer_rows(spoken, counted_by, file or click.open_file("-", "rb"), found, as_data=as_data)

    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.File("rb"), required=False, metavar="[FILE]"),
        *question_options(words),
        *case_options(needs, words),
        calendar_option(words),
        *shared_options(words),
    ]
    return click.Command("due", params=params, callback=command, help=help_text(words, "due"))


def _answer_one(words: Words, calendar: Calendar, parts: Parts, *, as_data: bool) -> None:
    try:
        question = parts.question()
        found = answer(calendar, question)
    except CodedError as error:
        refuse(words.error(error))
    if as_data:
        click.echo(json.dumps(_plain(question, found), ensure_ascii=False))
    else:
        click.echo(_due_text(found) or words("explain.held", left=_left(words, question, found)))


def _answer_case(case: CaseExplained, *, as_data: bool) -> None:
    for told in case.clocks:
        name, row = told.begun.rule.name, told.begun.row
        if as_data:
            click.echo(json.dumps({"clock": name, **dates_json(row)}, ensure_ascii=False))
        else:
            click.echo(f"{name}\t{row.due_at.isoformat() if row.due_at else row.due_date or ''}")


def _answer_rows(words: Words, calendar: Calendar, file: IO[bytes], otherwise: Parts, *, as_data: bool) -> None:
    tally = _Tally(words=words, calendar=calendar)
    out = click.open_file("-", "wb")
    for row in due_rows(calendar, _text_lines(file, words), otherwise):
        problem = tally.note(row)
        text = _json_row(row, problem) if as_data else _text_row(row, words)
        if text is not None:
            out.write(text.encode("utf-8", "surrogateescape") + b"\n")
    out.flush()
    tally.report()


@dataclass(kw_only=True, slots=True)
class _Tally:
    """Counts what was wrong, stopped or provisional, and says so on standard error."""

    words: Words
    calendar: Calendar
    bad: int = 0
    held: int = 0
    provisional: int = 0

    def note(self, row: DueRow) -> str | None:
        """Count a row; return its problem in words, also told on standard error for the first twenty."""
        self.provisional += row.provisional
        self.held += row.answer is not None and row.answer.date is None
        if row.problem is None:
            return None
        self.bad += 1
        text = self.words.problem(row.problem.code, row.problem.params, row.problem.message)
        if self.bad <= _LISTED:
            click.echo(self.words("due.bad_row", line=row.number, problem=_printable(text)), err=True)
        return text

    def report(self) -> None:
        """Say the totals; end with the exit code of bad input where a row was wrong."""
        if self.provisional:
            day = self.calendar.provisional_from
            click.echo(self.words("due.provisional", count=self.provisional, day=day), err=True)
        if self.held:
            click.echo(self.words("due.held", count=self.held), err=True)
        if self.bad > _LISTED:
            click.echo(self.words("due.more", count=self.bad - _LISTED), err=True)
        if self.bad:
            refuse(self.words("due.summary_bad", bad=self.bad))


def _text_lines(file: IO[bytes], words: Words) -> Iterator[str]:
    for line in watched(file, words("due.progress"), _size(file)):
        yield line.decode("utf-8", "surrogateescape")


def _size(file: IO[bytes]) -> int | None:
    try:
        return os.fstat(file.fileno()).st_size or None
    except OSError:
        return None


def _text_row(row: DueRow, words: Words) -> str:
    if not row.text.strip():
        return row.text
    last = words("due.column") if row.is_header else _due_text(row.answer)
    return f"{row.text}{row.separator}{last}"


def _due_text(found: Due | None) -> str:
    if found is None:
        return ""
    return found.at.isoformat() if found.at else str(found.date or "")


def _left(words: Words, question: Question, found: Due) -> str:
    unit = (question.promised or question.limit).unit
    return amount(words, Unit.CALENDAR_DAY if unit is Unit.MONTH else unit, found.left_when_resumed or 0)


def _json_row(row: DueRow, problem: str | None) -> str | None:
    if row.is_header or not row.text.strip():
        return None
    plain = {"line": row.number, **_plain(row.question, row.answer), "problem": problem and _printable(problem)}
    return json.dumps(plain, ensure_ascii=False)


def _plain(question: Question | None, found: Due | None) -> dict[str, Any]:
    return {
        "start": question.start.isoformat() if question else None,
        "days": question.limit.days if question else None,
        "unit": question.limit.unit.value if question else None,
        "direction": question.runs.value if question else None,
        "due": found.date.isoformat() if found and found.date else None,
        "due_at": found.at.isoformat() if found and found.at else None,
        "left_when_resumed": found.left_when_resumed if found else None,
        "provisional": found.provisional if found else None,
    }


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
