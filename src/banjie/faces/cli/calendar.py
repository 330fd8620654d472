"""`banjie calendar`: enter notices and closures, see beforehand what moves, take them into use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.notice import NoticeSource
from banjie.core.calendar.override import Override, reason_of
from banjie.core.values.office_time import office_date
from banjie.faces.cli import calendar_text as text
from banjie.faces.cli.opening import BadInput, RecordsNeeds, open_records
from banjie.faces.cli.params import DaySpan
from banjie.faces.cli.progress import shown
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.calendar.calendar_apply import calendar_apply, cases_left
from banjie.services.calendar.calendar_list import calendar_list
from banjie.services.calendar.calendar_preview import PAGE, calendar_preview, preview_page
from banjie.services.calendar.entry_withdraw import entry_withdraw
from banjie.services.calendar.notice_enter import notice_enter
from banjie.services.calendar.override_enter import override_enter
from banjie.services.office.entering import NotAnOfficer, Officer, enter, officer_by_login
from banjie.services.office.today import office_now
from banjie.services.ports.notices import NoticeReader

_ALL = "/"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarNeeds:
    """What the command is given: the records, a reader of notices, and the real moment."""

    records: RecordsNeeds
    read: NoticeReader
    now: Callable[[], datetime]


def build(needs: CalendarNeeds) -> click.Command:
    """Return the `calendar` command with its help in the language of `needs`."""
    words = words_of(needs.records.language)
    group = click.Group("calendar", help=words("calendar.help.command"))
    for command in (_import, _closure, _withdraw, _preview, _apply, _list):
        group.add_command(command(needs, words))
    return group


def _import(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, file: Path, by: str, number: str, source: str, office: str, lang: str, as_data: bool) -> None:
        with _opened(needs, words_of(lang)) as now:
            notice = needs.read(file, NoticeSource(number=number or None, source=source))
            entered = notice_enter(notice, _officer(by, now), now, _path(office))
        click.echo(text.entered_text(entered, words_of(lang), as_data=as_data))

    return click.Command(
        "import",
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
            _by(words),
            click.Option(["--number"], default="", metavar="TEXT", help=words("calendar.help.number")),
            click.Option(["--source"], default="", metavar="URL", help=words("calendar.help.source")),
            *_always(words),
        ],
        callback=answer,
        help=words("calendar.help.import"),
    )


def _closure(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, by: str, office: str, lang: str, as_data: bool, **order: Any) -> None:
        with _opened(needs, words_of(lang)) as now:
            entered = override_enter(_path(office), _override(**order), _officer(by, now), now)
        click.echo(text.entered_text(entered, words_of(lang), as_data=as_data))

    return click.Command(
        "closure",
        params=[
            click.Option(
                ["--day"], type=DaySpan(words), multiple=True, required=True, metavar="DAY|FIRST..LAST",
                help=words("calendar.help.day"),
            ),
            click.Option(["--reason"], required=True, metavar="TEXT", help=words("calendar.help.reason")),
            click.Option(["--reason-hant"], default="", metavar="TEXT", help=words("calendar.help.reason_hant")),
            click.Option(["--reason-en"], default="", metavar="TEXT", help=words("calendar.help.reason_en")),
            click.Option(["--work", "works"], is_flag=True, help=words("calendar.help.work")),
            _by(words),
            *_always(words),
        ],
        callback=answer,
        help=words("calendar.help.closure"),
    )  # fmt: skip


def _override(
    *, day: tuple[tuple[date, ...], ...], reason: str, reason_hant: str, reason_en: str, works: bool
) -> Override:
    said = reason_of(reason, {"zh-Hant": reason_hant, "en": reason_en})
    return Override(dates=tuple(one for span in day for one in span), works=works, reason=said)


def _withdraw(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, entry: UUID, reason: str, by: str, lang: str, as_data: bool) -> None:
        with _opened(needs, words_of(lang)) as now:
            entered = entry_withdraw(entry, reason, _officer(by, now), now)
        click.echo(text.entered_text(entered, words_of(lang), as_data=as_data))

    return click.Command(
        "withdraw",
        params=[
            click.Argument(["entry"], type=click.UUID, metavar="ENTRY"),
            click.Option(["--reason"], required=True, metavar="TEXT", help=words("calendar.help.why_withdrawn")),
            _by(words),
            *_spoken(words),
        ],
        callback=answer,
        help=words("calendar.help.withdraw"),
    )


def _preview(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, most: int, after: str, office: str, lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        with _opened(needs, spoken) as now, shown(spoken("calendar.progress")) as told:
            today, path = office_date(now), _path(office)
            if after:
                click.echo(text.page_text(*preview_page(path, today, after, most), spoken, as_data=as_data))
                return
            preview = calendar_preview(path, today, lambda cases: told(cases, None), most)
        click.echo(text.preview_text(preview, spoken, as_data=as_data))
        if preview.left:
            click.get_current_context().exit(1)

    return click.Command(
        "preview",
        params=[
            click.Option(
                ["--most"], type=click.IntRange(1, 100_000), default=PAGE, metavar="N", help=words("calendar.help.most")
            ),
            click.Option(["--after"], default="", metavar="MARK", help=words("calendar.help.after")),
            *_always(words),
        ],
        callback=answer,
        help=words("calendar.help.preview"),
    )


def _apply(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, by: str, office: str, lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        with _opened(needs, spoken) as now, shown(spoken("calendar.progress")) as told:
            applied = calendar_apply(_path(office), _officer(by, now), now, lambda progress: told(progress.cases, None))
            left = cases_left(applied)
        click.echo(text.applied_text(applied, left, spoken, as_data=as_data))
        if left:
            click.get_current_context().exit(1)

    return click.Command(
        "apply", params=[_by(words), *_always(words)], callback=answer, help=words("calendar.help.apply")
    )


def _list(needs: CalendarNeeds, words: Words) -> click.Command:
    def answer(*, office: str, lang: str, as_data: bool) -> None:
        with _opened(needs, words_of(lang)):
            listed = calendar_list(_path(office))
        click.echo(text.list_text(listed, words_of(lang), as_data=as_data))

    return click.Command("list", params=_always(words), callback=answer, help=words("calendar.help.list"))


def _by(words: Words) -> click.Parameter:
    return click.Option(["--by"], required=True, metavar="LOGIN", help=words("calendar.help.by"))


def _always(words: Words) -> list[click.Parameter]:
    office = click.Option(["--office"], default=_ALL, metavar="PATH", help=words("calendar.help.office"))
    return [office, *_spoken(words)]


def _spoken(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]


@contextmanager
def _opened(needs: CalendarNeeds, words: Words) -> Iterator[datetime]:
    """Open the installation, seen as a whole, and give the office's moment; what is refused is said in its words."""
    try:
        with open_records(needs.records):
            enter(_ALL)
            yield office_now(needs.now())
    except CodedError as fault:
        raise BadInput(words.error(fault)) from fault
    except NotAnOfficer as fault:
        raise BadInput(words("calendar.nobody", login=click.get_current_context().params["by"])) from fault


def _officer(login: str, now: datetime) -> Officer:
    return officer_by_login(login, office_date(now))


def _path(office: str) -> str:
    inner = office.strip("/")
    return f"/{inner}/" if inner else _ALL
