"""Reading who applies: the applicant, and the agent where there is one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from banjie.core.procedure.form import FormField
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.credit_code import CodeKind, read_code
from banjie.core.values.identity_card import card_faults
from banjie.faces.shared.forms import Field, Question, Reading, clean, is_phone, printable, read
from banjie.faces.shared.words import say
from banjie.services.cases.deed import Party

KINDS = ("person", "firm")
ID_KINDS = ("resident_id", "credit_code", "passport", "other")
PARTY_FIELDS = frozenset({"applicant_name", "applicant_kind", "id_type", "id_number", "phone", "agent_name"})
"""Fields of a pack's form that ask who applies: they are asked here, once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartiesRead:
    """The people of an application: what was typed about each, and the parties where nothing is wrong."""

    applicant: Reading
    agent: Reading
    has_agent: bool
    parties: tuple[Party, ...]

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """The pairs (field id, message) of both."""
        return self.applicant.errors + (self.agent.errors if self.has_agent else ())

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """The doubts about numbers, which never block."""
        return self.applicant.warnings + (self.agent.warnings if self.has_agent else ())


def own_fields(procedure: Procedure) -> tuple[FormField, ...]:
    """Return the fields of the pack's form that are not asked with the people."""
    return tuple(field for field in procedure.fields if field.id not in PARTY_FIELDS)


def read_parties(typed: Mapping[str, str] | None, language: str, today: date) -> PartiesRead:
    """Return the people; `typed` None means a form that was just opened. Ids are `applicant-name` and so on."""
    has_agent = typed is not None and bool(typed.get("has-agent"))
    applicant = _doubted(read(_applicant_questions(language), typed, language), "applicant", language, today)
    agent = read(_agent_questions(language), typed if has_agent else None, language)
    agent = _doubted(agent, "agent", language, today) if has_agent else _typed_for_nobody(agent, typed or {})
    wrong = typed is None or applicant.errors or (has_agent and agent.errors)
    parties = () if wrong else (_applicant(applicant), *([_agent(agent)] if has_agent else []))
    return PartiesRead(applicant=applicant, agent=agent, has_agent=has_agent, parties=parties)


def _typed_for_nobody(agent: Reading, typed: Mapping[str, str]) -> Reading:
    """Return the fields of an agent there is none of: what was typed stays, and nothing of it can be wrong."""
    return replace(agent, fields=tuple(replace(one, value=printable(typed.get(one.id, ""))) for one in agent.fields))


def document_doubts(id_kind: str, number: str, language: str, today: date) -> str:
    """Return what seems wrong with the number of a document, or an empty text."""
    if id_kind == "resident_id":
        faults = [f"card_{fault}" for fault in card_faults(number, today)]
    elif id_kind == "credit_code":
        code = read_code(number)
        faults = ["code_shape"] if code.kind is not CodeKind.CREDIT else [f"code_{fault}" for fault in code.faults]
    else:
        faults = []
    return say(f"party.warning.{faults[0]}", language) if number and faults else ""


def _applicant_questions(language: str) -> tuple[Question, ...]:
    return (
        _choice("applicant-kind", "kind", KINDS, language),
        _text("applicant-name", "applicant.name", language, most=100, hint=True, autocomplete="name"),
        _choice("applicant-id-kind", "id_kind", ID_KINDS, language),
        _text("applicant-id-number", "applicant.id_number", language, most=30, looks="input--code"),
        _phone("applicant-phone", "applicant.phone", language),
    )


def _agent_questions(language: str) -> tuple[Question, ...]:
    return (
        _text("agent-name", "agent.name", language, most=100),
        _choice("agent-id-kind", "id_kind", ("resident_id", "passport", "other"), language),
        _text("agent-id-number", "agent.id_number", language, most=30, looks="input--code"),
        _phone("agent-phone", "agent.phone", language),
        _text("agent-authority", "agent.authority", language, most=200, hint=True),
    )


def _text(
    name: str, key: str, language: str, *, most: int, hint: bool = False, autocomplete: str = "", looks: str = ""
) -> Question:
    told = say(f"party.{key}_hint", language) if hint else ""
    label = say(f"party.{key}", language)
    field = Field(id=name, label=label, hint=told, required=True, autocomplete=autocomplete, looks=looks)
    return Question(field=field, most=most)


def _phone(name: str, key: str, language: str) -> Question:
    label = say(f"party.{key}", language)
    hint = say("party.applicant.phone_hint", language)
    field = Field(id=name, label=label, hint=hint, kind="tel", required=True, inputmode="tel", autocomplete="tel")
    return Question(
        field=field,
        most=30,
        check=lambda value: "" if is_phone(value) else say("party.error.phone", language, label=label),
    )


def _choice(name: str, key: str, values: tuple[str, ...], language: str) -> Question:
    choices = tuple((value, say(f"party.{key}.{value}", language), "") for value in values)
    label = say(f"party.{key}.label", language)
    return Question(field=Field(id=name, label=label, kind="choices", required=True, choices=choices))


def _doubted(reading: Reading, who: str, language: str, today: date) -> Reading:
    id_kind, number = (reading.values.get(f"{who}-{part}", "") for part in ("id-kind", "id-number"))
    doubt = document_doubts(id_kind, number, language, today)
    fields = [replace(one, warning=doubt) if one.id == f"{who}-id-number" else one for one in reading.fields]
    return replace(reading, fields=tuple(fields))


def _applicant(reading: Reading) -> Party:
    return _party(reading, "applicant", kind=reading.values["applicant-kind"])


def _agent(reading: Reading) -> Party:
    return _party(reading, "agent", kind="person", authority=clean(reading.values["agent-authority"]))


def _party(reading: Reading, role: str, *, kind: str, authority: str = "") -> Party:
    values = reading.values
    return Party(
        role=role,
        kind=kind,
        name=values[f"{role}-name"],
        id_kind=values[f"{role}-id-kind"],
        id_number="".join(values[f"{role}-id-number"].split()).upper(),
        phone=values[f"{role}-phone"],
        authority_note=authority,
    )
