"""Finds the line that names the columns, the sign between them, and which field each column is."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from banjie.adapters.catalogue_csv.table import cells_of
from banjie.services.ports.catalogue_rows import CatalogueUnreadable

DELIMITERS = (",", "\t", ";", "|", "，")
_LOOKED_AT = 20

# Each field by the names its column may have, the plainest first.
ALIASES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("columns.yaml").read_text("utf-8"))
FIELDS = tuple(ALIASES)
REQUIRED = ("department", "name")


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The header at the line with this `index`: `places` and `names` of the fields found, and the columns not used."""

    index: int
    delimiter: str
    width: int
    places: dict[str, int]
    names: dict[str, str]
    unused: tuple[str, ...]
    cells: tuple[str, ...]


def find_header(lines: Sequence[str]) -> Header:
    """Return the best header among the first lines; raise `CatalogueUnreadable` where a required column is missing."""
    known = [
        _header(index, delimiter, cells_of(line, delimiter))
        for index, line in enumerate(lines[:_LOOKED_AT])
        if line.strip()
        for delimiter in DELIMITERS
    ]
    if not known:
        raise CatalogueUnreadable("no_rows", "the file is empty; choose the file again")
    best = max(known, key=lambda header: (len(header.places), -header.index, header.width))
    missing = [field for field in REQUIRED if field not in best.places]
    if missing:
        raise CatalogueUnreadable(
            "column_missing",
            f"no column for {' and '.join(missing)} in the first {_LOOKED_AT} lines "
            f"(line {best.index + 1} has: {', '.join(cell.strip() for cell in best.cells)[:200]}); "
            + "; ".join(f"name it one of: {', '.join(ALIASES[field][:8])}" for field in missing),
            missing=", ".join(missing),
            line=best.index + 1,
        )
    return best


def _header(index: int, delimiter: str, cells: Sequence[str]) -> Header:
    places: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for place, cell in enumerate(cells):
        field, rank = _RANKS.get(_plain(cell), ("", 0))
        if field and rank < ranks.get(field, len(_RANKS)):
            places[field], ranks[field] = place, rank
    used = set(places.values())
    return Header(
        index=index,
        delimiter=delimiter,
        width=len(cells),
        places=places,
        names={field: cells[place].strip() for field, place in places.items()},
        unused=tuple(cell.strip() for place, cell in enumerate(cells) if place not in used and cell.strip()),
        cells=tuple(cells),
    )


def _plain(cell: str) -> str:
    """Return a header as it is compared: no marks of required columns, no blanks, small letters."""
    text = unicodedata.normalize("NFKC", cell).strip("\ufeff *\t\"'").casefold()
    for mark in ("(必填)", "(必填项)", "(选填)", "*"):
        text = text.replace(mark, "")
    return "".join(text.replace("-", " ").replace("_", " ").split())


_RANKS = {_plain(alias): (field, rank) for field, aliases in ALIASES.items() for rank, alias in enumerate(aliases)}
