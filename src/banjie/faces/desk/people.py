"""The people of a case: masked, unless an officer asked to see them."""

from dataclasses import dataclass

from banjie.faces.desk.case_lines import masked
from banjie.faces.shared.formats import masked_number
from banjie.faces.shared.law_words import label
from banjie.faces.shared.words import say, words
from banjie.services.cases.case_view import CaseView

_NOT_ANSWERS = frozenset({"note", "reasons", "opinion"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRow:
    """A party as it is shown."""

    role: str
    name: str
    id_kind: str
    id_number: str
    phone: str
    authority: str


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """The parties of a case and, where they are shown unmasked, what was answered in the form."""

    rows: tuple[PersonRow, ...]
    answers: tuple[tuple[str, str], ...] = ()


def people(view: CaseView, language: str, *, unmasked: bool) -> People:
    """Return the people of the case."""
    rows = tuple(
        PersonRow(
            role=say(f"party.role.{one.role}", language),
            name=one.name if unmasked else masked(one.name, one.kind),
            id_kind=_id_kind(one.id_kind, language),
            id_number=one.id_number if unmasked else masked_number(one.id_number),
            phone=one.phone if unmasked else masked_number(one.phone),
            authority=one.authority_note,
        )
        for one in view.parties
    )
    return People(rows=rows, answers=_answers(view, language) if unmasked else ())


def _answers(view: CaseView, language: str) -> tuple[tuple[str, str], ...]:
    first = view.events[0].texts if view.events else {}
    return tuple(
        (label(view.law.procedure, f"field.{name}", language), text)
        for name, text in first.items()
        if name not in _NOT_ANSWERS
    )


def _id_kind(kind: str, language: str) -> str:
    key = f"party.id_kind.{kind}"
    return say(key, language) if key in words().texts[language] else kind
