"""Reading real XES logs, beside a floor: lxml going through the same unpacked bytes and only counting the events.

The floor keeps nothing of what it goes through. Figures are millions of bytes of XML
per second, from the file as it lies there (packed) to frames of text. Rounds are interleaved; the median counts.
"""

import gzip
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

from lxml import etree

from banjie.adapters.event_logs.xes.reader import XesLog
from banjie.adapters.event_logs.xes.unpacked import Unpacked
from benchmarks.calendar_arrays import interleaved
from benchmarks.table import show

LOGS = Path(os.environ.get("BANJIE_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data" / "eventlogs"
FILES = ("BPIC15_1.xes.gz", "BPIC12.xes.gz")
ROUNDS, GOAL = 5, 47.0
FLOOR, PLAIN, EXACT = "lxml, counts events", "plain", "element by element"
_BLOCK = 1 << 20


def run(rounds: int = ROUNDS, files: Iterable[Path] | None = None) -> list[dict[str, Any]]:
    """Return one row per log and way; a log that is not there is one row that says so."""
    logs = [LOGS / name for name in FILES] if files is None else [*files]
    return [row for log in logs for row in (_measured(log, rounds) if log.exists() else [_absent(log)])]


def _measured(log: Path, rounds: int) -> list[dict[str, Any]]:
    ways: dict[str, Callable[[], int]] = {
        FLOOR: lambda: _counted(log),
        PLAIN: lambda: _rows(XesLog(log)),
        EXACT: lambda: _rows(XesLog(log, plain=False)),
    }
    length = sum(len(block) for block in Unpacked(log).blocks(_BLOCK))
    if ways[PLAIN]() != ways[EXACT]():
        raise AssertionError(f"{log.name}: the two ways of reading give different rows")
    times = interleaved(ways, rounds)
    return [_row(log, way, length, times) for way in ways]


def _rows(log: XesLog) -> int:
    return sum(frame.height for frame in log.frames())


def _counted(log: Path) -> int:
    events = 0
    with gzip.open(log) if log.suffix == ".gz" else log.open("rb") as file:
        for _, element in etree.iterparse(file, tag=("{*}event", "{*}trace")):
            events += element.tag.endswith("event")
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return events


def _row(log: Path, way: str, length: int, times: dict[str, list[float]]) -> dict[str, Any]:
    speeds = [length / 1e6 / seconds for seconds in times[way]]
    return {
        "benchmark": "XES import",
        "way": f"{log.name}: {way}",
        "megabytes_per_second": round(median(speeds), 1),
        "spread": [round(min(speeds), 1), round(max(speeds), 1)],
        "ratio": round(median(times[FLOOR]) / median(times[way]), 2),
        "goal_megabytes_per_second": GOAL if way == PLAIN else None,
    }


def _absent(log: Path) -> dict[str, Any]:
    note = "not measured: the log is not here (set BANJIE_SHARED to the folder of sample data)"
    return {"benchmark": "XES import", "way": log.name, "note": note}


def main() -> None:
    """Print the table."""
    rows = run()
    show("Reading XES beside lxml that only counts", rows)
    for row in rows:
        print(row["way"], row.get("megabytes_per_second", row.get("note")), "MB/s", row.get("spread", ""))


if __name__ == "__main__":
    main()
