"""`banjie catalogue import`: a published catalogue taken over, every row told."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import click

from banjie.faces.cli.catalogue_text import as_json, as_text, write_rows
from banjie.faces.cli.opening import BadInput, RecordsNeeds, open_records
from banjie.faces.cli.progress import shown
from banjie.faces.cli.wording import LANGUAGES, Words, words_of
from banjie.services.catalogue.catalogue_import import catalogue_import
from banjie.services.catalogue.import_place import Place, PlaceRefused, county
from banjie.services.catalogue.import_report import Imported, RowStatus
from banjie.services.office.today import office_now
from banjie.services.ports.catalogue_rows import CatalogueReader, CatalogueUnreadable


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueNeeds:
    """What the command is given: the records, a reader of catalogue files, and the real moment."""

    records: RecordsNeeds
    read: CatalogueReader
    now: Callable[[], datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What was typed."""

    file: Path
    under: str
    county: str
    county_code: str
    dry_run: bool

    def place(self, words: Words) -> Place:
        """Return where the catalogue belongs."""
        if bool(self.under) == bool(self.county):
            raise BadInput(words("catalogue.one_place"))
        if self.county:
            return county(self.county, self.county_code)
        return Place(path=self.under if self.under.endswith("/") else f"{self.under}/")


def build(needs: CatalogueNeeds) -> click.Command:
    """Return the `catalogue` command with its help in the language of `needs`."""
    words = words_of(needs.records.language)
    group = click.Group("catalogue", help=words("catalogue.help.command"))
    group.add_command(_import_command(needs, words))
    return group


def _import_command(needs: CatalogueNeeds, words: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
        click.Option(["--under"], default="", metavar="PATH", help=words("catalogue.help.under")),
        click.Option(["--county"], default="", metavar="NAME", help=words("catalogue.help.county")),
        click.Option(["--county-code"], default="", metavar="CODE", help=words("catalogue.help.county_code")),
        click.Option(["--dry-run"], is_flag=True, help=words("catalogue.help.dry_run")),
        click.Option(
            ["--report"],
            type=click.File("w", encoding="utf-8-sig", lazy=False),
            metavar="FILE.csv",
            help=words("catalogue.help.report"),
        ),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), default=words.language, help=words("help.lang")),
        click.Option(["--json", "as_data"], is_flag=True, help=words("help.json")),
    ]

    def answer(
        *,
        file: Path,
        under: str,
        county: str,
        county_code: str,
        dry_run: bool,
        report: IO[str] | None,
        lang: str,
        as_data: bool,
    ) -> None:
        spoken = words_of(lang)
        asked = _Asked(file=file, under=under, county=county, county_code=county_code, dry_run=dry_run)
        imported = _imported(needs, asked, spoken)
        if report:
            write_rows(report, imported, spoken)
        click.echo(
            json.dumps(as_json(imported), ensure_ascii=False, indent=1) if as_data else as_text(imported, spoken)
        )
        if imported.counts[RowStatus.ERROR]:
            click.get_current_context().exit(1)

    return click.Command("import", params=params, callback=answer, help=words("catalogue.help.import"))


def _imported(needs: CatalogueNeeds, asked: _Asked, words: Words) -> Imported:
    try:
        place = asked.place(words)
        with open_records(needs.records), shown(words("catalogue.progress")) as told:
            now = office_now(needs.now())
            return catalogue_import(needs.read, asked.file, place, now, dry_run=asked.dry_run, watch=told)
    except (CatalogueUnreadable, PlaceRefused) as fault:
        known = words.find(f"catalogue.faults.{fault.code}")
        raise BadInput(known.format_map(fault.params) if known else str(fault)) from fault
