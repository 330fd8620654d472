"""What a case is called where it stands, and what each of its events says in one line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from banjie.core.act.act import Reach
from banjie.core.case.dates import ClockRow
from banjie.core.case.state import Phase, State
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.formats import date_full, date_spoken, masked_person
from banjie.faces.shared.law_words import article, citation_of, ground_word, label, listed, material_word
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import EventLine

_MARKS: dict[Phase, str] = {
    Phase.NEW: "void",
    Phase.SUBMITTED: "running",
    Phase.WITH_APPLICANT: "with_applicant",
    Phase.RUNNING: "running",
    Phase.STOPPED: "stopped",
    Phase.GRANTED: "running",
    Phase.REFUSED: "refused",
    Phase.ISSUED: "running",
    Phase.FINISHED: "finished",
    Phase.NOT_ACCEPTED: "refused",
    Phase.WITHDRAWN: "withdrawn",
}
_STEP_TITLES = ("step_started", "step_completed")


@dataclass(frozen=True, kw_only=True, slots=True)
class StateWord:
    """Where a case stands: the `mark` of templates/shared/state.html and the `word` beside it."""

    mark: str
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineLine:
    """One entry of templates/shared/timeline.html; `date` is shown, `iso` is for machines."""

    title: str
    date: str = ""
    iso: str = ""
    text: str = ""
    mood: str = ""
    law: str = ""
    link: str = ""
    link_text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    act: Any  # one of core.act's acts; each teller knows its own
    procedure: Procedure
    language: str

    def say(self, key: str, **values: object) -> str:
        return say(f"case.told.{key}", self.language, **values)

    def label(self, key: str) -> str:
        return label(self.procedure, key, self.language)

    def ground(self) -> str:
        return ground_word(self.procedure, self.act.ground, self.language)

    def materials(self) -> str:
        return listed(
            [material_word(self.procedure, code, self.language) for code in self.act.materials], self.language
        )


def state_word(procedure: Procedure, state: State, language: str) -> StateWord:
    """Return mark and word of where the case stands; a finished refusal and a visit on the spot say so."""
    if state.phase is Phase.FINISHED and state.decision == "refused":
        return StateWord(mark="refused", word=say("state.refused", language))
    if state.phase is Phase.FINISHED and procedure.on_the_spot and _in_one_visit(state):
        return StateWord(mark="on_the_spot", word=say("state.on_the_spot", language))
    return StateWord(mark=_MARKS[state.phase], word=say(f"phase.{state.phase.value}", language))


def _in_one_visit(state: State) -> bool:
    return state.date_of("delivered") == state.date_of("submitted")


def card_mark(row: ClockRow, today: date, at: datetime | None = None) -> str:
    """Return the mark of the warning a running clock shows, empty where it shows none.

    A limit in hours is passed at its hour `at` the latest, though its card is given by days.
    """
    marks = (("red", row.red_date), ("yellow", row.late_date), ("pre_warning", row.warn_date))
    mark = next((word for word, day in marks if day is not None and today >= day), "")
    passed = at is not None and row.due_at is not None and at > row.due_at
    return "yellow" if passed and mark == "pre_warning" else mark


def event_line(
    line: EventLine, procedure: Procedure, language: str, *, office: str = "", masked: bool = True
) -> TimelineLine:
    """Return an event as an entry of the timeline; `masked` hides officers' names as public pages must."""
    act = line.standing or line.act
    told = _Told(act=act, procedure=procedure, language=language)
    teller = _silent(line) if act.silence else _TELLERS.get(act.kind, _nothing)
    texts = [teller(told), _people(line, language, office=office, masked=masked)]
    if line.standing is None:
        texts.append(told.say("voided"))
    return TimelineLine(
        title=_title(told),
        date=date_spoken(act.happened_date or line.happened_date, language),
        iso=(act.happened_date or line.happened_date).isoformat(),
        text=_sentences(texts, language),
        mood="stop" if act.kind == "stop" else "",
        law=_law(told),
    )


def _title(told: _Told) -> str:
    act, language = told.act, told.language
    name = told.label(f"milestone.{act.milestone}") if isinstance(act, Reach) else ""
    if act.silence:
        return say(f"case.title.silent.{act.kind}", language, milestone=name)
    if act.kind == "stop":
        return say("case.title.stopped", language, ground=told.ground())
    if act.done in _STEP_TITLES:
        return say(f"case.title.{act.done}", language, step=told.label(f"step.{act.step}"))
    return name or say(f"event.{act.done}", language)


