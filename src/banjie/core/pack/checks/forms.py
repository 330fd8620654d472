"""Can the form be filled in, and its answers be checked?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.pack.entries import groups
from banjie.core.pack.source import FORM, Finding, PackSource, Path, finding


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield fields that stand twice, or whose type and options contradict each other."""
    for name, group in groups(pack):
        if name == FORM:
            for path, entry in group:
                yield from _fields(pack, (*path, "fields"), entry["fields"])


def _fields(pack: PackSource, path: Path, fields: list[Mapping[str, Any]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, field in enumerate(fields):
        place = (*path, index)
        if field["id"] in seen:
            yield finding(pack, FORM, (*place, "id"), f"the field {field['id']} stands twice", "give it another id")
        seen.add(field["id"])
        if field["type"] == "choice" and "options" not in field:
            yield finding(pack, FORM, place, "a choice needs options", "write options: [one, two]")
        if field["type"] != "choice" and "options" in field:
            yield finding(pack, FORM, (*place, "options"), "only a choice has options", "write type: choice")
        if field.get("pattern") and field["type"] != "text":
            yield finding(pack, FORM, (*place, "pattern"), "only a text has a pattern", "write type: text")
