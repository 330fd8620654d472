"""`banjie clock`: due dates and their working-out, without a database."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, NoReturn

import click
from rich.console import Console

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit
from banjie.core.clock.stop import Stop
from banjie.faces.cli.clock_text import as_json, day_table, head_lines, note_lines
from banjie.faces.cli.params import IsoDate, StopText
from banjie.faces.cli.progress import watched
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_due import DueRow, due_rows
from banjie.services.files.clock_explain import Explanation, explain

_LISTED = 20
_WIDTH_WITHOUT_TERMINAL = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockNeeds:
    """What the command is given: how to get the calendar, and the language to speak where none is asked for."""

    calendar: Callable[[], Calendar]
    language: str


def build(needs: ClockNeeds) -> click.Command:
    """Return the `clock` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    group = click.Group("clock", help=words("help.clock"), short_help=words("commands.clock"))
    group.add_command(_explain_command(needs, words))
    group.add_command(_due_command(needs, words))
    return group


def _explain_command(needs: ClockNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Option(["--start"], type=IsoDate(words), required=True, metavar="YYYY-MM-DD", help=words("help.start")),
        click.Option(["--days"], type=int, required=True, metavar="N", help=words("help.days")),
        click.Option(["--stop", "stops"], type=StopText(words), multiple=True, metavar="STOP", help=words("help.stop")),
        click.Option(["--until"], type=IsoDate(words), metavar="YYYY-MM-DD", help=words("help.until")),
        click.Option(["--every-day"], is_flag=True, help=words("help.every_day")),
        *_shared_options(words),
    ]

    def answer(*, lang: str, as_data: bool, every_day: bool, **asked: Any) -> None:
        spoken = words_of(lang)
        calendar = _calendar(needs, spoken)
        try:
            explanation = _explain(calendar, **asked)
        except CodedError as error:
            _refuse(spoken.error(error))
        if as_data:
            click.echo(json.dumps(as_json(calendar, explanation), ensure_ascii=False, indent=1))
            return
        for line in head_lines(spoken, explanation):
            click.echo(line)
        console = _console()
        console.print("", day_table(spoken, calendar, explanation, every_day=every_day), "", sep="\n")
        for line in note_lines(spoken, calendar, explanation):
            click.echo(line)

    return click.Command("explain", params=params, callback=answer, help=_help(words, "explain"))


def _explain(calendar: Calendar, *, start: date, days: int, stops: tuple[Stop, ...], until: date | None) -> Explanation:
    return explain(calendar, start, Limit(days=days), stops, until)


def _due_command(needs: ClockNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.File("rb"), default="-", metavar="[FILE]"),
        *_shared_options(words),
    ]

    def answer(*, file: IO[bytes], lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        calendar = _calendar(needs, spoken)
        tally = _Tally(words=spoken, calendar=calendar)
        out = click.open_file("-", "wb")
        for row in due_rows(calendar, _text_lines(file, spoken)):
            problem = tally.note(row)
            text = _json_row(row, problem) if as_data else _text_row(row, spoken)
            if text is not None:
                out.write(text.encode("utf-8", "surrogateescape") + b"\n")
        out.flush()
        tally.report()

    return click.Command("due", params=params, callback=answer, help=_help(words, "due"))


def _shared_options(words: Words) -> list[click.Parameter]:
    return [
        click.Option(
            ["--lang"], type=click.Choice(LANGUAGES), default=words.language, is_eager=True, help=words("help.lang")
        ),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]


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
            _refuse(self.words("due.summary_bad", bad=self.bad))


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


def _calendar(needs: ClockNeeds, words: Words) -> Calendar:
    try:
        return needs.calendar()
    except CodedError as error:
        _refuse(words.error(error))
    except CalendarUnavailable as error:
        _refuse(str(error))


class _BadInput(click.ClickException):
    exit_code = 2


def _refuse(message: str) -> NoReturn:
    raise _BadInput(message)


def _help(words: Words, command: str) -> str:
    # A paragraph that is a command to type stays on its line (click's mark for that is a backspace).
    return words(f"help.{command}").replace("\n\n$ ", "\n\n\b\n$ ")


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_WIDTH_WITHOUT_TERMINAL)
