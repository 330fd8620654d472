"""Dated entries of a pack as values: one entry, or old law beside the new."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from banjie.core.procedure.pack_law import NEW_CASES, Dated
from banjie.core.values.citation import Citation

T = TypeVar("T")
Data = Mapping[str, Any]
LOCAL = "本地规定"


def entries(value: Any) -> list[Data]:
    """Return dated entries as a list, where a single one may stand by itself."""
    return list(value) if isinstance(value, list) else [value]


def citation_of(entry: Data) -> Citation:
    """Return the article of an entry; what a place sets itself is cited as such, with its note."""
    if "citation" in entry:
        return Citation(**entry["citation"])
    return Citation(law=LOCAL, article="", note=entry.get("local", ""))


def dated(value: Any, of: Callable[[Data], T]) -> tuple[Dated[T], ...]:
    """Return the dated entries of `value`, each holding what `of` makes of it."""
    return tuple(
        Dated(
            from_date=date.fromisoformat(entry["from"]),
            value=of(entry),
            citation=citation_of(entry),
            applies_to=entry.get("applies_to", NEW_CASES),
        )
        for entry in entries(value)
    )


def codes(entry: Data) -> tuple[str, ...]:
    """Return the codes that an entry lists."""
    return tuple(entry["codes"])
