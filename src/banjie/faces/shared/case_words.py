"""What a case is called where it stands, and what each of its events says in one line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from banjie.core.case.state import Phase, State
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.formats import date_full, date_spoken, masked_person
from banjie.faces.shared.law_words import article, ground_word, label, listed, material_word
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


def event_line(
    line: EventLine, procedure: Procedure, language: str, *, office: str = "", masked: bool = True
) -> TimelineLine:
    """Return an event as an entry of the timeline; `masked` hides officers' names as public pages must."""
    act = line.standing or line.act
    told = _Told(act=act, procedure=procedure, language=language)
    texts = [_TELLERS.get(act.kind, _nothing)(told), _people(line, language, office=office, masked=masked)]
    if line.standing is None:
        texts.append(told.say("voided"))
    return TimelineLine(
        title=_title(line, told),
        date=date_spoken(act.happened_date or line.happened_date, language),
        iso=(act.happened_date or line.happened_date).isoformat(),
        text=_sentences(texts, language),
        mood="stop" if line.kind == "stopped" else "",
        law=_law(told) if line.kind == "stopped" else "",
    )


def _title(line: EventLine, told: _Told) -> str:
    if line.kind == "stopped":
        return say("case.title.stopped", told.language, ground=told.ground())
    if line.kind in _STEP_TITLES:
        return say(f"case.title.{line.kind}", told.language, step=told.label(f"step.{told.act.step}"))
    return say(f"event.{line.kind}", told.language)


def _people(line: EventLine, language: str, *, office: str, masked: bool) -> str:
    names = [masked_person(name) if masked else name for name in line.people]
    if not names:
        return ""
    people = listed(names, language)
    return say("case.by", language, people=people, office=office) if office else people


def _sentences(texts: list[str], language: str) -> str:
    return say("rule.spoken.clause", language).join(text for text in texts if text)


def _law(told: _Told) -> str:
    found = next((ground for ground in told.procedure.stop_grounds if ground.code == told.act.ground), None)
    return told.say(
        "stopped_law", article=article(found.citation if found else None, told.language), ground=told.ground()
    )


def _nothing(_: _Told) -> str:
    return ""


def _submitted(told: _Told) -> str:
    key = "submitted_web" if told.act.channel == "web" else "submitted_window"
    return told.say(key, number=told.act.number)


def _acceptance_refused(told: _Told) -> str:
    text = told.say("acceptance_refused", ground=told.ground(), notice=told.act.notice)
    agency = told.act.right_agency
    return _sentences([text, told.say("right_agency", agency=agency) if agency else ""], told.language)


def _step_completed(told: _Told) -> str:
    return told.label(f"choice.{told.act.step}.{told.act.choice}") if told.act.choice else ""


def _granted(told: _Told) -> str:
    until = told.act.valid_until
    return told.say("granted_until", until=date_full(until, told.language)) if until else ""


def _corrected(told: _Told) -> str:
    return told.say("corrected" if told.act.replacement else "corrected_void", target=told.act.target)


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
    "grant": _granted,
    "refuse": lambda told: told.say("refused", article=article(told.act.basis, told.language)),
    "issue": lambda told: told.say("issued", number=told.act.result_number),
    "deliver": lambda told: told.say("delivered", way=told.label(f"delivery.{told.act.how}")),
    "withdraw": lambda told: told.say("withdrawn"),
    "correct": _corrected,
}
