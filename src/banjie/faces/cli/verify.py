"""`banjie verify`: the log proven, every event against what was stored."""

import json
from collections.abc import Callable
from dataclasses import asdict

import click

from banjie.faces.cli.opening import RecordsNeeds, open_records
from banjie.faces.cli.progress import shown
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.log.log_verify import Flaw, log_size, log_verify


def build(needs: RecordsNeeds) -> click.Command:
    """Return the `verify` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    params: list[click.Parameter] = [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]

    def answer(*, lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        with open_records(needs), shown(spoken("verify.progress")) as told:
            size = log_size()
            flaws = list(log_verify(_adding(told, size)))
        click.echo(_as_json(flaws, size) if as_data else _as_text(flaws, size, spoken))
        if flaws:
            click.get_current_context().exit(1)

    return click.Command("verify", params=params, callback=answer, help=words("verify.help"))


def _adding(told: Callable[[int, int | None], None], total: int) -> Callable[[int], None]:
    done = 0

    def add(events: int) -> None:
        nonlocal done
        done += events
        told(done, total)

    return add


def _as_text(flaws: list[Flaw], size: int, words: Words) -> str:
    if not flaws:
        return words("verify.clean", events=size)
    lines = [words("verify.flaw" if flaw.seq else "verify.flaw_of_case", **asdict(flaw)) for flaw in flaws]
    return "\n".join([*lines, words("verify.found", flaws=len(flaws), events=size)])


def _as_json(flaws: list[Flaw], size: int) -> str:
    return json.dumps({"events": size, "flaws": [asdict(flaw) for flaw in flaws]}, ensure_ascii=False, indent=1)
