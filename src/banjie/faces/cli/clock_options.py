"""The options of `banjie clock` that make a question, and the question they make."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from banjie.core.clock.limit import LastDay, StartDay, Unit
from banjie.faces.cli.params import IsoDate, Typed
from banjie.faces.cli.wording import Words
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_texts import read_extension, read_limit, read_start, read_stop, read_zone

UNITS: Mapping[str, Unit] = {
    "working-days": Unit.WORKING_DAY,
    "calendar-days": Unit.CALENDAR_DAY,
    "months": Unit.MONTH,
    "hours": Unit.HOUR,
}
START_DAYS: Mapping[str, StartDay] = {"not-counted": StartDay.NOT_COUNTED, "counted": StartDay.COUNTED}
LAST_DAYS: Mapping[str, LastDay] = {
    "stays": LastDay.STAYS,
    "next": LastDay.NEXT_WORKING_DAY,
    "previous": LastDay.PREVIOUS_WORKING_DAY,
}
_DAY, _MOMENT = "YYYY-MM-DD", "YYYY-MM-DD[THH:MM+08:00]"


def question_options(words: Words) -> list[click.Parameter]:
    """Return the options that `parts_of` takes."""

    def option(name: str, *names: str, read: Callable[[str], Any], **more: Any) -> click.Option:
        return click.Option(
            [name, *names], type=Typed(name.strip("-"), read, words), help=words(f"help.{more.pop('say')}"), **more
        )

    def choice(name: str, options: Mapping[str, object]) -> click.Option:
        key = name.strip("-").replace("-", "_")
        return click.Option([name], type=click.Choice(tuple(options)), help=words(f"help.{key}"))

    day = IsoDate(words)
    return [
        option("--start", read=read_start, metavar=_MOMENT, say="start"),
        click.Option(["--before"], type=day, metavar=_DAY, help=words("help.before")),
        click.Option(["--after"], type=day, metavar=_DAY, help=words("help.after")),
        click.Option(["--only-after"], type=day, metavar=_DAY, help=words("help.only_after")),
        option("--limit", read=read_limit, metavar="20wd|15d|3m|48h", say="limit"),
        click.Option(["--days"], type=int, metavar="N", help=words("help.days")),
        choice("--unit", UNITS),
        option("--promised", read=read_limit, metavar="15wd", say="promised"),
        choice("--start-day", START_DAYS),
        choice("--last-day", LAST_DAYS),
        option("--stop", "stops", read=read_stop, multiple=True, metavar="STOP", say="stop"),
        option("--extend", "extensions", read=read_extension, multiple=True, metavar="N[@DATE][:WHO]", say="extend"),
        option("--restart", "restarts", read=read_start, multiple=True, metavar=_MOMENT, say="restart"),
        option("--zone", read=read_zone, metavar="Asia/Shanghai", say="zone"),
        click.Option(["--today", "--until", "until"], type=day, metavar=_DAY, help=words("help.until")),
    ]


def parts_of(asked: Mapping[str, Any]) -> Parts:
    """Return what was typed as the parts of a question."""
    chosen = {
        "unit": UNITS.get(asked["unit"]),
        "start_day": START_DAYS.get(asked["start_day"]),
        "last_day": LAST_DAYS.get(asked["last_day"]),
    }
    return Parts(**{**asked, **chosen})
