"""`banjie clock explain`: when a limit ends, or what is lawful before and after an event, with every day's reason."""

import json
from pathlib import Path

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.clock_command import (
    ClockNeeds,
    calendar_of,
    calendar_option,
    console,
    help_text,
    refuse,
    shared_options,
)
from banjie.faces.cli.clock_json import as_json
from banjie.faces.cli.clock_options import parts_of, question_options
from banjie.faces.cli.clock_table import day_table
from banjie.faces.cli.clock_text import head_lines, note_lines
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.clock_explain import Explanation, explain


def explain_command(needs: ClockNeeds, words: Words) -> click.Command:
    """Return the command with its help in the language of `words`."""

    def answer(*, lang: str, as_data: bool, every_day: bool, calendar: Path | None, **asked: object) -> None:
        spoken = words_of(lang)
        counted_by = calendar_of(needs, spoken, calendar)
        try:
            explanation = explain(counted_by, parts_of(asked).question())
        except CodedError as error:
            refuse(spoken.error(error))
        if as_data:
            click.echo(json.dumps(as_json(counted_by, explanation), ensure_ascii=False, indent=1))
        else:
            tell(spoken, counted_by, explanation, every_day=every_day)

    params = [
        *question_options(words),
        click.Option(["--every-day"], is_flag=True, help=words("help.every_day")),
        calendar_option(words),
        *shared_options(words),
    ]
    return click.Command("explain", params=params, callback=answer, help=help_text(words, "explain"))


def tell(words: Words, calendar: Calendar, explanation: Explanation, *, every_day: bool) -> None:
    """Write the answer, the days and the notes."""
    for line in head_lines(words, explanation):
        click.echo(line)
    table = day_table(words, calendar, explanation.working_out, every_day=every_day)
    console().print("", table, "", sep="\n")
    for line in note_lines(words, calendar, explanation):
        click.echo(line)
