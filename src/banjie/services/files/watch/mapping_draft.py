"""A mapping to edit: the columns that were found, those that were not, and the activities of the log."""

from collections.abc import Sequence

import polars as pl

from banjie.bulk.log.roles import NEEDED, ROLES
from banjie.bulk.log.source import LogSource
from banjie.services.files.watch.mapping import known_acts
from banjie.services.files.watch.roles_found import find_roles

_SHOWN = 300


def draft_mapping(sources: Sequence[LogSource]) -> str:
    """Return a mapping file for the first rows of the sources; raises `LogUnreadable` where nothing can be read."""
    firsts = [next(iter(source.frames()), pl.DataFrame()) for source in sources]
    columns = list(dict.fromkeys(name for first in firsts for name in first.columns))
    found = find_roles(columns)
    lines = [
        "# 列 · columns: role: name of the column. Lines that begin with # are not known; fill them in or leave them.",
        f"# Columns of the log: {', '.join(columns)}",
        "columns:",
        *(_column(role, found.get(role)) for role in ROLES),
        "# 环节 · which act of the office an activity is; acts: " + ", ".join(known_acts()),
        "activities:",
        *(f"  # {_quoted(name)}: complete_step" for name in _activities(firsts, found.get("activity"))),
        "# 等谁 · whom the time before an activity is spent on: applicant, department or experts",
        "# waits_for: {name of the activity: experts}",
        '# 时间 · how moments are written where that is not found, e.g. moments: "%d/%m/%Y %H:%M"',
        "# zone: Asia/Shanghai",
    ]
    return "\n".join(lines) + "\n"


def _column(role: str, name: str | None) -> str:
    if name:
        return f"  {role}: {_quoted(name)}"
    return f"  {role}:  # needed" if role in NEEDED else f"  # {role}:"


def _activities(firsts: Sequence[pl.DataFrame], column: str | None) -> list[str]:
    if column is None:
        return []
    names = {name for first in firsts if column in first.columns for name in first[column].drop_nulls().unique()}
    return sorted(map(str, names))[:_SHOWN]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
