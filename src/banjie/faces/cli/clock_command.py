"""What the commands of `banjie clock` share: their needs, their options and how they refuse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

import click
from rich.console import Console

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.wording import LANGUAGES, Words
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_limits import PackLimits

_WIDTH_WITHOUT_TERMINAL = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockNeeds:
    """What the command is given: how to get the calendar and the packs' limits, and the language to speak."""

    calendar: Callable[[], Calendar]
    language: str
    limits: Callable[[], Iterable[PackLimits]] = tuple


class BadInput(click.ClickException):
    """Input that has no answer; ends with the exit code of bad input."""

    exit_code = 2


def refuse(message: str) -> NoReturn:
    """End the command with a sentence and the exit code of bad input."""
    raise BadInput(message)


def calendar_of(needs: ClockNeeds, words: Words) -> Calendar:
    """Return the calendar, or refuse with what is wrong with its files."""
    try:
        return needs.calendar()
    except CodedError as error:
        refuse(words.error(error))
    except CalendarUnavailable as error:
        refuse(str(error))


def shared_options(words: Words) -> list[click.Parameter]:
    """Return the options every one of these commands has."""
    return [
        click.Option(
            ["--lang"], type=click.Choice(LANGUAGES), default=words.language, is_eager=True, help=words("help.lang")
        ),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]


def help_text(words: Words, command: str) -> str:
    """Return the help of a command; a paragraph to type stays on its line (click's mark for that is a backspace)."""
    return words(f"help.{command}").replace("\n\n$ ", "\n\n\b\n$ ")


def console() -> Console:
    """Return where tables are written: as wide as the terminal, or wide enough for a pipe."""
    found = Console()
    return found if found.is_terminal else Console(width=_WIDTH_WITHOUT_TERMINAL)
