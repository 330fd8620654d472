"""The rows of several benchmarks as one table."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

_SHOWN = {
    "ns_per_case": "{} ns per case", "per_second": "{} per second", "floor_per_second": "floor {} per second",
    "peer_per_second": "peer {} per second", "bytes": "{:,} bytes", "floor_bytes": "floor {:,} bytes",
    "microseconds_per_case": "{} µs per case", "minutes_per_million": "{} minutes per 1,000,000",
    "milliseconds": "{:,} ms",
}  # fmt: skip


def show(title: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the rows: what was measured, its ratio with the spread of the rounds, and the goal."""
    table = Table(title=title)
    for column in ("benchmark", "way", "measured", "ratio", "spread", "goal"):
        table.add_column(column)
    for row in rows:
        measured = ", ".join(text.format(row[name]) for name, text in _SHOWN.items() if name in row)
        spread = "-".join(str(edge) for edge in row.get("spread", row.get("spread_milliseconds", ())))
        table.add_row(row["benchmark"], row["way"], measured, str(row.get("ratio", "")), spread, _goal(row))
    Console(width=140).print(table)


def _goal(row: Mapping[str, Any]) -> str:
    if "goal_minutes" in row:
        return f"<= {row['goal_minutes']:g} minutes"
    if "goal_seconds" in row:
        return f"<= {row['goal_seconds']:g} s"
    goal = row.get("goal")
    if goal is None:
        return ""
    return f"<= {goal:g}" if "bytes" in row else f">= {goal:g}"
