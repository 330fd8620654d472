"""`banjie timers`: what falls due by silence, what was done, what failed and what to do about it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

import click

from banjie.core.values.office_time import office_date
from banjie.faces.cli.opening import BadInput, RecordsNeeds, open_records
from banjie.faces.cli.timers_text import as_json, as_text, settled_text
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.cases.asked import CaseUnknown
from banjie.services.office.today import office_now
from banjie.services.timers.silence_retry import NothingToRetry, silence_retry
from banjie.services.timers.silence_sweep import sweep
from banjie.services.timers.timer_list import all_timers

_DAYS = click.IntRange(0, 366)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimersNeeds:
    """What the command is given: the records, and the real moment."""

    records: RecordsNeeds
    now: Callable[[], datetime]


def build(needs: TimersNeeds) -> click.Command:
    """Return the `timers` command with its help in the language of `needs`."""
    words = words_of(needs.records.language)
    params: list[click.Parameter] = [
        click.Option(["--days"], type=_DAYS, default=7, show_default=True, help=words("timers.help.days")),
        click.Option(["--under"], default="/", show_default=True, metavar="PATH", help=words("timers.help.under")),
        *_shared(words),
    ]

    def listed(*, days: int, under: str, lang: str, as_data: bool) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            _list(needs, words_of(lang), days=days, under=under, as_data=as_data)

    group = click.Group(
        "timers", params=params, callback=listed, invoke_without_command=True, help=words("timers.help.command")
    )
    group.add_command(_run_command(needs, words))
    group.add_command(_retry_command(needs, words))
    return group


def _list(needs: TimersNeeds, words: Words, *, days: int, under: str, as_data: bool) -> None:
    now = needs.now()
    path = under if under.endswith("/") else f"{under}/"
    with open_records(needs.records):
        today = office_date(office_now(now))
        listed = all_timers(today, now, under=path, days=days)
    click.echo(_dumped(as_json(listed, today)) if as_data else as_text(listed, today, days, words))
    if listed.faults:
        click.get_current_context().exit(1)


def _run_command(needs: TimersNeeds, words: Words) -> click.Command:
    def run(*, lang: str, as_data: bool) -> None:
        with open_records(needs.records):
            swept = asdict(sweep(needs.now()))
        click.echo(_dumped(swept) if as_data else words_of(lang)("timers.swept", **swept))
        if swept["failed"]:
            click.get_current_context().exit(1)

    return click.Command("run", params=_shared(words), callback=run, help=words("timers.help.run"))


def _retry_command(needs: TimersNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["case"], metavar="CASE"),
        click.Argument(["clock"], metavar="CLOCK"),
        *_shared(words),
    ]

    def retry(*, case: str, clock: str, lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        with open_records(needs.records):
            try:
                settled = silence_retry(case, clock, needs.now())
            except CaseUnknown as unknown:
                raise BadInput(spoken("timers.case_unknown", case=case)) from unknown
            except NothingToRetry as nothing:
                raise BadInput(spoken("timers.nothing_to_retry", case=case, clock=clock)) from nothing
        click.echo(_dumped(asdict(settled)) if as_data else settled_text(settled, case, clock, spoken))
        if settled.next_try_at:
            click.get_current_context().exit(1)

    return click.Command("retry", params=params, callback=retry, help=words("timers.help.retry"))


def _shared(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)
