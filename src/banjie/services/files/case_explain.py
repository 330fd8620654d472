"""Every clock of a worked case, with how its dates came about, what is found in it and what silence does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from banjie.core.act.act import Extend
from banjie.core.act.refusal import Refusal
from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.case.findings import findings
from banjie.core.case.fold import effective
from banjie.core.case.law import Law
from banjie.core.case.silence import Fallen, fallen
from banjie.core.case.state import State
from banjie.core.case.worked import Begun, begun_clocks
from banjie.core.pack.schema import CASE
from banjie.core.pack.shape import Free, Many, Record, Text
from banjie.core.pack.source import SourceFile
from banjie.core.pack.worked_case import Course, play
from banjie.core.procedure.pack_law import PackLaw
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.finding import Finding
from banjie.services.files.case_file import check_shape, without_nothing, wrong_at, wrong_misfit
from banjie.services.files.clock_begun import explain_begun
from banjie.services.files.clock_explain import Explanation
from banjie.services.files.clock_question import Extending
from banjie.services.files.clock_texts import read_day

_SHAPE = Record(
    required={"acts": Many(of=Free())},
    optional={"matter": Text(), "words": Text(), "expect": Free(), "today": Text(), **CASE.optional},
)


class ActRefused(Exception):
    """An act of the case is not possible: where it stands in the file, and the office's answer under its law."""

    def __init__(self, line: int, column: int, refusal: Refusal, procedure: Procedure) -> None:
        self.line, self.column = line, column
        self.refusal, self.procedure = refusal, procedure
        super().__init__(f"{line}:{column}: refused: {refusal.code}")


class AskedWrong(CodedError):
    """Something is asked about a case that it cannot answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockTold:
    """A clock of the case; `explanation` is None where the case itself brings the day on which it ends.

    `fallen` is what silence has brought about by today and nobody has recorded; `by_law` says that the clock ended with
    an act that the law itself had supplied.
    """

    begun: Begun
    explanation: Explanation | None
    fallen: Fallen | None
    by_law: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseExplained:
    """The case as it stands on `today`: its clocks in the procedure's order, and what is found in it."""

    law: Law
    state: State
    today: date
    clocks: tuple[ClockTold, ...]
    findings: tuple[Finding, ...]


def is_worked(source: SourceFile) -> bool:
    """Whether the file holds a case with acts, rather than one limit."""
    return isinstance(source.data, dict) and "acts" in source.data


def matter_of(source: SourceFile) -> str:
    """Return the matter that the file names, or nothing."""
    matter = source.data.get("matter")
    return matter if isinstance(matter, str) else ""


def explain_case(
    law: PackLaw, source: SourceFile, calendar: Calendar, today: date | None = None, clock: str = ""
) -> CaseExplained:
    """Return the case explained, or only the clock called `clock`.

    `today` is else the day that the file says, else that of the last act. Raises `PlaceWrong` where the file is no
    case, `ActRefused` where an act is not possible, `AskedWrong` for a clock or a day that the case does not know.
    """
    plain = without_nothing(source.data)
    check_shape(source, _SHAPE, plain)
    course = _course(law, source, plain, calendar)
    day = today or _said_today(source, plain) or course.today
    if day < course.today:
        message = f"{day} lies before the last act, which is of {course.today}; give that day or a later one"
        raise AskedWrong("today_early", message, today=day, last=course.today)
    state = course.state
    return CaseExplained(
        law=course.law,
        state=state,
        today=day,
        clocks=tuple(_told(course, state, day, clock)),
        findings=findings(course.law, state, day),
    )


def _course(law: PackLaw, source: SourceFile, plain: dict[str, Any], calendar: Calendar) -> Course:
    played = play(law, plain, calendar)
    if played.course:
        for at, refusal in played.course.refused.items():
            raise ActRefused(*source.at(("acts", at)), refusal, played.course.law.procedure)
    for found in played.misfits:
        raise wrong_misfit(source, found)
    assert played.course is not None, "else something did not fit"
    return played.course


def _said_today(source: SourceFile, plain: dict[str, Any]) -> date | None:
    try:
        return read_day(plain["today"]) if "today" in plain else None
    except CodedError as error:
        raise wrong_at(source, ("today",), error) from None


def _told(course: Course, state: State, today: date, clock: str) -> Iterator[ClockTold]:
    known = [rule.name for rule in course.law.procedure.clocks]
    if clock and clock not in known:
        listed = ", ".join(known)
        message = f"there is no clock {clock!r}; name one of {listed}"
        raise AskedWrong("clock_unknown", message, clock=clock, known=listed)
    effects = {one.clock: one for one in fallen(course.law, state, today)}
    supplied = {event.seq for event in effective(course.events) if event.act.silence}
    for begun in begun_clocks(course.law, state):
        name = begun.rule.name
        if clock in ("", name):
            yield ClockTold(
                begun=begun,
                explanation=explain_begun(begun, tuple(_extensions(course, begun)), today),
                fallen=effects.get(name),
                by_law=begun.over is not None and begun.over.seq in supplied,
            )


def _extensions(course: Course, begun: Begun) -> Iterator[Extending]:
    """Yield the extensions that count, as their acts (or the corrections of these) say them."""
    events = {event.seq: event for event in effective(course.events)}
    for one in begun.extended:
        event = events[one.seq]
        approver = event.act.approver if isinstance(event.act, Extend) else ""
        yield Extending(days=one.days, extended_date=event.happened_date, approver=approver)
