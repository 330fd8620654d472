"""`banjie clock limits`: the limits of the packs, each with its article."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from banjie.faces.cli.clock_command import ClockNeeds, console, help_text, refuse, shared_options
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_limits import LimitInPack, PackLimits

_PARAGRAPH = re.compile(r"(?P<article>[0-9]+)\((?P<paragraph>[0-9]+)\)")


def limits_command(needs: ClockNeeds, words: Words) -> click.Command:
    """Return the command with its help in the language of `words`."""

    def answer(*, lang: str, as_data: bool) -> None:
        try:
            packs = list(needs.limits())
        except CalendarUnavailable as error:
            refuse(str(error))
        if as_data:
            click.echo(json.dumps({"packs": [_plain_pack(pack) for pack in packs]}, ensure_ascii=False, indent=1))
        else:
            console().print(_table(words_of(lang), packs))
        _report(packs)

    return click.Command("limits", params=shared_options(words), callback=answer, help=help_text(words, "limits"))


def _report(packs: Iterable[PackLimits]) -> None:
    findings = [found for pack in packs for found in pack.findings]
    for found in findings:
        click.echo(str(found), err=True)
    if findings:
        click.get_current_context().exit(1)


def _table(words: Words, packs: Iterable[PackLimits]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("matter", "clock", "amount", "from", "article"):
        table.add_column(words(f"limits.columns.{key}"))
    for pack in packs:
        matter = pack.names.get(words.language, pack.matter)
        for one in pack.limits:
            table.add_row(*(Text(cell) for cell in (matter, *_cells(words, one))))
    return table


def _cells(words: Words, one: LimitInPack) -> tuple[str, ...]:
    clock = words(f"limits.remedies.{one.clock}") if one.is_remedy else one.names.get(words.language, one.clock)
    amount = words(f"amounts.{one.limit.unit.value}", count=one.limit.days)
    return clock, amount, str(one.from_date), _article(words, one)


def _article(words: Words, one: LimitInPack) -> str:
    cited = one.limit.citation
    if cited is None or not cited.article:
        return cited.note or cited.law if cited else ""
    parts = _PARAGRAPH.fullmatch(cited.article)
    if parts:
        return words("limits.paragraph", law=cited.law, article=parts["article"], paragraph=parts["paragraph"])
    return words("limits.article", law=cited.law, article=cited.article)


def _plain_pack(pack: PackLimits) -> dict[str, Any]:
    return {
        "matter": pack.matter,
        "folder": str(pack.folder),
        "limits": [_plain_limit(one) for one in pack.limits],
        "findings": [str(found) for found in pack.findings],
    }


def _plain_limit(one: LimitInPack) -> Mapping[str, Any]:
    limit, cited = one.limit, one.limit.citation
    return {
        "clock": one.clock,
        "is_remedy": one.is_remedy,
        "days": limit.days,
        "unit": limit.unit.value,
        "start_day": limit.start_day.value,
        "last_day": limit.last_day.value if limit.last_day else None,
        "from_date": str(one.from_date),
        "citation": {"law": cited.law, "article": cited.article, "note": cited.note} if cited else None,
    }
