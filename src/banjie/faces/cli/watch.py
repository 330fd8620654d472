"""`banjie watch`: what is late and irregular in any event log, and why."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from banjie.bulk.log.source import LogSource, LogUnreadable
from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.flow.spec import FlowSpec
from banjie.core.rules.rule import Rule
from banjie.faces.cli.clock_command import console, help_text, language_option, refuse
from banjie.faces.cli.params import IsoDate, Typed
from banjie.faces.cli.progress import shown
from banjie.faces.cli.watch_files import files_of
from banjie.faces.cli.watch_report.rule_words import RuleWords
from banjie.faces.cli.watch_report.terminal import show
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_texts import read_limit, read_zone
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.flow_read import FlowUnreadable
from banjie.services.files.watch.mapping import Mapped, read_mapping
from banjie.services.files.watch.mapping_draft import draft_mapping
from banjie.services.files.watch.registers import read_register
from banjie.services.files.watch.rules_read import RulesUnreadable, rule_words
from banjie.services.files.watch.watch import watch

INIT = "init"


class CannotWrite(Exception):
    """A file of the report cannot be written; the message says which and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchNeeds:
    """What the command is given: how logs are opened, calendars and mappings found, files written.

    `calendar` takes an area (`cn`) or a path; `write` raises `CannotWrite`.
    """

    open_log: Callable[[Path], LogSource]
    calendar: Callable[[str], Calendar]
    mapping: Callable[[Path], object]
    flow: Callable[[str], FlowSpec]
    rules: Callable[[Path | None], tuple[Rule, ...]]
    write: Callable[[Path, bytes], None]
    language: str


def build(needs: WatchNeeds) -> click.Command:
    """Return the `watch` command with its help in the language of `needs`."""
    words = words_of(needs.language)

    def command(*, logs: tuple[Path, ...], lang: str, **options: Any) -> None:
        _Watching(needs=needs, words=words_of(lang)).run(logs, options)

    return click.Command(
        "watch",
        params=_params(words),
        callback=command,
        help=help_text(words, "watch"),
        short_help=words("commands.watch"),
    )


def _params(words: Words) -> list[click.Parameter]:
    def limit(name: str) -> click.Option:
        kind = Typed(name.strip("-"), read_limit, words)
        return click.Option([name], type=kind, metavar="20wd", help=words(f"watch.help.{name.strip('-')}"))

    log, folder = click.Path(exists=True, path_type=Path), click.Path(path_type=Path, file_okay=False)
    return [
        click.Argument(["logs"], type=log, nargs=-1, required=True, metavar="LOG..."),
        click.Option(["--map", "mapping"], metavar="FILE|init", help=words("watch.help.map")),
        click.Option(["--calendar"], default="cn", metavar="cn|nl|us|FILE", help=words("watch.help.calendar")),
        click.Option(["--zone"], type=Typed("zone", read_zone, words), metavar="ZONE", help=words("watch.help.zone")),
        click.Option(["--as-of"], type=IsoDate(words), metavar="YYYY-MM-DD", help=words("watch.help.as_of")),
        limit("--legal"),
        limit("--promised"),
        click.Option(["--rules"], type=log, metavar="FILE", help=words("watch.help.rules")),
        click.Option(["--against"], type=log, multiple=True, metavar="FILE", help=words("watch.help.against")),
        click.Option(["--flow"], metavar="FILE[#NAME]", help=words("watch.help.flow")),
        click.Option(["--out"], type=folder, metavar="DIR", help=words("watch.help.out")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
        language_option(words),
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Watching:
    needs: WatchNeeds
    words: Words

    def run(self, logs: tuple[Path, ...], options: Mapping[str, Any]) -> None:
        """Answer one call of the command."""
        try:
            if options["mapping"] == INIT:
                self._draft(logs, options["out"])
                return
            asked = self._asked(options)
            found = self._report(logs, asked, options["calendar"])
            self._give(found, rule_words(asked.rules, self.words.language), options)
        except (LogUnreadable, CalendarUnavailable, FlowUnreadable, RulesUnreadable, CannotWrite) as error:
            refuse(str(error))
        except CodedError as error:
            refuse(self.words.error(error))

    def _asked(self, options: Mapping[str, Any]) -> Asked:
        path, zone = options["mapping"], options["zone"]
        return Asked(
            mapped=read_mapping(self.needs.mapping(Path(path))) if path else Mapped(),
            zone=zone.key if zone else "",
            as_of=options["as_of"],
            flow=self.needs.flow(options["flow"]) if options["flow"] else None,
            rules=self.needs.rules(options["rules"]),
            registers=tuple(read_register(self.needs.open_log(path)) for path in options["against"]),
            promised=options["promised"],
            legal=options["legal"],
            area=options["calendar"],
        )

    def _report(self, logs: tuple[Path, ...], asked: Asked, area: str) -> dict[str, Any]:
        calendar = self.needs.calendar(area)
        sources = [self.needs.open_log(path) for path in logs]
        with shown(self.words("watch.progress")) as told:
            return watch(sources, asked, calendar, told)

    def _give(self, found: Mapping[str, Any], rules: RuleWords, options: Mapping[str, Any]) -> None:
        if options["out"]:
            for name, content in files_of(found, self.words.language, rules):
                self.needs.write(options["out"] / name, content)
        if options["as_data"]:
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
            return
        show(found, console(), self.words.language, rules)
        if options["out"]:
            click.echo(self.words("watch.written", place=options["out"] / "report.html"))

    def _draft(self, logs: tuple[Path, ...], out: Path | None) -> None:
        sources = [self.needs.open_log(path) for path in logs]
        text = draft_mapping(sources)
        if out is None:
            click.echo(text, nl=False)
            return
        self.needs.write(out / "map.yaml", text.encode())
        click.echo(self.words("watch.drafted", place=out / "map.yaml"))
