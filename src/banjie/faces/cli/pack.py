"""`banjie pack`: packs checked, with the place and the remedy of everything that is wrong."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from banjie.core.calendar.table import Calendar
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.pack_check import NoPackThere, PackChecked, PackFolders, check_packs


@dataclass(frozen=True, kw_only=True, slots=True)
class PackNeeds:
    """What the command is given: the packs that are checked where none is named, and how to read them."""

    folders: PackFolders
    shipped: Callable[[], Path]
    calendar: Callable[[], Calendar]
    language: str


def build(needs: PackNeeds) -> click.Command:
    """Return the `pack` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    group = click.Group("pack", help=words("help.pack"), short_help=words("commands.pack"))
    group.add_command(_check_command(needs, words))
    return group


def _check_command(needs: PackNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["paths"], type=click.Path(path_type=Path), nargs=-1, metavar="[PATH]..."),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]

    def answer(*, paths: tuple[Path, ...], lang: str, as_data: bool) -> None:
        try:
            checked = list(check_packs(needs.folders, paths or (needs.shipped(),), needs.calendar()))
        except (NoPackThere, CalendarUnavailable, ValueError) as error:
            raise _BadInput(str(error)) from None
        click.echo(_as_json(checked) if as_data else _as_text(checked, words_of(lang)))
        if any(pack.findings for pack in checked):
            click.get_current_context().exit(1)

    return click.Command("check", params=params, callback=answer, help=words("help.pack_check"))


def _as_text(checked: list[PackChecked], words: Words) -> str:
    lines = [str(found) for pack in checked for found in pack.findings]
    for pack in checked:
        key = "pack.wrong" if pack.findings else "pack.right"
        lines.append(words(key, folder=pack.folder, findings=len(pack.findings), cases=pack.cases))
    return "\n".join(lines)


def _as_json(checked: list[PackChecked]) -> str:
    packs = [
        {"folder": str(pack.folder), "cases": pack.cases, "findings": [asdict(found) for found in pack.findings]}
        for pack in checked
    ]
    return json.dumps({"packs": packs}, ensure_ascii=False, indent=1)


class _BadInput(click.ClickException):
    exit_code = 2
