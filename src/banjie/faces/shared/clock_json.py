"""Clocks as JSON, the same on the command line and in the API: codes and ISO dates, no sentences."""

from datetime import date
from typing import Any

from banjie.core.calendar.table import Calendar
from banjie.core.case.dates import ClockRow
from banjie.core.clock.working_out import Row
from banjie.core.procedure.clock_rule import Silence
from banjie.core.values.citation import Citation
from banjie.services.files.clock_explain import Explanation
from banjie.services.files.clock_plain import extension_plain, question_plain, stop_plain


def as_json(calendar: Calendar, explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as plain data; `question` is what a case file may hold to ask the same again."""
    out, question, legal = explanation.working_out, explanation.question, explanation.legal
    limit = out.limit
    return {
        "start": out.start.isoformat(),
        "days": limit.days,
        "unit": limit.unit.value,
        "start_day": limit.start_day.value,
        "last_day": limit.last_day.value if limit.last_day else None,
        "direction": question.runs.value,
        "due": iso(out.due.date),
        "due_at": out.due.at.isoformat() if out.due.at else None,
        "left_when_resumed": out.due.left_when_resumed,
        "provisional": out.due.provisional,
        "due_without_stops": str(out.due_without_stops),
        "due_without_extensions": iso(out.base_date),
        "legal_due": iso(legal.due.date) if legal else None,
        "legal_due_at": legal.due.at.isoformat() if legal and legal.due.at else None,
        "today": iso(question.until),
        "left_days": explanation.left,
        "stopped": explanation.stopped,
        "stops": [stop_plain(stop) for stop in out.stops],
        "stops_that_move_nothing": [stop_plain(stop) for stop in explanation.unmoved],
        "overlapping_stops": [[stop_plain(stop) for stop in pair] for pair in explanation.overlapping],
        "stops_too_long": [{**stop_plain(long.stop), "days": long.days} for long in explanation.too_long],
        "extensions": [extension_plain(one) for one in explanation.extensions],
        "extensions_forgotten": [extension_plain(one) for one in explanation.forgotten],
        "restarts": [one.isoformat() for one in question.restarts],
        "calendar_version": out.calendar_version,
        "provisional_from": str(calendar.provisional_from),
        "rows": [row_json(row) for row in out.rows],
        "question": question_plain(question),
    }


def iso(day: date | None) -> str | None:
    """Return a day as text, None where there is none."""
    return None if day is None else str(day)


def row_json(row: Row) -> dict[str, Any]:
    """Return one day of a working-out as plain data."""
    return {
        "date": str(row.date),
        "weekday": row.weekday,
        "kind": row.kind.value,
        "running": row.running,
        "reason": {"code": row.reason.code.value, "params": dict(row.reason.params)},
        "provisional": row.provisional,
        "stop": row.stop,
    }


def dates_json(row: ClockRow) -> dict[str, Any]:
    """Return the dates of a case's clock as plain data."""
    return {
        "started": str(row.started_date),
        "ended": iso(row.ended_date),
        "due": iso(row.due_date),
        "due_at": row.due_at.isoformat() if row.due_at else None,
        "legal": iso(row.legal_date),
        "warn": iso(row.warn_date),
        "late": iso(row.late_date),
        "red": iso(row.red_date),
        "left_when_resumed": row.left_days,
        "stopped": row.stopped,
        "told": iso(row.told_date),
        "falls": iso(row.falls_date),
    }


def silence_json(silence: Silence, *, has_fallen: bool) -> dict[str, Any]:
    """Return what follows when a clock runs out as plain data."""
    return {
        "act": silence.act,
        "milestone": silence.milestone or None,
        "counts_from": silence.counts_from.value,
        "mode": "draft" if silence.draft else "record",
        "has_fallen": has_fallen,
        "citation": citation_json(silence.citation),
    }


def citation_json(citation: Citation | None) -> dict[str, str] | None:
    """Return an article as plain data."""
    if citation is None:
        return None
    return {"law": citation.law, "article": citation.article, "note": citation.note}
