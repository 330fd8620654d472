"""`banjie clock explain`: one due date, or the last lawful day before an event, with the reason for every day."""

import json
from dataclasses import dataclass
from datetime import date

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import start_date
from banjie.core.clock.stop import Stop
from banjie.faces.cli.clock_command import ClockNeeds, calendar_of, console, help_text, refuse, shared_options
from banjie.faces.cli.clock_params import UNITS, DayOrMoment, LimitText
from banjie.faces.cli.clock_text import as_json, day_table, head_lines, note_lines
from banjie.faces.cli.params import IsoDate, StopText
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.clock_explain import Explanation, explain, explain_before


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """The question as it was typed."""

    start: date
    days: int | None
    unit: str | None
    limit: Limit | None
    before: bool
    stops: tuple[Stop, ...]
    until: date | None


def explain_command(needs: ClockNeeds, words: Words) -> click.Command:
    """Return the command with its help in the language of `words`."""

    def answer(*, lang: str, as_data: bool, every_day: bool, **asked: object) -> None:
        spoken = words_of(lang)
        calendar = calendar_of(needs, spoken)
        try:
            explanation = _explanation(calendar, spoken, _Asked(**asked))  # type: ignore[arg-type]  # click's options
        except CodedError as error:
            refuse(spoken.error(error))
        if as_data:
            click.echo(json.dumps(as_json(calendar, explanation), ensure_ascii=False, indent=1))
        else:
            _tell(spoken, calendar, explanation, every_day=every_day)

    return click.Command("explain", params=_params(words), callback=answer, help=help_text(words, "explain"))


def _params(words: Words) -> list[click.Parameter]:
    day = "YYYY-MM-DD"
    return [
        click.Option(["--start"], type=DayOrMoment(words), required=True, metavar=day, help=words("help.start")),
        click.Option(["--limit"], type=LimitText(words), metavar="20wd|15d|3m|48h", help=words("help.limit")),
        click.Option(["--days"], type=int, metavar="N", help=words("help.days")),
        click.Option(["--unit"], type=click.Choice(tuple(UNITS)), help=words("help.unit")),
        click.Option(["--before"], is_flag=True, help=words("help.before")),
        click.Option(["--stop", "stops"], type=StopText(words), multiple=True, metavar="STOP", help=words("help.stop")),
        click.Option(["--until"], type=IsoDate(words), metavar=day, help=words("help.until")),
        click.Option(["--every-day"], is_flag=True, help=words("help.every_day")),
        *shared_options(words),
    ]


def _explanation(calendar: Calendar, words: Words, asked: _Asked) -> Explanation:
    limit = _limit(words, asked)
    start = asked.start if limit.unit is Unit.HOUR else start_date(asked.start)
    if not asked.before:
        return explain(calendar, start, limit, asked.stops, asked.until)
    if asked.stops or asked.until:
        refuse(words("errors.before_alone"))
    return explain_before(calendar, start, limit)


def _limit(words: Words, asked: _Asked) -> Limit:
    if asked.limit is not None:
        if asked.days is not None or asked.unit is not None:
            refuse(words("errors.limit_twice"))
        return asked.limit
    if asked.days is None:
        refuse(words("errors.limit_missing"))
    return Limit(days=asked.days, unit=UNITS[asked.unit] if asked.unit else Unit.WORKING_DAY)


def _tell(words: Words, calendar: Calendar, explanation: Explanation, *, every_day: bool) -> None:
    for line in head_lines(words, explanation):
        click.echo(line)
    console().print("", day_table(words, calendar, explanation, every_day=every_day), "", sep="\n")
    for line in note_lines(words, calendar, explanation):
        click.echo(line)
