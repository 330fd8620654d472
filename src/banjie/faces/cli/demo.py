"""`banjie demo`: the demonstration's own today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import click

from banjie.faces.cli.params import IsoDate
from banjie.faces.cli.wording import words_of


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoNeeds:
    """What the command is given: how to move today, and the errors that are the user's to put right."""

    move_today: Callable[[date], date]
    faults: tuple[type[Exception], ...]
    language: str


def build(needs: DemoNeeds) -> click.Command:
    """Return the `demo` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    group = click.Group("demo", help=words("demo.help.command"))

    def today(day: date) -> None:
        try:
            click.echo(words("demo.moved", day=words.written(needs.move_today(day))))
        except needs.faults as fault:
            click.echo(f"banjie demo today: {fault}", err=True)
            raise SystemExit(2) from fault

    argument = click.Argument(["day"], type=IsoDate(words), metavar="YYYY-MM-DD")
    group.add_command(click.Command("today", params=[argument], callback=today, help=words("demo.help.today")))
    return group
