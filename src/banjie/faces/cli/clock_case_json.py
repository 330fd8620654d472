"""A worked case as JSON: codes and ISO dates, no sentences. The keys are promised in docs/reference/clock.md."""

from typing import Any

from banjie.core.case.dates import ClockRow
from banjie.core.procedure.clock_rule import Silence
from banjie.core.values.citation import Citation
from banjie.core.values.finding import Finding
from banjie.faces.cli.clock_json import as_json, iso
from banjie.services.files.case_explain import CaseExplained, ClockTold


def case_json(case: CaseExplained) -> dict[str, Any]:
    """Return the case as plain data."""
    procedure = case.law.procedure
    return {
        "matter": procedure.matter,
        "pack": procedure.pack,
        "law_date": procedure.law_date,
        "phase": case.state.phase.value,
        "today": str(case.today),
        "clocks": [_clock(case, told) for told in case.clocks],
        "findings": [_finding(finding) for finding in case.findings],
    }


def row_json(row: ClockRow) -> dict[str, Any]:
    """Return the dates of a clock as plain data."""
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


def _clock(case: CaseExplained, told: ClockTold) -> dict[str, Any]:
    begun, explanation = told.begun, told.explanation
    return {
        "clock": begun.rule.name,
        "started_by": begun.by,
        **row_json(begun.row),
        "ended_by_law": told.by_law,
        "citation": _citation(begun.rule.legal.citation if begun.rule.legal else None),
        "silence": _silence(begun.rule.silence, has_fallen=told.fallen is not None) if begun.rule.silence else None,
        "explanation": as_json(case.law.calendar, explanation) if explanation else None,
    }


def _silence(silence: Silence, *, has_fallen: bool) -> dict[str, Any]:
    return {
        "act": silence.act,
        "milestone": silence.milestone or None,
        "counts_from": silence.counts_from.value,
        "mode": "draft" if silence.draft else "record",
        "has_fallen": has_fallen,
        "citation": _citation(silence.citation),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "params": dict(finding.params),
        "citation": _citation(finding.citation),
        "seq": finding.seq or None,
    }


def _citation(citation: Citation | None) -> dict[str, str] | None:
    if citation is None:
        return None
    return {"law": citation.law, "article": citation.article, "note": citation.note}
