"""A worked case in plain words: an item, acts with dates, and what must come out. Run through `core.case`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from banjie.core.act.act import CompleteStep, Correct, StartStep
from banjie.core.act.actor import ANY, SYSTEM, Actor, Authority, Signer
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.calendar.table import Calendar
from banjie.core.case.children import ChildStands
from banjie.core.case.dates import ClockRow, dates
from banjie.core.case.decide import decide
from banjie.core.case.findings import findings
from banjie.core.case.fold import decide_correction, fold
from banjie.core.case.law import Law
from banjie.core.case.silence import fallen
from banjie.core.case.state import Phase, State
from banjie.core.flow.net import compile_flow
from banjie.core.flow.spec import spec_of
from banjie.core.pack.shape import Misfit
from banjie.core.pack.worked_act import SILENCE, Line, line_of, misfits
from banjie.core.procedure.item import PROMISED, ItemVersion
from banjie.core.procedure.pack_law import PackLaw
from banjie.core.procedure.procedure import Material, Procedure
from banjie.core.procedure.resolve import ResolveError, resolve
from banjie.core.values.office_time import DEFAULT_ZONE

NINE = time(9, 0)
_DATES = ("started", "due", "legal", "warn", "late", "red", "ended", "falls", "told")
Plain = Mapping[str, Any]


def run(law: PackLaw, case: Plain, calendar: Calendar) -> Iterator[Misfit]:
    """Yield where the case comes out otherwise than it says: the place in its data, what came out, what to write."""
    played = play(law, case, calendar)
    yield from played.misfits
    if played.course is None:
        return
    try:
        yield from _compare(played.course, case["expect"])
    except DateOutOfRange as error:
        yield _unknown_holidays(error)


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """A case as far as its lines brought it; `course` is None where they cannot be read at all."""

    course: "Course | None" = None
    misfits: tuple[Misfit, ...] = ()


def play(law: PackLaw, case: Plain, calendar: Calendar) -> Played:
    """Return the case after its lines, which are done in order; a line that is refused is left out and told."""
    wrong = tuple(found for at, line in enumerate(case["acts"]) for found in misfits(line, ("acts", at)))
    if wrong:
        return Played(misfits=wrong)
    try:
        procedure = procedure_of_case(law, case)
        lines = [_line(line, procedure) for line in case["acts"]]
    except ResolveError as error:
        return Played(misfits=((("item",), str(error), "correct the item or the first date"),))
    except ValueError as error:
        return Played(misfits=((("acts",), str(error), "write days of the calendar"),))
    net = compile_flow(spec_of(procedure.flow))
    course = Course(law=Law(procedure=procedure, net=net, calendar=calendar))
    found: list[Misfit] = []
    try:
        for at, line in enumerate(lines):
            found += course.do(line, at)
    except DateOutOfRange as error:
        return Played(misfits=(*found, _unknown_holidays(error)))
    return Played(course=course, misfits=tuple(found))


def _unknown_holidays(error: DateOutOfRange) -> Misfit:
    return ("acts",), str(error), "choose days for which the holidays are known"


def _line(line: Plain, procedure: Procedure) -> Line | date:
    """Return the line's act, or the day on which the timers act."""
    return date.fromisoformat(line["on"]) if line["act"] == SILENCE else line_of(line, procedure)


def procedure_of_case(law: PackLaw, case: Plain) -> Procedure:
    """Return the procedure of the case's item on the day of its first act."""
    received = date.fromisoformat(case["acts"][0]["on"])
    region = {name: str(value) for name, value in case.get("region", {}).items()}
    return resolve(law, _item(law, case.get("item", {}), received), region, received)


def _item(law: PackLaw, plain: Plain, received: date) -> ItemVersion:
    return ItemVersion(
        code="item",
        version=1,
        words={"en": "a worked case"},
        type=plain.get("type", law.types[0]),
        kind=plain.get("kind", PROMISED),
        from_date=received,
        promised_days=plain.get("promised_days"),
        legal_days=plain.get("legal_days"),
        materials=tuple(Material(code=code, words={}) for code in plain.get("materials", ())),
    )


