"""`banjie clock`: due dates and their working-out, without a database."""

import click

from banjie.faces.cli.clock_command import ClockNeeds
from banjie.faces.cli.clock_due import due_command
from banjie.faces.cli.clock_explain import explain_command
from banjie.faces.cli.clock_limits import limits_command
from banjie.faces.cli.wording import words_of

__all__ = ["ClockNeeds", "build"]


def build(needs: ClockNeeds) -> click.Command:
    """Return the `clock` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    group = click.Group("clock", help=words("help.clock"), short_help=words("commands.clock"))
    group.add_command(explain_command(needs, words))
    group.add_command(due_command(needs, words))
    group.add_command(limits_command(needs, words))
    return group
