"""What the commands of `banjie clock` share: their needs, their options and how they refuse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.wording import LANGUAGES, Words
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.case_file import CaseFiles
from banjie.services.files.clock_limits import PackLimits
from banjie.services.files.pack_check import PackFolders

_WIDTH_WITHOUT_TERMINAL = 160


def _no_calendar(path: Path) -> Calendar:
    raise CalendarUnavailable(f"{path}: nothing here reads calendars")


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseNeeds:
    """How to read case files, and where the packs are whose law they are under."""

    read: CaseFiles
    folders: PackFolders
    packs: Callable[[], Path]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockNeeds:
    """What the command is given: how to get calendars and the packs' limits, and the language to speak.

    `calendar_at` returns the calendar with the years of a file or folder in place of its own. Without `cases` no case
    file is asked for.
    """

    calendar: Callable[[], Calendar]
    language: str
    limits: Callable[[], Iterable[PackLimits]] = tuple
    calendar_at: Callable[[Path], Calendar] = _no_calendar
    cases: CaseNeeds | None = None


class BadInput(click.ClickException):
    """Input that has no answer; ends with the exit code of bad input."""

    exit_code = 2


def refuse(message: str) -> NoReturn:
    """End the command with a sentence and the exit code of bad input."""
    raise BadInput(message)


def calendar_of(needs: ClockNeeds, words: Words, path: Path | None = None) -> Calendar:
    """Return the calendar, with the years of `path` where it is given; or refuse with what is wrong with its files."""
    try:
        return needs.calendar_at(path) if path else needs.calendar()
    except CodedError as error:
        refuse(words.error(error))
    except CalendarUnavailable as error:
        refuse(str(error))


def shared_options(words: Words) -> list[click.Parameter]:
    """Return the options every one of these commands has."""
    return [language_option(words), click.Option(["--json", "as_data"], is_flag=True, help=words("help.json"))]


def calendar_option(words: Words) -> click.Option:
    """Return the option that names another calendar."""
    kind = click.Path(exists=True, path_type=Path)
    return click.Option(["--calendar"], type=kind, metavar="PATH", help=words("help.calendar"))


def language_option(words: Words) -> click.Option:
    """Return the option that chooses the language; it is read first, so that all else is refused in it."""
    kind = click.Choice(LANGUAGES)
    return click.Option(["--lang"], type=kind, default=words.language, is_eager=True, help=words("help.lang"))


def help_text(words: Words, command: str) -> str:
    """Return the help of a command; a paragraph to type stays on its line (click's mark for that is a backspace)."""
    return words(f"help.{command}").replace("\n\n$ ", "\n\n\b\n$ ")


def console() -> Console:
    """Return where tables are written: as wide as the terminal, or wide enough for a pipe."""
    found = Console()
    return found if found.is_terminal else Console(width=_WIDTH_WITHOUT_TERMINAL)
