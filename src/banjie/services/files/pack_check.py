"""Packs held against what a pack must be: on disk, without a database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from banjie.core.calendar.table import Calendar
from banjie.core.pack.check import check_pack
from banjie.core.pack.source import Finding, PackSource


class NoPackThere(Exception):
    """A path below which no pack lies; the message names it and says what to do."""


class PackFolders(Protocol):
    """What finds packs on disk and reads them."""

    def below(self, path: Path) -> Sequence[Path]:
        """Return the folders of packs at or below `path`, in order."""
        ...

    def read(self, folder: Path) -> tuple[PackSource, tuple[Finding, ...]]:
        """Return a pack with a finding for each file that could not be read."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class PackChecked:
    """A pack with what is wrong in it, and how many worked cases it has."""

    folder: Path
    findings: tuple[Finding, ...]
    cases: int


def check_packs(folders: PackFolders, paths: Iterable[Path], calendar: Calendar) -> Iterator[PackChecked]:
    """Yield every pack at or below the paths, checked; raise `NoPackThere` before the first where a path has none."""
    found: dict[Path, None] = {}
    for path in paths:
        below = folders.below(path)
        if not below:
            raise NoPackThere(f"{path}: no pack.yaml there or below; name the folder of a pack")
        found |= dict.fromkeys(below)
    return (_checked(folders, folder, calendar) for folder in found)


def _checked(folders: PackFolders, folder: Path, calendar: Calendar) -> PackChecked:
    pack, unreadable = folders.read(folder)
    findings = unreadable or check_pack(pack, calendar)
    return PackChecked(folder=folder, findings=findings, cases=len(pack.named("cases/")))
