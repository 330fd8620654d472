"""`banjie clock limits`: the limits of the packs, each with its article."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from banjie.faces.cli.clock_command import ClockNeeds, console, help_text, refuse, shared_options
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.calendars import CalendarUnavailable
from banjie.services.files.clock_limits import Kind, LimitInPack, PackLimits


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
    return clock, _amount(words, one), str(one.from_date), _article(words, one)


def _amount(words: Words, one: LimitInPack) -> str:
    if one.limit is None:
        return words("limits.until")
    amount = words(f"amounts.{one.limit.unit.value}", count=one.limit.days)
    return words("limits.extension" if one.kind is Kind.EXTENSION else f"limits.runs.{one.runs.value}", amount=amount)


def _article(words: Words, one: LimitInPack) -> str:
    cited = one.citation
    if cited is None or not cited.article:
        return cited.note or cited.law if cited else ""
    whole, _, item = cited.article.partition("(")
    number, _, paragraph = whole.partition(".")
    place = words("limits.article", law=cited.law, article=number)
    if paragraph:
        place += words("limits.paragraph", paragraph=paragraph)
    return place + words("limits.item", item=item.rstrip(")")) if item else place


def _plain_pack(pack: PackLimits) -> dict[str, Any]:
    return {
        "matter": pack.matter,
        "folder": str(pack.folder),
        "limits": [_plain_limit(one) for one in pack.limits],
        "findings": [str(found) for found in pack.findings],
    }


def _plain_limit(one: LimitInPack) -> Mapping[str, Any]:
    limit, cited = one.limit, one.citation
    return {
        "clock": one.clock,
        "kind": one.kind.value,
        "is_remedy": one.is_remedy,
        "days": limit.days if limit else None,
        "unit": limit.unit.value if limit else None,
        "start_day": limit.start_day.value if limit else None,
        "last_day": limit.last_day.value if limit and limit.last_day else None,
        "runs": one.runs.value,
        "events": list(one.events),
        "approver": one.approver or None,
        "breach": one.breach.value,
        "cards": one.cards,
        "stoppable": one.stoppable,
        "silence": _plain_silence(one),
        "from_date": str(one.from_date),
        "citation": {"law": cited.law, "article": cited.article, "note": cited.note} if cited else None,
    }


def _plain_silence(one: LimitInPack) -> Mapping[str, Any] | None:
    silence = one.silence
    if silence is None:
        return None
    return {
        "act": silence.act,
        "milestone": silence.milestone or None,
        "counts_from": silence.counts_from.value,
        "mode": "draft" if silence.draft else "record",
        "set_by_region": one.switched,
    }
