"""All dates of 1,000,000 open clocks worked out anew, as a change of the calendar asks for.

The clocks are an office's: mostly working days, some calendar days, months and hours, under three dozen terms, with 0
to 3 stops, of which a few are still open. Beside them the core, asked for one clock after the other without remembering
its answers; these are compared with those of the columns.
"""

from collections.abc import Callable
from datetime import UTC, date
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np

from banjie.adapters.packs_folder import packs_folder
from banjie.bulk.clocks import clock_dates_array
from banjie.bulk.columns import ClockColumns
from banjie.bulk.terms import Terms
from banjie.core.calendar.table import Calendar
from banjie.core.case.law import ToldCalendar
from banjie.core.clock.arrays.stops import StopColumns
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.running import Running, clock_dates
from banjie.core.clock.stop import Stop
from benchmarks.calendar_arrays import interleaved
from benchmarks.table import show

ROWS, ROUNDS, MOST_STOPS, SAMPLE, GOAL_SECONDS = 1_000_000, 7, 3, 2_000, 0.5
FIRST_START, STARTS = np.datetime64("2025-06-01"), 480  # days on which an open clock may have begun
_SHARE_OPEN = 0.03
_ALONE, _TWO = "one by one", "columns, 2 threads"
_UNITS = {Unit.WORKING_DAY: 0.86, Unit.CALENDAR_DAY: 0.08, Unit.MONTH: 0.04, Unit.HOUR: 0.02}
_DAYS = {
    Unit.WORKING_DAY: (5, 7, 10, 15, 20, 30),
    Unit.CALENDAR_DAY: (15, 60, 90),
    Unit.MONTH: (3, 6),
    Unit.HOUR: (48,),
}


def run(rows: int = ROWS, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Return a row per way: seconds for all clocks (median, spread), and how many times faster than one by one."""
    years = packs_folder(None).calendar_years("cn")
    calendar, columns = Calendar.from_years(years), _columns(rows)
    told = [ToldCalendar(until_date=date(2026, 3, 1), calendar=Calendar.from_years(years[:-2]))]
    sample = _first_clocks(columns, min(rows, SAMPLE))
    ways: dict[str, Callable[[], object]] = {
        _ALONE: lambda: [clock_dates.__wrapped__(calendar, clock) for clock in sample],
        "columns, 1 thread": lambda: clock_dates_array(calendar, columns),
        _TWO: lambda: clock_dates_array(calendar, columns, threads=2),
        "columns told otherwise before, 2 threads": lambda: clock_dates_array(calendar, columns, told, threads=2),
    }
    _check_equal(calendar, columns, sample)
    times = interleaved(ways, rounds)
    times[_ALONE] = [seconds / len(sample) * rows for seconds in times[_ALONE]]
    return [_row(way, times[way], times[_ALONE], rows) for way in ways]


def _columns(rows: int) -> ClockColumns:
    made = np.random.default_rng(20261012)
    terms = _terms()
    shares = np.array([share for _, share in terms])
    starts = FIRST_START + made.integers(0, STARTS, rows)
    counts = made.integers(0, MOST_STOPS + 1, rows)
    clocks = np.repeat(np.arange(rows), counts)
    first_dates = starts[clocks] + made.integers(1, 60, clocks.size)
    first_dates = first_dates[np.lexsort((first_dates, clocks))]
    last_dates = first_dates + made.integers(0, 20, clocks.size)
    last_dates[made.random(clocks.size) < _SHARE_OPEN] = np.datetime64("NaT")
    offsets = np.concatenate([[0], np.cumsum(counts)])
    return ClockColumns(
        starts=starts,
        terms=tuple(each for each, _ in terms),
        which=made.choice(len(terms), rows, p=shares / shares.sum()),
        stops=StopColumns(first_dates=first_dates, last_dates=last_dates, offsets=offsets),
        starts_at=starts.astype("datetime64[us]") + made.integers(0, 8 * 3600, rows).astype("timedelta64[s]"),
    )


def _terms() -> list[tuple[Terms, float]]:
    """Return terms and how large a share of all clocks runs under each; two in three promise less than the law."""
    terms = []
    for unit, share in _UNITS.items():
        for days in _DAYS[unit]:
            legal = Limit(days=days, unit=unit)
            promises = (legal, Limit(days=max(1, days // 2), unit=unit), Limit(days=max(1, days * 3 // 4), unit=unit))
            terms += [
                (Terms(legal=legal, promised=each, warn_days=1, red_days=1), share / len(_DAYS[unit]) / len(promises))
                for each in promises
            ]
    return terms


def _first_clocks(columns: ClockColumns, count: int) -> list[Running]:
    """Return the first clocks as the core takes them."""
    assert columns.starts_at is not None
    bounds = columns.stops.offsets[: count + 1].tolist()
    spans = [column[: bounds[-1]].tolist() for column in (columns.stops.first_dates, columns.stops.last_dates)]
    stops = [Stop(first_date=first, last_date=last, ground="hearing") for first, last in zip(*spans, strict=True)]
    terms = [columns.terms[which] for which in columns.which[:count]]
    moments = [at.replace(tzinfo=UTC) for at in columns.starts_at[:count].tolist()]
    return [
        Running(
            start=at,
            legal=each.legal or Limit(days=1),
            promised=each.promised or Limit(days=1),
            stops=tuple(stops[first:last]),
            warn_days=each.warn_days,
            red_days=each.red_days,
        )
        for at, each, (first, last) in zip(moments, terms, pairwise(bounds), strict=True)
    ]


def _check_equal(calendar: Calendar, columns: ClockColumns, sample: list[Running]) -> None:
    found = clock_dates_array(calendar, columns)
    for name in ("due_date", "legal_date", "warn_date", "late_date", "red_date", "stopped", "provisional"):
        alone = [getattr(clock_dates(calendar, clock), name) for clock in sample]
        if getattr(found, name)[: len(sample)].tolist() != alone:
            raise AssertionError(f"{name} differs between the columns and the clocks alone")


def _row(way: str, seconds: list[float], alone: list[float], rows: int) -> dict[str, Any]:
    ratios = [one / other for one, other in zip(alone, seconds, strict=True)]
    row = {
        "benchmark": "open clocks",
        "way": f"{way}, {rows:,} clocks",
        "milliseconds": round(median(seconds) * 1000),
        "spread_milliseconds": [round(min(seconds) * 1000), round(max(seconds) * 1000)],
        "ratio": round(median(ratios), 1),
    }
    return {**row, "goal_seconds": GOAL_SECONDS} if way == _TWO else row


def main() -> None:
    """Print the table."""
    show("Open clocks", run())


if __name__ == "__main__":
    main()
