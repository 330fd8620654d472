"""`banjie serve`: the whole office in one command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from banjie.faces.cli.progress import steps
from banjie.faces.cli.wording import Words, words_of

DEFAULT_PORT = 8000
_PORTS = click.IntRange(1, 65535)
_WORKERS = click.IntRange(1, 64)


@dataclass(frozen=True, kw_only=True, slots=True)
class Serving:
    """Where to listen, with how many processes, and whether an empty installation becomes a demonstration."""

    host: str
    port: int
    workers: int
    demo: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ServeNeeds:
    """What the command is given.

    `serve(serving, progress, ready)` serves until it is stopped and returns the name of a part that ended by itself (a
    word of `serve.parts`), or "". It tells `progress` the name of each step (a word of `serve.steps`) and calls `ready`
    with the demonstration's logins once the pages can be opened. `fault` are the errors whose message is one sentence
    for the administrator.
    """

    serve: Callable[[Serving, Callable[[str], None], Callable[[Sequence[tuple[str, str, str]]], None]], str]
    faults: tuple[type[Exception], ...]
    language: str


def build(needs: ServeNeeds) -> click.Command:
    """Return the `serve` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    params: list[click.Parameter] = [
        click.Option(["--host"], default="127.0.0.1", show_default=True, help=words("serve.help.host")),
        click.Option(["--port"], type=_PORTS, default=DEFAULT_PORT, show_default=True, help=words("serve.help.port")),
        click.Option(["--workers"], type=_WORKERS, default=2, show_default=True, help=words("serve.help.workers")),
        click.Option(["--demo/--no-demo"], default=True, help=words("serve.help.demo")),
    ]

    def command(host: str, port: int, workers: int, demo: bool) -> None:
        _serve(needs, words, Serving(host=host, port=port, workers=workers, demo=demo))

    return click.Command("serve", params=params, callback=command, help=words("serve.help.command"))


def _serve(needs: ServeNeeds, words: Words, serving: Serving) -> None:
    def ready(logins: Sequence[tuple[str, str, str]]) -> None:
        settled()
        click.echo(words("serve.ready", url=f"http://{serving.host}:{serving.port}"))
        if logins:
            click.echo(words("serve.logins", url=f"http://{serving.host}:{serving.port}/desk/"))
        for login, password, who in logins:
            click.echo(f"  {login:<8}{password:<12}{who}")
        click.echo(words("serve.stop"))

    try:
        with steps(lambda step: words(f"serve.steps.{step}")) as (told, settled):
            ended = needs.serve(serving, told, ready)
    except needs.faults as fault:
        click.echo(f"banjie serve: {fault}", err=True)
        raise SystemExit(2) from fault
    if ended:
        click.echo(words("serve.ended", name=words(f"serve.parts.{ended}")), err=True)
        raise SystemExit(2)
    click.echo(words("serve.stopped"))
