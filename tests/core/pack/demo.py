"""The demo pack as plain data, for tests that break one thing in it."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from banjie.adapters.pack_files import read_folder, read_yaml
from banjie.core.calendar.table import Calendar
from banjie.core.pack.check import check_law, check_pack
from banjie.core.pack.source import Finding, PackSource, SourceFile

PACKS = Path(__file__).resolve().parents[3] / "packs"
DEMO = PACKS / "demo" / "stall"


@cache
def calendar() -> Calendar:
    """Return the calendar of the shipped notices."""
    years = (PACKS / "cn/calendar").glob("[0-9]*.yaml")
    return Calendar.from_years([read_yaml(path.read_bytes()).data for path in years])


@cache
def demo() -> PackSource:
    """Return the demo pack, read once."""
    return read_folder(DEMO)[0]


class Changed:
    """The demo pack with values set, by path; `name: None` removes the last key of a path or a file."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {name: deepcopy(file.data) for name, file in demo().files.items()}

    def set(self, name: str, *path: str | int, to: Any) -> "Changed":
        if not path:
            self.data[name] = to
            return self
        holder = self.data[name]
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = to
        return self

    def drop(self, name: str, *path: str | int) -> "Changed":
        holder: Any = self.data
        for key in (name, *path)[:-1]:
            holder = holder[key]
        del holder[(name, *path)[-1]]
        return self

    def source(self) -> PackSource:
        known = demo().files
        files = {
            name: SourceFile(data=data, positions=known[name].positions if name in known else {})
            for name, data in self.data.items()
        }
        return PackSource(folder="stall", files=files)

    def law_findings(self) -> list[Finding]:
        """Return what is wrong without the worked cases."""
        return list(check_law(self.source()))

    def findings(self) -> list[Finding]:
        """Return what is wrong, worked cases included."""
        return list(check_pack(self.source(), calendar()))


def said(findings: list[Finding]) -> str:
    """Return all findings as text."""
    return "\n".join(str(found) for found in findings)
