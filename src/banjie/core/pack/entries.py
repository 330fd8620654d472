"""The dated entries of a pack, found wherever they stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.pack.source import CLOCKS, FLOW, FORM, PACK, PackSource, Path

Entry = Mapping[str, Any]
Group = list[tuple[Path, Entry]]


def groups(pack: PackSource) -> Iterator[tuple[str, Group]]:
    """Yield the entries of each value with the file they stand in: one entry, or old law beside the new."""
    for name in (PACK, CLOCKS, FLOW, FORM):
        for group in _walk(pack.data(name), ()):
            yield name, group


def _walk(value: Any, path: Path) -> Iterator[Group]:
    if _is_entry(value):
        yield [(path, value)]
    elif isinstance(value, list) and value and all(_is_entry(one) for one in value):
        yield [((*path, index), one) for index, one in enumerate(value)]
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _walk(held, (*path, key))


def _is_entry(value: Any) -> bool:
    return isinstance(value, Mapping) and "from" in value
