"""`banjie clock`: due dates and their working-out, without a database."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import click

from banjie.core.calendar.table import Calendar
from banjie.faces.cli.clock_command import ClockNeeds, calendar_of, help_text, refuse, shared_options
from banjie.faces.cli.clock_explain import explain_command
from banjie.faces.cli.clock_limits import limits_command
from banjie.faces.cli.progress import watched
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.clock_due import DueRow, due_rows

__all__ = ["ClockNeeds", "build"]

_LISTED = 20


def build(needs: ClockNeeds) -> click.Command:
    """Return the `clock` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    group = click.Group("clock", help=words("help.clock"), short_help=words("commands.clock"))
    group.add_command(explain_command(needs, words))
    group.add_command(_due_command(needs, words))
    group.add_command(limits_command(needs, words))
    return group


def _due_command(needs: ClockNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.File("rb"), default="-", metavar="[FILE]"),
        *shared_options(words),
    ]

    def answer(*, file: IO[bytes], lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        calendar = calendar_of(needs, spoken)
        tally = _Tally(words=spoken, calendar=calendar)
        out = click.open_file("-", "wb")
        for row in due_rows(calendar, _text_lines(file, spoken)):
            problem = tally.note(row)
            text = _json_row(row, problem) if as_data else _text_row(row, spoken)
            if text is not None:
                out.write(text.encode("utf-8", "surrogateescape") + b"\n")
        out.flush()
        tally.report()

    return click.Command("due", params=params, callback=answer, help=help_text(words, "due"))


@dataclass(kw_only=True, slots=True)
class _Tally:
    """Counts what was wrong or provisional, and says so on standard error."""

    words: Words
    calendar: Calendar
    bad: int = 0
    provisional: int = 0

    def note(self, row: DueRow) -> str | None:
        """Count a row; return its problem in words, also told on standard error for the first twenty."""
        self.provisional += row.provisional
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
    last = words("due.column") if row.is_header else str(row.due or "")
    return f"{row.text}{row.separator}{last}"


def _json_row(row: DueRow, problem: str | None) -> str | None:
    if row.is_header or not row.text.strip():
        return None
    known = {"line": row.number, "start": row.start and str(row.start), "days": row.days}
    if row.problem is not None:
        return json.dumps({**known, "due": None, "problem": _printable(problem or "")}, ensure_ascii=False)
    return json.dumps({**known, "due": str(row.due), "provisional": row.provisional}, ensure_ascii=False)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
