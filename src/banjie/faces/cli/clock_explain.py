"""`banjie clock explain`: when a limit ends, or what is lawful before and after an event, with every day's reason."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.faces.cli.clock_case_file import answered_from_file, asked_of, case_options
from banjie.faces.cli.clock_case_json import case_json
from banjie.faces.cli.clock_case_text import clock_lines, clock_title, finding_lines, title, words_of_law
from banjie.faces.cli.clock_command import (
    ClockNeeds,
    calendar_of,
    calendar_option,
    console,
    help_text,
    refuse,
    shared_options,
)
from banjie.faces.cli.clock_options import question_options
from banjie.faces.cli.clock_table import day_table
from banjie.faces.cli.clock_text import head_lines, note_lines
from banjie.faces.cli.wording import Words, words_of
from banjie.faces.shared.clock_json import as_json
from banjie.services.files.case_explain import CaseExplained
from banjie.services.files.clock_explain import Explanation, explain
from banjie.services.files.clock_parts import Parts


def explain_command(needs: ClockNeeds, words: Words) -> click.Command:
    """Return the command with its help in the language of `words`."""

    def answer(*, lang: str, as_data: bool, every_day: bool, calendar: Path | None, **typed: object) -> None:
        spoken = words_of(lang)
        counted_by = calendar_of(needs, spoken, calendar)
        asked = answered_from_file(needs, spoken, counted_by, asked_of(typed))
        if isinstance(asked, CaseExplained):
            _answer_case(spoken, asked, as_data=as_data, every_day=every_day)
        else:
            _answer_one(spoken, counted_by, asked, as_data=as_data, every_day=every_day)

    params = [
        *question_options(words),
        *case_options(needs, words),
        click.Option(["--every-day"], is_flag=True, help=words("help.every_day")),
        calendar_option(words),
        *shared_options(words),
    ]
    return click.Command("explain", params=params, callback=answer, help=help_text(words, "explain"))


def _answer_one(words: Words, calendar: Calendar, parts: Parts, *, as_data: bool, every_day: bool) -> None:
    try:
        explanation = explain(calendar, parts.question())
    except CodedError as error:
        refuse(words.error(error))
    if as_data:
        _echo(as_json(calendar, explanation))
    else:
        tell(words, calendar, explanation, every_day=every_day)


def _answer_case(words: Words, case: CaseExplained, *, as_data: bool, every_day: bool) -> None:
    if as_data:
        _echo(case_json(case))
        return
    spoken = words_of_law(words, case.law.procedure)
    click.echo(title(spoken, case))
    for told in case.clocks:
        click.echo("\n" + clock_title(spoken, case, told))
        beside = tuple(clock_lines(spoken, case, told))
        if told.explanation:
            tell(spoken, case.law.calendar, told.explanation, every_day=every_day, beside=beside)
        else:
            click.echo("\n".join(beside))
    click.echo("\n" + "\n".join(finding_lines(spoken, case)))


def _echo(plain: Mapping[str, Any]) -> None:
    click.echo(json.dumps(plain, ensure_ascii=False, indent=1))


def tell(
    words: Words, calendar: Calendar, explanation: Explanation, *, every_day: bool, beside: Sequence[str] = ()
) -> None:
    """Write the answer with what is said beside it, the days and the notes."""
    for line in (*head_lines(words, explanation), *beside):
        click.echo(line)
    table = day_table(words, calendar, explanation.working_out, every_day=every_day)
    console().print("", table, "", sep="\n")
    for line in note_lines(words, calendar, explanation):
        click.echo(line)
