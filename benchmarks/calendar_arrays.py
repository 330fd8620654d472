"""Working days on columns, beside `numpy.busday_offset` with the same calendar.

`numpy.busdaycalendar` knows one week mask and holidays, but no make-up working days at weekends. So `add_array` is
compared on a calendar from which these days are taken out: the same days, the same answers (checked). `due_array` runs
on the real calendar; numpy knows no stops at all, so it answers the question without them.
Rounds are interleaved, so that a busy machine is busy for all; the median of the rounds counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.arrays import Dates, Integers
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.stops import StopColumns, no_stops
from banjie.core.clock.arrays.working_days import due_array

ROWS, ROUNDS, LONGEST_LIMIT, MOST_STOPS = 1_000_000, 7, 60, 3
GOAL_PLAIN, GOAL_STOPS = 30.0, 5.0
NOTES = {
    "add_array, 20 days": "same days, same answers as numpy",
    "add_array, 1-60 days": "same days, same answers as numpy",
    "due_array, no stops": "real calendar, with make-up days",
    "due_array, 0-3 stops": "real calendar; numpy knows no stops",
}
FIRST_START = np.datetime64("2004-03-01")


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """The same cases for everybody: starts, limits, and 0 to 3 stops each."""

    starts: Dates
    days: Integers
    stops: StopColumns


def run(rows: int = ROWS, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Return one row per way: nanoseconds per case (median, spread), its ratio to the peer, the goal, and a note."""
    years, made_up = packs_folder(None).calendar_years("cn"), _input(rows)
    calendar, comparable = Calendar.from_years(years), Calendar.from_years([{**year, "make_up": []} for year in years])
    peer = _peer(comparable)
    without = no_stops(rows)
    ways: dict[str, Callable[[], Dates]] = {
        "numpy, 20 days": lambda: np.busday_offset(made_up.starts, 20, roll="backward", busdaycal=peer),
        "numpy, 1-60 days": lambda: np.busday_offset(made_up.starts, made_up.days, roll="backward", busdaycal=peer),
        "add_array, 20 days": lambda: comparable.add_array(made_up.starts, 20),
        "add_array, 1-60 days": lambda: comparable.add_array(made_up.starts, made_up.days),
        "due_array, no stops": lambda: due_array(calendar, made_up.starts, made_up.days, without),
        "due_array, 0-3 stops": lambda: due_array(calendar, made_up.starts, made_up.days, made_up.stops),
    }
    times = interleaved(ways, rounds)
    _check_equal(ways, "20 days")
    _check_equal(ways, "1-60 days")
    return [_row(name, times, rows) for name in ways]


def _check_equal(ways: dict[str, Callable[[], Dates]], days: str) -> None:
    if not (ways[f"numpy, {days}"]() == ways[f"add_array, {days}"]()).all():
        raise AssertionError(f"numpy and add_array differ for {days} on the same calendar")


def _input(rows: int) -> Input:
    made = np.random.default_rng(20261012)
    starts = FIRST_START + made.integers(0, 7_900, rows)
    counts = made.integers(0, MOST_STOPS + 1, rows)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    cases = np.repeat(np.arange(rows), counts)
    stop_starts = starts[cases] + made.integers(1, 60, cases.size)
    stop_starts = stop_starts[np.lexsort((stop_starts, cases))]
    stop_ends = stop_starts + made.integers(0, 20, cases.size)
    days = made.integers(1, LONGEST_LIMIT + 1, rows)
    stops = StopColumns(first_dates=stop_starts, last_dates=stop_ends, offsets=offsets)
    return Input(starts=starts, days=days, stops=stops)


def _peer(calendar: Calendar) -> np.busdaycalendar:
    off = [day for notice in calendar.notices for day in notice.off if day.isoweekday() <= 5]
    return np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))


def interleaved(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds every way took in each round; the ways take turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            begun = perf_counter()
            way()
            times[name].append(perf_counter() - begun)
    return times


def _row(name: str, times: dict[str, list[float]], rows: int) -> dict[str, Any]:
    peer = "numpy, 20 days" if "20 days" in name else "numpy, 1-60 days"
    goals = {"add_array": GOAL_PLAIN, "due_array": GOAL_STOPS}
    per_case = [seconds * 1e9 / rows for seconds in times[name]]
    return {
        "benchmark": "calendar arrays",
        "way": name,
        "ns_per_case": round(median(per_case), 2),
        "spread": [round(min(per_case), 2), round(max(per_case), 2)],
        "ratio": round(median(times[peer]) / median(times[name]), 1),
        "goal": goals.get(name.split(",", maxsplit=1)[0]),
        "note": NOTES.get(name, ""),
    }


def main() -> None:
    """Print the table."""
    table = Table(title=f"Working days on {ROWS:,} cases, {ROUNDS} interleaved rounds")
    for column in ("way", "ns per case", "spread", "times numpy", "goal", "note"):
        table.add_column(column)
    for row in run():
        spread = "-".join(str(edge) for edge in row["spread"])
        goal = "" if row["goal"] is None else f">= {row['goal']:g}"
        table.add_row(row["way"], str(row["ns_per_case"]), spread, str(row["ratio"]), goal, row["note"])
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
