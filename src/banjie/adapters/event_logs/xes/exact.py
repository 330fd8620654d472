"""XES of any kind, read element by element without building a tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import polars as pl
from lxml import etree

from banjie.adapters.event_logs.xes.rows import Attributes, Part

ROWS, _PER_ROW = 200_000, 25
SAFE: dict[str, Any] = {"resolve_entities": "internal", "no_network": True, "huge_tree": False, "load_dtd": False}
_NOTHING, _LOG, _CASE, _EVENT = range(4)
_PLACE = re.compile(r", line \d+, column \d+.*")


class NotXes(Exception):
    """The file is XML, but not XES: its outermost element is another."""


@dataclass(kw_only=True, slots=True)
class _Gathered:
    """Attributes in three lists, and the codes of their keys."""

    owners: list[int] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    key_codes: dict[str, int] = field(default_factory=dict)

    def add(self, owner: int, key: str | None, value: str | None) -> None:
        """Add what `owner` says, unless it says nothing."""
        if key and value:
            self.owners.append(owner)
            self.codes.append(self.key_codes.setdefault(key, len(self.key_codes)))
            self.values.append(value)

    def done(self) -> Attributes:
        """Return them as columns."""
        return Attributes(
            owners=np.array(self.owners, dtype=np.int64),
            codes=np.array(self.codes, dtype=np.int64),
            keys=list(self.key_codes),
            values=pl.Series(self.values, dtype=pl.String),
        )


class _Target:
    """Is called for every element; knows in which of log, case and event it stands, whatever lies between them.

    Only children of a case or an event are attributes; an element inside an attribute, a list or a container is none.
    """

    def __init__(self, rows: int) -> None:
        self.parts: list[Part] = []
        self._most = rows
        self._depth = 0
        self._inside, self._child = _NOTHING, 1  # and how deep its children stand
        self._outer: list[tuple[int, int]] = []
        self._begin()

    def _begin(self) -> None:
        self._cases, self._case_of = 0, list[int]()
        self._of_cases, self._of_events = _Gathered(), _Gathered()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        self._depth += 1
        if self._depth != self._child:
            return
        inside = self._inside
        if inside == _EVENT:
            self._of_events.add(len(self._case_of) - 1, attributes.get("key"), attributes.get("value"))
        elif inside == _NOTHING:
            if _local(tag) != "log":
                raise NotXes(_local(tag))
            self._open(_LOG)
        elif (name := _local(tag)) in {"trace", "event"}:
            self._enter(inside, name)
        elif inside == _CASE:
            self._of_cases.add(self._cases - 1, attributes.get("key"), attributes.get("value"))

    def _open(self, what: int) -> None:
        self._outer.append((self._inside, self._child))
        self._inside, self._child = what, self._depth + 1

    def _enter(self, inside: int, name: str) -> None:
        if name == "event":
            self._make_room(inside)
            self._cases += inside == _LOG  # an event outside every case stands for itself
            self._case_of.append(self._cases - 1)
            self._open(_EVENT)
        elif inside == _LOG:
            self._make_room(inside)
            self._cases += 1
            self._open(_CASE)

    def _make_room(self, inside: int) -> None:
        """Close the part when it is long; a case that goes on takes with it what it has said so far."""
        said = max(len(self._of_events.values), len(self._of_cases.values))
        if max(len(self._case_of), self._cases, said // _PER_ROW) < self._most:
            return
        last, before = self._cases - 1, self._of_cases
        self.take()
        if inside == _CASE:
            self._cases = 1
            keys = list(before.key_codes)
            for owner, code, value in zip(before.owners, before.codes, before.values, strict=True):
                if owner == last:
                    self._of_cases.add(0, keys[code], value)

    def take(self) -> None:
        """Close the part begun."""
        if self._cases:
            case_of = np.array(self._case_of, dtype=np.int64)
            of_cases, of_events = self._of_cases.done(), self._of_events.done()
            self.parts.append(Part(cases=self._cases, case_of=case_of, of_cases=of_cases, of_events=of_events))
        self._begin()

    def end(self, _tag: str) -> None:
        """Leave an element."""
        self._depth -= 1
        if self._depth + 1 < self._child:
            self._inside, self._child = self._outer.pop()

    def close(self) -> None:
        """End; the parts are taken from `parts`."""


class Exact:
    """Parts of a log from its bytes, fed in any pieces; `damage` says why it ended before its end."""

    def __init__(self, rows: int = ROWS) -> None:
        self.damage: str | None = None
        self._target = _Target(rows)
        target = cast("Any", self._target)  # lxml asks for no more than it finds; its types do
        self._parser = etree.XMLParser(target=target, **SAFE)

    def parts(self, blocks: Iterator[bytes]) -> Iterator[Part]:
        """Yield the parts, the last of them as far as it could be read; raises `NotXes`."""
        try:
            for block in blocks:
                self._parser.feed(block)
                yield from self._ready()
            self._parser.close()
        except etree.XMLSyntaxError as error:
            self.damage = _PLACE.sub("", error.msg)  # lines are counted from where this way began
        self._target.take()
        yield from self._ready()

    def _ready(self) -> Iterator[Part]:
        while self._target.parts:
            yield self._target.parts.pop(0)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
