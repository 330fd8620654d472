"""The console script `banjie`.

Each command is a module with `build(needs) -> click.Command` and a wiring with `wire() -> needs`. Both are loaded by
name, here and only here, when the command is asked for: so `clock` runs where Django cannot be imported, and a command
whose module is not installed breaks no other. To add a command, add a line to `COMMANDS`.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

import click

INTERNAL_FAULT = 70  # neither 1 (found something) nor 2 (bad input): a fault of ours


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """Where a command lives, and its line in `banjie --help`."""

    module: str
    wiring: str
    help: str


COMMANDS = {
    "serve": Command(
        module="banjie.faces.cli.serve",
        wiring="banjie.project.wiring.serve",
        help="启动整个系统（首次启动自带演示县） · the whole office in one command",
    ),
    "demo": Command(
        module="banjie.faces.cli.demo",
        wiring="banjie.project.wiring.demo",
        help="演示县：移动它的今天 · move the demonstration's today",
    ),
    "catalogue": Command(
        module="banjie.faces.cli.catalogue",
        wiring="banjie.project.wiring.catalogue",
        help="事项目录：导入已公布的目录，逐行报告 · take a published catalogue over",
    ),
    "calendar": Command(
        module="banjie.faces.cli.calendar",
        wiring="banjie.project.wiring.calendar",
        help="日历：导入放假通知、停止办公，预览并启用 · notices and closures, shown before and taken into use",
    ),
    "verify": Command(
        module="banjie.faces.cli.verify",
        wiring="banjie.project.wiring.verify",
        help="核验：证明记录未被改动 · prove that the log is whole",
    ),
    "rebuild": Command(
        module="banjie.faces.cli.rebuild",
        wiring="banjie.project.wiring.rebuild",
        help="重建：按记录核对并修复各表 · compare the tables with the log and put them right",
    ),
    "timers": Command(
        module="banjie.faces.cli.timers",
        wiring="banjie.project.wiring.timers",
        help="到期自动处理：将到期、已处理、失败及原因 · what falls due by silence",
    ),
    "clock": Command(
        module="banjie.faces.cli.clock",
        wiring="banjie.project.wiring.clock",
        help="时限：算到期日，并逐日说明理由 · due dates with the reason for every day",
    ),
    "watch": Command(
        module="banjie.faces.cli.watch",
        wiring="banjie.project.wiring.watch",
        help="监察：任何办件记录里什么晚了、什么不对 · supervision of any event log",
    ),
    "pack": Command(
        module="banjie.faces.cli.pack",
        wiring="banjie.project.wiring.pack",
        help="规则包：检查写得对不对，并运行其示例案件 · check packs and run their worked cases",
    ),
}


class Commands(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        command = COMMANDS.get(cmd_name)
        return None if command is None else _load(cmd_name, command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("banjie"), prog_name="banjie")
def banjie() -> None:
    """办结：事事有主、有时限、有结果。 Every matter has an owner, a clock and an end.

    `banjie COMMAND --help` tells more about a command. Exit codes: 0 done, 1 found something, 2 bad input.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `banjie`; never shows a stack trace unless BANJIE_DEBUG is set."""
    try:
        banjie.main(args=arguments, prog_name="banjie")
    except Exception as fault:  # the outermost place: whatever went wrong must not end in a stack trace
        if os.environ.get("BANJIE_DEBUG"):
            raise
        click.echo(f"banjie: internal fault: {type(fault).__name__}: {fault}", err=True)
        click.echo("This is not your mistake. Run again with BANJIE_DEBUG=1 to get the details to report.", err=True)
        sys.exit(INTERNAL_FAULT)


def _load(name: str, command: Command) -> click.Command:
    try:
        module, wiring = importlib.import_module(command.module), importlib.import_module(command.wiring)
    except ModuleNotFoundError as error:
        message = f"'{name}' cannot run here: module {error.name} is missing; install Banjie completely (make setup)"
        raise click.UsageError(message) from error
    built: click.Command = module.build(wiring.wire())
    return built