def _people(line: EventLine, language: str, *, office: str, masked: bool) -> str:
    names = [masked_person(name) if masked else name for name in line.people]
    if not names:
        return ""
    people = listed(names, language)
    return say("case.by", language, people=people, office=office) if office else people


def _sentences(texts: list[str], language: str) -> str:
    return say("rule.spoken.clause", language).join(text for text in texts if text)


def _law(told: _Told) -> str:
    """Return what a reader must be able to hold against the office: why time stands still, or what the law supplied."""
    if told.act.silence:
        return article(citation_of(told.procedure, told.act), told.language)
    if told.act.kind != "stop":
        return ""
    found = next((ground for ground in told.procedure.stop_grounds if ground.code == told.act.ground), None)
    return told.say(
        "stopped_law", article=article(found.citation if found else None, told.language), ground=told.ground()
    )


def _silent(line: EventLine) -> Callable[[_Told], str]:
    """Return how to tell an act that the law supplied: never as if somebody had done it."""
    since = line.effective_date or line.happened_date
    return lambda told: told.say(
        "silent", clock=told.label(f"clock.{told.act.silence}"), date=date_full(since, told.language)
    )


def _nothing(_: _Told) -> str:
    return ""


def _submitted(told: _Told) -> str:
    return told.say(f"submitted_{told.act.channel}", number=told.act.number)


def _acceptance_refused(told: _Told) -> str:
    text = told.say("acceptance_refused", ground=told.ground(), notice=told.act.notice)
    agency = told.act.right_agency
    return _sentences([text, told.say("right_agency", agency=agency) if agency else ""], told.language)


def _step_completed(told: _Told) -> str:
    return told.label(f"choice.{told.act.step}.{told.act.choice}") if told.act.choice else ""


def _granted(told: _Told) -> str:
    until = told.act.valid_until
    return told.say("granted_until", until=date_full(until, told.language)) if until else ""


def _extended(told: _Told) -> str:
    unit = told.procedure.clock(told.act.clock).limit.unit
    return told.say(
        "extended",
        clock=told.label(f"clock.{told.act.clock}"),
        days=amount(unit, told.act.days, told.language),
        approver=told.label(f"approver.{told.act.approver}"),
        notice=told.act.notice,
    )


def _restarted(told: _Told) -> str:
    clock = told.label(f"clock.{told.act.clock}")
    return told.say("restarted", clock=clock, ground=told.ground(), notice=told.act.notice)


def _reached(told: _Told) -> str:
    planned, notice = told.act.planned_date, told.act.notice
    texts = [told.say("planned", date=date_full(planned, told.language)) if planned else ""]
    return _sentences([*texts, told.say("notice", notice=notice) if notice else ""], told.language)


def _corrected(told: _Told) -> str:
    text = told.say("corrected" if told.act.replacement else "corrected_void", target=told.act.target)
    return _sentences([text, told.say("proof", proof=told.act.proof) if told.act.proof else ""], told.language)


_TELLERS: dict[str, Callable[[_Told], str]] = {
    "submit": _submitted,
    "request_supplement": lambda told: told.say(
        "supplement_requested", materials=told.materials(), notice=told.act.notice
    ),
    "supplement": lambda told: told.say("supplemented", materials=told.materials()),
    "accept": lambda told: told.say("accepted", receipt=told.act.receipt),
    "refuse_acceptance": _acceptance_refused,
    "complete_step": _step_completed,
    "stop": lambda told: told.say("stopped", notice=told.act.notice, days=told.act.notified_days),
    "resume": lambda told: told.say("resumed"),
    "extend": _extended,
    "restart": _restarted,
    "reach": _reached,
    "refer": lambda told: told.say("referred", count=len(told.act.children), notice=told.act.notice),
    "grant": _granted,
    "refuse": lambda told: told.say("refused", article=article(told.act.basis, told.language)),
    "issue": lambda told: told.say("issued", number=told.act.result_number),
    "deliver": lambda told: told.say("delivered", way=told.label(f"delivery.{told.act.how}")),
    "withdraw": lambda told: told.say("withdrawn"),
    "correct": _corrected,
}
