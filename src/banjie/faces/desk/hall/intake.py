"""What a clerk types at the window: people, papers, numbers. Read as a whole; nothing typed is lost."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import QueryDict

from banjie.faces.desk.entering import Visit
from banjie.faces.shared.expiry_form import expiry_of, expiry_questions
from banjie.faces.shared.forms import Field, Question, Reading, is_date, read
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.party_forms import PartiesRead, read_parties
from banjie.faces.shared.words import say
from banjie.services.cases.deed import new_id
from banjie.services.law.laws import OfferedItem

_NUMBER_LENGTH, _NOTE_LENGTH = 100, 2000
_SEEN = "doubts-seen"
_LIKELY = {"applicant-kind": "person", "applicant-id-kind": "resident_id"}
_OF_AGENTS = ("agent-name", "agent-id-number", "agent-phone", "agent-authority")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper of the item, and whether it lies on the counter."""

    code: str
    name: str
    required: bool
    copies: int
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """The page's form; `renewal` asks until when the present licence is valid, where the law counts from it.

    `doubts` is what seems wrong with a number and was not yet seen by the clerk.
    """

    case_id: UUID
    people: PartiesRead
    papers: tuple[Paper, ...]
    renewal: Reading
    numbers: Reading
    doubts: str
    seen: str

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """The pairs (field id, message) of the whole page."""
        return self.people.errors + self.renewal.errors + self.numbers.errors

    @property
    def materials(self) -> tuple[str, ...]:
        """The codes of the papers that lie here."""
        return tuple(paper.code for paper in self.papers if paper.here)

    @property
    def lacking(self) -> tuple[Paper, ...]:
        """The required papers that do not."""
        return tuple(paper for paper in self.papers if paper.required and not paper.here)

    @property
    def expiry_date(self) -> date | None:
        """The last day of the permission to be renewed, None for a new one."""
        return expiry_of(self.renewal.values)

    @property
    def valid_until(self) -> date | None:
        """Until when the result is valid, None without end."""
        text = self.numbers.values.get("valid-until", "")
        return date.fromisoformat(text) if text else None


def intake(visit: Visit, offered: OfferedItem) -> Intake:
    """Return the form as it was typed, or as it is opened."""
    post = visit.request.POST if visit.request.method == "POST" else None
    typed = None if post is None else _typed(post)
    case_id = _case_id(visit)
    people = read_parties(typed, visit.language, visit.today)
    if typed is None:
        people = replace(people, applicant=_likely(people.applicant))
    doubts = "|".join(f"{name}:{_number(people, name)}" for name, _ in people.warnings)
    seen = typed.get(_SEEN, "") if typed else ""
    return Intake(
        case_id=case_id,
        people=people,
        papers=_papers(offered, set(post.getlist("materials")) if post else set(), visit.language),
        renewal=read(expiry_questions(offered.law, visit.language), typed, visit.language),
        numbers=_numbers(offered, case_id, visit, typed),
        doubts="" if doubts == seen else doubts,
        seen=doubts,
    )


def _likely(applicant: Reading) -> Reading:
    """Return the fields of a form that was just opened with what most applicants at a window would say."""
    fields = (replace(one, value=_LIKELY.get(one.id, one.value)) for one in applicant.fields)
    return replace(applicant, fields=tuple(fields))


def _typed(post: QueryDict) -> dict[str, str]:
    """Return what was sent; whoever typed anything about an agent means that there is one."""
    sent = {name: str(post.get(name, "")) for name in post}
    agent = any(sent.get(name, "").strip() for name in _OF_AGENTS)
    return {**sent, "has-agent": "yes" if agent else ""}


def _number(people: PartiesRead, name: str) -> str:
    reading = people.applicant if name.startswith("applicant") else people.agent
    return reading.values.get(name, "")


def _case_id(visit: Visit) -> UUID:
    try:
        return UUID(visit.request.POST.get("case", ""))
    except ValueError:
        return new_id(visit.now)


def _papers(offered: OfferedItem, here: set[str], language: str) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            code=one.code,
            name=in_language(one.words, language, one.code),
            required=one.required and one.source != "register",
            copies=one.copies,
            here=one.code in here,
        )
        for one in offered.law.procedure.materials
    )


def _numbers(offered: OfferedItem, case_id: UUID, visit: Visit, typed: dict[str, str] | None) -> Reading:
    spot = offered.law.procedure.on_the_spot
    base = f"{offered.row.office_code}-{visit.today:%Y%m%d}-{case_id.hex[-6:].upper()}"
    first = {"receipt": f"{base}-S", "result": f"{base}-J", "proof": f"{base}-H"} if spot else {"receipt": f"{base}-S"}
    asked = [_question(name, value, visit.language) for name, value in first.items()]
    if spot:
        asked.append(_date_question(visit.language))
    reading = read((*asked, _note_question(visit.language)), typed, visit.language)
    if typed is not None:
        return reading
    return replace(reading, fields=tuple(replace(one, value=first.get(one.id, "")) for one in reading.fields))


def _question(name: str, value: str, language: str) -> Question:
    field = Field(id=name, label=say(f"desk.hall.{name}", language), value=value, required=True, looks="input--code")
    return Question(field=field, most=_NUMBER_LENGTH)


def _date_question(language: str) -> Question:
    label, hint = say("desk.hall.valid_until", language), say("desk.hall.valid_until_hint", language)
    wrong = say("party.error.date", language, label=label)
    field = Field(id="valid-until", label=label, hint=hint, kind="date", looks="input--short")
    return Question(field=field, check=lambda value: "" if is_date(value) else wrong)


def _note_question(language: str) -> Question:
    field = Field(id="note", label=say("desk.hall.note", language), kind="area")
    return Question(field=field, most=_NOTE_LENGTH)
