"""A pack as it was written: the plain data of its files, and where in the file each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
Position = tuple[int, int]  # line and column, both from 1
START: Position = (1, 1)

PACK, CLOCKS, FLOW, FORM, PAPERS = "pack.yaml", "clocks.yaml", "flow.yaml", "form.yaml", "papers.yaml"
REQUIRED = (PACK, CLOCKS, FLOW)
OPTIONAL = (FORM, PAPERS)
WORDS, CASES = "words/", "cases/"
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """One file: its plain data (mappings, lists, texts, whole numbers, booleans, None) and the positions by path."""

    data: Any
    positions: Mapping[Path, Position] = field(default_factory=dict)

    def at(self, path: Path) -> Position:
        """Return where the value stands, or the nearest value around it."""
        while path not in self.positions and path:
            path = path[:-1]
        return self.positions.get(path, START)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackSource:
    """A folder of a pack; the names of its files are relative to it, with `/`."""

    folder: str
    files: Mapping[str, SourceFile]

    def data(self, name: str) -> Mapping[str, Any]:
        """Return the data of a file, empty where there is none."""
        held = self.files[name].data if name in self.files else None
        return held if isinstance(held, Mapping) else {}

    def named(self, prefix: str) -> list[str]:
        """Return the names of the files below a folder of the pack, in order."""
        return sorted(name for name in self.files if name.startswith(prefix))


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Finding:
    """Something wrong in a pack: where, what, and what to write instead."""

    file: str
    line: int
    column: int
    message: str
    remedy: str
    aspect: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}; {self.remedy}"


def finding(pack: PackSource, name: str, path: Path, message: str, remedy: str) -> Finding:
    """Return a finding at the value `path` of the file `name`."""
    line, column = pack.files[name].at(path) if name in pack.files else START
    return Finding(file=f"{pack.folder}/{name}", line=line, column=column, message=message, remedy=remedy)
