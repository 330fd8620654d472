"""A worked case as JSON: codes and ISO dates, no sentences. The keys are promised in docs/reference/clock.md."""

from typing import Any

from banjie.core.values.finding import Finding
from banjie.faces.shared.clock_json import as_json, citation_json, dates_json, silence_json
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


def _clock(case: CaseExplained, told: ClockTold) -> dict[str, Any]:
    begun, explanation = told.begun, told.explanation
    return {
        "clock": begun.rule.name,
        "started_by": begun.by,
        **dates_json(begun.row),
        "ended_by_law": told.by_law,
        "citation": citation_json(begun.rule.legal.citation if begun.rule.legal else None),
        "silence": silence_json(begun.rule.silence, has_fallen=told.fallen is not None) if begun.rule.silence else None,
        "explanation": as_json(case.law.calendar, explanation) if explanation else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "params": dict(finding.params),
        "citation": citation_json(finding.citation),
        "seq": finding.seq or None,
    }
