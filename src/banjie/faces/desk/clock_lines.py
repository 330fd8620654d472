"""All clocks of a case on one axis, those that run first; and what supervision finds in the case."""

from collections.abc import Iterator
from dataclasses import dataclass

from banjie.core.case.findings import findings
from banjie.core.case.state import Pause
from banjie.faces.desk.clocks import due_text, told_text
from banjie.faces.desk.entering import Visit
from banjie.faces.shared.calendar_words import moved_text
from banjie.faces.shared.case_clocks import CaseClock, case_clocks
from banjie.faces.shared.finding_words import FindingWords, finding_words
from banjie.faces.shared.formats import date_spoken
from banjie.faces.shared.law_words import ground_word
from banjie.faces.shared.time_rule.axis import Axis, axis_of
from banjie.faces.shared.words import say
from banjie.services.calendar.case_told import DateMoved, view_told
from banjie.services.cases.case_view import CaseView


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockLine:
    """One clock in the table: until when, the day told before, and everything else there is to say of it.

    The case is shown by the one that `leads`.
    """

    clock: CaseClock
    due: str
    told: str
    notes: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockLines:
    """The table, and the axis its rules share; no axis where no clock has begun."""

    lines: tuple[ClockLine, ...]
    axis: Axis | None


def clock_lines(visit: Visit, view: CaseView, leading: str) -> ClockLines:
    """Return every clock of the case that has begun; `leading` is the one it is shown by."""
    found = case_clocks(view.law, view.state, visit.today, visit.language, events=view.events, at=visit.now)
    moved = view_told(view)
    lines = [_line(visit, view, clock, moved, leads=clock.key == leading) for clock in found]
    models = [clock.model for clock in found]
    return ClockLines(
        lines=tuple(sorted(lines, key=lambda line: line.clock.is_over)),
        axis=axis_of(models, view.law.calendar, today=visit.today) if models else None,
    )


def case_findings(visit: Visit, view: CaseView) -> tuple[FindingWords, ...]:
    """Return what is found in the case as it stands today."""
    found = findings(view.law, view.state, visit.today)
    return tuple(finding_words(one, view.law.procedure, visit.language) for one in found)


def _line(visit: Visit, view: CaseView, clock: CaseClock, moved: tuple[DateMoved, ...], *, leads: bool) -> ClockLine:
    stops = _stops(visit, view) if clock.rule.stoppable else ()
    because = (moved_text(one, view.law.procedure, visit.language) for one in moved if one.clock == clock.key)
    return ClockLine(
        clock=clock,
        due=due_text(clock.model, visit.language, view.law.zone),
        told=told_text(clock.model, visit.language),
        notes=(clock.twin, *stops, *clock.notes, *because),
        leads=leads,
    )


def _stops(visit: Visit, view: CaseView) -> Iterator[str]:
    for pause in view.state.pauses:
        yield say(
            "desk.clock.stop" if pause.last_date else "desk.clock.stop_open",
            visit.language,
            first=date_spoken(pause.first_date, visit.language),
            last=date_spoken(pause.last_date or pause.first_date, visit.language),
            ground=ground_word(view.law.procedure, pause.ground, visit.language),
            told=_told(visit, pause),
        )


def _told(visit: Visit, pause: Pause) -> str:
    if not pause.notice:
        return say("desk.clock.untold", visit.language)
    return say("desk.clock.notified", visit.language, notice=pause.notice, days=pause.notified_days)
