"""`banjie rebuild`: the tables compared with the log, and put right from it."""

import json
import re
from collections.abc import Callable, Iterator

import click

from banjie.faces.cli.opening import BadInput, RecordsNeeds, open_records
from banjie.faces.cli.progress import shown
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.log.rebuild import ALL_CASES, Difference, Share, differences, rebuild

_LONG = 200
_SHARE = re.compile(r"(\d{1,3})/(\d{1,3})", re.ASCII)


def build(needs: RecordsNeeds) -> click.Command:
    """Return the `rebuild` command with its help in the language of `needs`."""
    words = words_of(needs.language)
    params: list[click.Parameter] = [
        click.Option(["--check"], is_flag=True, help=words("rebuild.check")),
        click.Option(["--share"], default="", metavar="N/M", help=words("rebuild.share")),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]

    def answer(*, check: bool, share: str, lang: str, as_data: bool) -> None:
        spoken = words_of(lang)
        wanted = _share(share, spoken)
        counted: list[int] = []
        with open_records(needs), shown(spoken("rebuild.progress")) as told:
            found = list((differences if check else rebuild)(_counting(counted, told), wanted))
        text = _as_json(found, len(counted)) if as_data else _as_text(found, len(counted), spoken, check=check)
        click.echo(text)
        if found and check:
            click.get_current_context().exit(1)

    return click.Command("rebuild", params=params, callback=answer, help=words("rebuild.help"))


def _share(text: str, words: Words) -> Share:
    """Return the share that `N/M` names, counted from 1; all cases where nothing is named."""
    if not text:
        return ALL_CASES
    found = _SHARE.fullmatch(text.strip())
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise BadInput(words("rebuild.share_text", text=text))
    return Share(part=int(found[1]) - 1, parts=int(found[2]))


def _counting(counted: list[int], told: Callable[[int, int | None], None]) -> Callable[[], None]:
    def one() -> None:
        counted.append(1)
        told(len(counted), None)

    return one


def _as_text(found: list[Difference], cases: int, words: Words, *, check: bool) -> str:
    lines = [
        words("rebuild.difference", case=one.case, table=one.table, column=column, stored=stored, rebuilt=rebuilt)
        for one in found
        for column, stored, rebuilt in _columns(one)
    ]
    key = "rebuild.same" if not found else "rebuild.differing" if check else "rebuild.mended"
    return "\n".join([*lines, words(key, cases=cases, differing=len({one.case for one in found}))])


def _columns(one: Difference) -> Iterator[tuple[str, str, str]]:
    """Yield column, what stands and what should; a table with rows too many or too few is one difference of `rows`."""
    stored, rebuilt = json.loads(one.stored), json.loads(one.rebuilt)
    if len(stored) != len(rebuilt):
        yield "rows", str(len(stored)), str(len(rebuilt))
        return
    for stands, should in zip(stored, rebuilt, strict=True):
        for column in sorted({*stands, *should}):
            if stands.get(column) != should.get(column):
                yield column, _short(stands.get(column)), _short(should.get(column))


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _LONG else text[:_LONG] + "…"


def _as_json(found: list[Difference], cases: int) -> str:
    listed = [
        {"case": one.case, "table": one.table, "stored": json.loads(one.stored), "rebuilt": json.loads(one.rebuilt)}
        for one in found
    ]
    return json.dumps({"cases": cases, "differences": listed}, ensure_ascii=False, indent=1)
