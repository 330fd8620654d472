"""Shapes of plain data: what may stand where, and what to write instead where it does not fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from banjie.core.pack.source import Path

Misfit = tuple[Path, str, str]  # where, what is wrong, what to write
IDENTIFIER = r"[a-z][a-z0-9_]*"


class Shape(Protocol):
    """Anything that can say what does not fit."""

    def misfits(self, value: Any, path: Path, /) -> Iterator[Misfit]:
        """Yield what is wrong with `value`, which stands at `path`."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text that is not empty and matches `pattern` as a whole; `example` is what the remedy shows."""

    pattern: str = ""
    example: str = "a text"

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, bool | int):
            yield path, f"{value} is read as a number or true/false, not as text", f'put it in quotes: "{value}"'
        elif not isinstance(value, str) or not value.strip():
            yield path, "a text is missing here", f"write {self.example}"
        elif self.pattern and not re.fullmatch(self.pattern, value):
            yield path, f"{value!r} does not fit here", f"write {self.example}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A whole number between two bounds, both included."""

    least: int = 0
    most: int = 3650

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield path, f"{value!r} is no whole number", f"write a number from {self.least} to {self.most}"
        elif not self.least <= value <= self.most:
            yield path, f"{value} is out of bounds", f"write a number from {self.least} to {self.most}"


@dataclass(frozen=True, kw_only=True, slots=True)
class TextOrWhole:
    """A text or a whole number."""

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, bool) or not isinstance(value, str | int):
            yield path, f"{value!r} is neither a text nor a whole number", "write one of the two"


@dataclass(frozen=True, kw_only=True, slots=True)
class YesNo:
    """true or false."""

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, bool):
            yield path, f"{value!r} is neither true nor false", "write true or false"


@dataclass(frozen=True, kw_only=True, slots=True)
class OneOf:
    """One of the listed texts."""

    options: tuple[str, ...]

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if value not in self.options:
            yield path, f"{value!r} is not known here", f"write one of {', '.join(self.options)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Free:
    """Anything: another check looks at it."""

    def misfits(self, _value: Any, _path: Path) -> Iterator[Misfit]:
        yield from ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Many:
    """A list with at least `least` entries of one shape."""

    of: Shape
    least: int = 1

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, list):
            yield path, f"{value!r} is no list", "write [one, two]"
            return
        if len(value) < self.least:
            yield path, "the list is too short", f"write at least {self.least} entries"
        for index, one in enumerate(value):
            yield from self.of.misfits(one, (*path, index))


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A mapping from names of one's own to values of one shape."""

    of: Shape
    names: str = IDENTIFIER

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, Mapping):
            yield path, f"{value!r} is no mapping", "write name: value"
            return
        for name, held in value.items():
            if not isinstance(name, str) or not re.fullmatch(self.names, name):
                yield (*path, name), f"{name!r} cannot be a name", "use small letters, digits and _"
            yield from self.of.misfits(held, (*path, name))


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A mapping with known keys."""

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def keys(self) -> Mapping[str, Shape]:
        """Return every key with its shape."""
        return {**self.required, **self.optional}

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, Mapping):
            yield path, f"{value!r} is no mapping", f"write {', '.join(f'{key}: ...' for key in self.required)}"
            return
        for key in self.required:
            if key not in value:
                yield path, f"the key {key} is missing", f"write {key}: ..."
        known = self.keys()
        for key, held in value.items():
            if key in known:
                yield from known[key].misfits(held, (*path, key))
            else:
                yield (*path, key), f"the key {key!r} is not known here", f"write one of {', '.join(known)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class OneOrMore:
    """A dated entry, or a list of them: old law beside the new."""

    of: Record

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, list):
            yield from Many(of=self.of).misfits(value, path)
        else:
            yield from self.of.misfits(value, path)
