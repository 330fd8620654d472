"""The clocks of 1,000,000 cases straight from an unsorted log of 8,000,000 events, beside Polars and DuckDB.

Asked of each: working days used net of stops, the class of every case against its own limits, cases in time by office
and month. Each starts from the same columns in its own memory and the same working days; each must find the same, by a
checksum. Rounds take turns. `python -m benchmarks.log_clocks --ten` sees whether ten times as many take ten times as
long. DuckDB is measured where it is installed.
"""

import sys
import tracemalloc
from collections.abc import Callable
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy as np

from banjie.adapters.packs_folder import packs_folder
from banjie.bulk.log.span_classes import classes, on_time_by
from banjie.bulk.log.spans import used_days
from banjie.core.calendar.table import Calendar
from benchmarks.calendar_arrays import interleaved
from benchmarks.log_duckdb import DuckDB
from benchmarks.log_events import AS_OF, OFFICES, WARN_DAYS, Found, Log, made
from benchmarks.log_polars import by_polars, frames, packed_by_polars
from benchmarks.table import show

CASES, ROUNDS, GOAL, GOAL_MEMORY, GOAL_TEN = 1_000_000, 5, 2.0, 3.0, 12.0
_OURS = "flat columns"


def run(cases: int = CASES, rounds: int = ROUNDS, *, ten: bool = False) -> list[dict[str, Any]]:
    """Return a row per engine and one of memory: the ratio of ours is against the fastest of the others."""
    calendar, log = Calendar.from_years(packs_folder(None).calendar_years("cn")), made(cases)
    ways = _ways(calendar, log)
    _check_equal(ways, log)
    times = interleaved(ways, rounds)
    fastest = min((way for way in ways if way != _OURS), key=lambda way: median(times[way]))
    rows = [_row(way, times[way], times[fastest], cases) for way in ways]
    if not find_spec("duckdb"):
        rows.append({"benchmark": "log clocks", "way": "DuckDB: skipped, as it is not installed here"})
    rows.append(_memory(calendar, log))
    return [*rows, _ten(calendar, log, cases)] if ten else rows


def ours(calendar: Calendar, log: Log) -> Found:
    """Return what is asked, from flat columns."""
    spans = used_days(calendar, log.events, AS_OF)
    classed = classes(spans, promised=log.promised, legal=log.legal, warn_days=WARN_DAYS)
    on_time = on_time_by(spans, classed, offices=log.offices, count=OFFICES, as_of=AS_OF)
    return Found(
        cases=None,
        used=spans.used,
        classed=classed,
        on_time=[
            (office, on_time.first_month + month, int(on_time.numerators[office, month]), int(due))
            for (office, month), due in np.ndenumerate(on_time.denominators)
            if due
        ],
    )


def _ways(calendar: Calendar, log: Log) -> dict[str, Callable[[], Found]]:
    events, cases = frames(log)
    ways: dict[str, Callable[[], Found]] = {
        _OURS: lambda: ours(calendar, log),
        "Polars, straightforward": lambda: by_polars(calendar, events, cases),
        "Polars, sorting packed numbers": lambda: packed_by_polars(calendar, events, cases),
    }
    if find_spec("duckdb"):
        ways["DuckDB, straightforward"] = DuckDB(calendar, events, cases).ask
    return ways


def _check_equal(ways: dict[str, Callable[[], Found]], log: Log) -> None:
    sums = {way: ask().checksum(log.events.count) for way, ask in ways.items()}
    if len(set(sums.values())) > 1:
        raise AssertionError(f"the engines do not find the same: {sums}")


def _memory(calendar: Calendar, log: Log) -> dict[str, Any]:
    tracemalloc.start()
    ours(calendar, log)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {
        "benchmark": "log clocks",
        "way": f"{_OURS}: most memory, the columns and all that is made of them",
        "bytes": log.size + peak,
        "floor_bytes": log.size,
        "ratio": round((log.size + peak) / log.size, 2),
        "goal": GOAL_MEMORY,
    }


def _ten(calendar: Calendar, log: Log, cases: int) -> dict[str, Any]:
    longer = made(10 * cases)
    times = interleaved({"one": lambda: ours(calendar, log), "ten": lambda: ours(calendar, longer)}, 3)
    return {
        "benchmark": "log clocks",
        "way": f"{_OURS}: {10 * cases:,} cases, times those of {cases:,}",
        "milliseconds": round(median(times["ten"]) * 1000),
        "ratio": round(median(times["ten"]) / median(times["one"]), 1),
        "goal_ratio_at_most": GOAL_TEN,
    }


def _row(way: str, seconds: list[float], fastest: list[float], cases: int) -> dict[str, Any]:
    row = {
        "benchmark": "log clocks",
        "way": f"{way}, {cases:,} cases",
        "milliseconds": round(median(seconds) * 1000),
        "spread_milliseconds": [round(min(seconds) * 1000), round(max(seconds) * 1000)],
        "ratio": round(median(other / mine for other, mine in zip(fastest, seconds, strict=True)), 2),
    }
    return {**row, "goal": GOAL} if way == _OURS else row


def main(arguments: list[str]) -> None:
    """Print the table."""
    show("Clocks of a log", run(ten="--ten" in arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