@dataclass(kw_only=True, slots=True)
class Course:
    """The case as far as it has come: its events, and the last day on which something was recorded.

    `refused` holds, by the place of its line, why an act was not done though no line said so.
    """

    law: Law
    events: list[Event] = field(default_factory=list)
    today: date = date.min
    refused: dict[int, Refusal] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """The state after the events so far."""
        return fold(self.law, self.events)

    def do(self, line: Line | date, at: int) -> Iterator[Misfit]:
        """Do the act of a line, or let silence act; yield where it comes out otherwise than the line says."""
        if isinstance(line, date):
            self._let_silence_act(line)
            return
        self.today = max(self.today, line.recorded_on)
        answer = self._answer(line)
        if isinstance(answer, Refusal):
            if answer.code != line.refused:
                self.refused[at] = answer
                told = "".join(f", {name} {value}" for name, value in answer.params.items())
                expected = f"not {line.refused}" if line.refused else "though the case goes on"
                message = f"{line.act.kind} is refused: {answer.code}{told}, {expected}"
                yield ("acts", at), message, f"write refused: {answer.code}, or correct the acts before"
            return
        self.events += answer
        if line.refused:
            message = f"{line.act.kind} is done, not refused with {line.refused}"
            yield ("acts", at, "refused"), message, "take refused out, or correct the acts before"

    def _answer(self, line: Line) -> Sequence[Event] | Refusal:
        now = datetime.combine(line.recorded_on, NINE, tzinfo=DEFAULT_ZONE)
        actor = _actor(line)
        if isinstance(line.act, Correct):
            corrected = decide_correction(self.law, self.events, line.act, actor, now)
            return corrected if isinstance(corrected, Refusal) else corrected[0]
        state = self.state
        decided = (child for child in state.children if child.case not in line.open_children)
        children = [ChildStands(case=one.case, number=one.number, phase=Phase.GRANTED) for one in decided]
        answer = decide(self.law, state, line.act, actor, now, children=children)
        untouched = isinstance(answer, Refusal) and answer.code == "step_not_started" != line.refused
        if untouched and isinstance(line.act, CompleteStep):
            return self._start_and_complete(line.act, actor, now)
        return answer

    def _start_and_complete(self, act: CompleteStep, actor: Actor, now: datetime) -> Sequence[Event] | Refusal:
        start = StartStep(step=act.step, happened_date=act.happened_date)
        started = decide(self.law, self.state, start, actor, now)
        if isinstance(started, Refusal):
            return started
        completed = decide(self.law, fold(self.law, [*self.events, *started]), act, actor, now)
        return completed if isinstance(completed, Refusal) else (*started, *completed)

    def _let_silence_act(self, today: date) -> None:
        self.today = max(self.today, today)
        now = datetime.combine(today, NINE, tzinfo=DEFAULT_ZONE)
        while supplied := [one for one in fallen(self.law, self.state, today) if not one.draft]:
            answer = decide(self.law, self.state, supplied[0].act, SYSTEM, now)
            assert not isinstance(answer, Refusal), "what the law supplies is possible"
            self.events += answer


def _compare(course: Course, expect: Plain) -> Iterator[Misfit]:
    state = course.state
    came = {
        "phase": state.phase.value,
        "open": list(course.law.net.enabled(state.marking)),
        "months": course.law.procedure.remedy.months,
        "findings": [found.code for found in findings(course.law, state, course.today)],
    }
    for key, value in came.items():
        if key in expect and expect[key] != value:
            yield ("expect", key), f"{key} is {_text(value)}, not {_text(expect[key])}", f"write {_text(value)}"
    rows = {row.clock: row for row in dates(course.law, state)}
    for name, wanted in expect.get("clocks", {}).items():
        yield from _compare_clock(name, wanted, rows)


def _compare_clock(name: str, wanted: Plain, rows: Mapping[str, ClockRow]) -> Iterator[Misfit]:
    if name not in rows:
        running = ", ".join(rows) or "none"
        yield ("expect", "clocks", name), f"the clock {name} has not started", f"running: {running}"
        return
    row = rows[name]
    came: dict[str, Any] = {key: str(getattr(row, f"{key}_date") or "") for key in _DATES}
    came |= {"left": row.left_days, "stopped": row.stopped}
    came["due_at"] = row.due_at.strftime("%Y-%m-%dT%H:%M") if row.due_at else ""
    for key, value in wanted.items():
        if came[key] != value:
            message = f"{key} of the clock {name} is {_text(came[key])}, not {_text(value)}"
            yield ("expect", "clocks", name, key), message, f"write {_text(came[key])}, or correct the acts"


def _actor(line: Line) -> Actor:
    everything = (Authority(post=ANY, act=ANY),) if line.by == "officer" else ()
    signers = tuple(Signer(person=f"{line.by}-{number}", post="post") for number in range(1, line.signers + 1))
    return Actor(role=line.by, signers=signers, authorities=everything)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return {True: "true", False: "false", None: "nothing", "": "nothing"}.get(value, str(value))
