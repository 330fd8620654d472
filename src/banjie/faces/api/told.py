"""The clocks of a case as plain data: dates, sentences, the working-out, and by which law and calendar."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from banjie.core.act.act import Extend
from banjie.core.case.worked import Begun, worked
from banjie.core.procedure.plain import procedure_digest
from banjie.faces.shared.case_clocks import CaseClock
from banjie.faces.shared.clock_json import as_json, citation_json, dates_json, iso, row_json, silence_json
from banjie.services.cases.case_view import CaseView, EventLine
from banjie.services.files.clock_begun import explain_begun
from banjie.services.files.clock_question import Extending


def case_told(view: CaseView, clocks: Sequence[CaseClock], today: date, language: str) -> dict[str, Any]:
    """Return these clocks of the case as plain data; nobody's name stands in it."""
    procedure = view.law.procedure
    return {
        "number": view.number,
        "item": view.state.item,
        "office": view.office,
        "phase": view.state.phase.value,
        "version": view.version,
        "today": str(today),
        "language": language,
        "procedure": {
            "matter": procedure.matter,
            "pack": procedure.pack,
            "law_date": procedure.law_date,
            "item_version": procedure.item_version,
            "digest": procedure_digest(procedure),
        },
        "clocks": [_clock(clock, view.events, today) for clock in clocks],
    }


def _clock(clock: CaseClock, events: Sequence[EventLine], today: date) -> dict[str, Any]:
    begun = clock.begun
    given, silence = begun.rule.legal or begun.rule.until, begun.rule.silence
    found = explain_begun(begun, tuple(_extensions(begun, events)), today)
    fell = begun.row.falls_date is not None and begun.row.falls_date <= today
    return {
        "clock": clock.key,
        "name": clock.name,
        "state": clock.mark,
        "started_by": begun.by,
        **dates_json(begun.row),
        "calendar_version": begun.row.calendar_version,
        "citation": citation_json(given.citation if given else None),
        "silence": silence_json(silence, has_fallen=fell) if silence else None,
        "text": {"twin": clock.twin, "notes": list(clock.notes), "article": clock.article},
        "explanation": as_json(begun.law.calendar, found) if found else None,
        "told_explanation": _told(begun, today),
    }


def _told(clock: Begun, today: date) -> dict[str, Any] | None:
    """Return how the day that was told before came about, where another one was."""
    out = worked(clock, today).told
    if out is None:
        return None
    rows = [row_json(row) for row in out.rows]
    return {"due": iso(out.due.date), "calendar_version": out.calendar_version, "rows": rows}


def _extensions(clock: Begun, events: Sequence[EventLine]) -> Iterator[Extending]:
    """Yield the extensions that count, as their acts (or the corrections of these) say them."""
    lines = {line.seq: line for line in events}
    for one in clock.extended:
        act = lines[one.seq].standing or lines[one.seq].act
        day = act.happened_date or lines[one.seq].happened_date
        approver = act.approver if isinstance(act, Extend) else ""
        yield Extending(days=one.days, extended_date=day, approver=approver)
