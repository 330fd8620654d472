"""The report of a log as one plain value: what `--json` prints and every page and table is made from.

docs/reference/watch.md names every key. Lists stand in an order of their own: the same log gives the same bytes.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from banjie.bulk.log.figures import case_figures, classes, groups
from banjie.bulk.log.spread import step_table, throughput_days
from banjie.bulk.log.waits import waiting
from banjie.core.calendar.table import Calendar
from banjie.core.facts.quality import Doubt
from banjie.core.indicators.figure import Figure
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.case_lists import cases_of
from banjie.services.files.watch.findings import Found, find, together
from banjie.services.files.watch.flow_section import flow_section
from banjie.services.files.watch.judged import Judged
from banjie.services.files.watch.log_read import LogRead
from banjie.services.files.watch.registers import doubts, entries_of, section

_GROUPS = ("office", "officer", "item")
_VARIANTS, _JOIN = 20, "\x1f"
SHAPE = "watch/1"


def report(judged: Judged, asked: Asked, calendar: Calendar) -> dict[str, Any]:
    """Return the report of a judged log."""
    cases, events = _with_month(judged.cases), judged.log.events
    figures, found = case_figures(cases, calendar), _found(judged, asked, cases)
    figures |= waiting(events, asked.mapped.waits_for)
    grouped = {by: groups(cases, by) if by in cases.columns else {} for by in (*_GROUPS, "month")}
    return {
        "banjie": SHAPE,
        "log": _log(judged, asked, calendar),
        "cases": cases.height,
        "events": judged.log.rows,
        "activities": events["activity"].n_unique(),
        "variants": cases["path"].n_unique(),
        "variants_file_order": _variants_in_file_order(events),
        "open": int(cases["is_open"].sum()),
        "closed": int((~cases["is_open"]).sum()),
        "overdue_open": int(cases["is_overdue_open"].fill_null(value=False).sum()),
        "late": _late(judged),
        "severity": classes(cases),
        "on_time": _share(figures["on_time_due"]),
        "figures": [{"code": code, **_share(figure), "unit": figure.unit} for code, figure in figures.items()],
        "throughput_days": throughput_days(cases),
        "steps": step_table(events, judged.log.caseless),
        "starts": _counts(cases["first_activity"]),
        "ends": _counts(cases["last_activity"]),
        "events_per_case": {"mean": round(judged.log.rows / cases.height, 3), "max": cases["events"].max()},
        "top_variants": _top_variants(cases),
        **{f"by_{by}": {name: _group(row) for name, row in rows.items()} for by, rows in grouped.items()},
        "flow": flow_section(asked.flow, events) if asked.flow else None,
        "against": [section(register, held) for register, held in judged.held],
        "rules": found.rules,
        "findings": found.findings,
        "cases_of": cases_of(cases, (*(by for by in _GROUPS if by in cases.columns), "month")),
        "data_quality": [_doubt(doubt) for doubt in (*judged.log.doubts, *_doubts(judged))],
    }


def _found(judged: Judged, asked: Asked, cases: pl.DataFrame) -> Found:
    acts: list[str] = judged.log.events["act"].drop_nulls().unique().to_list() if _has_acts(judged) else []
    told = frozenset({*judged.log.reading.columns, *(f"act:{act}" for act in acts)})
    found = find(asked.rules, cases, judged.log.events, told)
    for register, held in judged.held:
        found = together(found, find(asked.rules, *entries_of(register, held)))
    return found


def _doubts(judged: Judged) -> list[Doubt]:
    return [doubt for register, held in judged.held for doubt in doubts(register, held)]


def _log(judged: Judged, asked: Asked, calendar: Calendar) -> dict[str, Any]:
    log = judged.log
    first, last = log.events.select(first=pl.col("at").min(), last=pl.col("at").max()).row(0)
    return {
        "files": [dict(one) for one in log.files],
        "first_at": _instant(first),
        "last_at": _instant(last),
        "as_of": judged.as_of.isoformat(),
        "as_of_at": _instant(judged.as_of_at) if judged.as_of_at else None,
        "zone": log.zone,
        "calendar": {"area": asked.area, "version": calendar.version},
        "columns": dict(log.reading.columns),
        "moments": {role: how.format for role, how in log.reading.written.items()},
        "activities_as": dict(log.reading.acts),
        "finished_by": judged.ends.by,
        "resources": _told(log, "resource").n_unique() if "resource" in log.events.columns else None,
        "lifecycles": _counts(_told(log, "lifecycle")) if "lifecycle" in log.events.columns else {},
    }


def _told(log: LogRead, role: str) -> pl.Series:
    return pl.concat([log.events[role], log.caseless[role]]).drop_nulls()


def _late(judged: Judged) -> dict[str, Any]:
    cases = judged.cases
    by_instant = cases["is_late_at"].sum() if cases["is_late_at"].is_not_null().any() else None
    by_date = int(cases["is_late"].fill_null(value=False).sum()) if judged.basis else None
    return {
        "instant": None if by_instant is None else int(by_instant),
        "date": by_date,
        "basis": judged.basis,
        "zone": judged.log.zone,
    }


def _with_month(cases: pl.DataFrame) -> pl.DataFrame:
    # A case counts in the month in which it was due, for on time is of what was due; else in that of its start.
    return cases.with_columns(month=pl.coalesce("due_day", "start_day").dt.strftime("%Y-%m"))


def _share(figure: Figure) -> dict[str, Any]:
    return {"num": figure.numerator, "den": figure.denominator, "rate": figure.rate}


def _group(row: Mapping[str, int]) -> dict[str, Any]:
    on_time = Figure(
        formula="on_time_due", numerator=row["due"] - row["late"], denominator=row["due"] + row["overdue_open"]
    )
    return {name: count for name, count in row.items() if name != "due"} | {"on_time": _share(on_time)}


def _variants_in_file_order(events: pl.DataFrame) -> int:
    in_order = events.select("case", "row", "activity").sort("row")
    return in_order.group_by("case").agg(pl.col("activity").str.join(_JOIN))["activity"].n_unique()


def _counts(column: pl.Series) -> dict[str, int]:
    table = column.alias("name").value_counts().sort("count", "name", descending=[True, False])
    return dict(table.iter_rows())


def _top_variants(cases: pl.DataFrame) -> list[dict[str, Any]]:
    table = cases["path"].value_counts().sort("count", "path", descending=[True, False]).head(_VARIANTS)
    return [{"steps": path.split(_JOIN), "cases": count} for path, count in table.iter_rows()]


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"code": doubt.code, "count": doubt.count, "kept": doubt.kept.value, "examples": list(doubt.examples)}


def _instant(at: datetime | date) -> str:
    assert isinstance(at, datetime)
    return at.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")


def _has_acts(judged: Judged) -> bool:
    return "act" in judged.log.events.columns
