"""Reading what was typed: fields of the pack's form into values, each wrong one with its message.

Nothing typed is lost: `Field.value` is what was typed, `values` what it means. A doubt about the number of a document
is a warning beside the field and never keeps anyone from going on.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from banjie.core.procedure.form import FormField
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.law_words import label
from banjie.faces.shared.words import say

Choice = tuple[str, str, str]  # value, text, note
_KINDS = {"text": "text", "long_text": "area", "number": "text", "date": "date", "choice": "choices"}
_MODES = {"number": "decimal"}
_LINES = frozenset("\n\r\t")


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field for templates/shared/field_of.html: what it asks, what was typed, and what is wrong with that."""

    id: str
    label: str
    kind: str = "text"
    hint: str = ""
    value: str = ""
    error: str = ""
    warning: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    inputmode: str = ""
    autocomplete: str = ""
    looks: str = ""
    accept: str = ""

    @property
    def name(self) -> str:
        """The name it is sent by."""
        return self.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Fields as they were typed, and their values by id (cleaned; an empty one is the empty text)."""

    fields: tuple[Field, ...]
    values: Mapping[str, str]

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """The pairs (field id, message) for templates/shared/errors.html."""
        return tuple((field.id, field.error) for field in self.fields if field.error)

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """The pairs (field id, message) of doubts that do not block."""
        return tuple((field.id, field.warning) for field in self.fields if field.warning)

    def field(self, name: str) -> Field:
        """Return the field of this id; KeyError names it where there is none."""
        for field in self.fields:
            if field.id == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A field as it is asked: the field without an answer, its greatest length, and a further check of a value."""

    field: Field
    most: int = 200
    check: Callable[[str], str] | None = None


def read(questions: Sequence[Question], typed: Mapping[str, str] | None, language: str) -> Reading:
    """Return the answers to the questions; `typed` None means a form that was just opened: nothing is wrong yet."""
    if typed is None:
        return Reading(fields=tuple(question.field for question in questions), values={})
    answered = [_answered(question, typed.get(question.field.id, ""), language) for question in questions]
    return Reading(fields=tuple(answered), values={field.id: clean(field.value) for field in answered})


def form_questions(
    fields: Sequence[FormField], procedure: Procedure, language: str, *, prefix: str = "f-"
) -> tuple[Question, ...]:
    """Return the fields of a pack's form as questions; ids begin with `prefix`."""
    return tuple(_form_question(field, procedure, language, prefix) for field in fields)


def clean(text: str) -> str:
    """Return the text as it is kept: one form of each character, no blanks around, line ends as one sign."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def keepable(text: str) -> bool:
    """Whether every character of the text can be kept: no control signs, no halves of characters."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in _LINES for sign in text)


def _answered(question: Question, typed: str, language: str) -> Field:
    error = _fault(question, clean(typed) if keepable(typed) else typed, language)
    # A browser shows nothing where a date field holds no date: what was typed must stay visible.
    kind = "text" if error and question.field.kind == "date" else question.field.kind
    return replace(question.field, value=typed if keepable(typed) else printable(typed), error=error, kind=kind)


def printable(text: str) -> str:
    """Return the text without the characters that cannot be kept, for showing it again."""
    return "".join(sign for sign in text if keepable(sign))


def _fault(question: Question, value: str, language: str) -> str:
    field = question.field
    if not keepable(value):
        return _error("characters", language, label=field.label)
    if not value:
        missing = "missing_choice" if field.choices else "missing"
        return _error(missing, language, label=field.label) if field.required else ""
    if len(value) > question.most:
        return _error("too_long", language, label=field.label, most=question.most, count=len(value))
    if field.choices and value not in {choice for choice, _, _ in field.choices}:
        return _error("not_a_choice", language, label=field.label)
    return question.check(value) if question.check else ""


def _form_question(field: FormField, procedure: Procedure, language: str, prefix: str) -> Question:
    name = label(procedure, f"field.{field.id}", language)
    options = ((code, label(procedure, f"field.{field.id}.{code}", language), "") for code in field.options)
    asked = Field(
        id=f"{prefix}{field.id}",
        label=name,
        kind=_KINDS.get(field.type, "text"),
        required=field.required,
        choices=tuple(options),
        inputmode=_MODES.get(field.type, ""),
    )
    return Question(field=asked, most=field.max_length, check=_check_of(field, name, language))


def _check_of(field: FormField, name: str, language: str) -> Callable[[str], str] | None:
    shape = field.pattern if field.pattern in _SHAPES else field.type
    fits = _SHAPES.get(shape)
    if fits is None:
        return None
    return lambda value: "" if fits(value) else _error(shape, language, label=name)


def is_number(text: str) -> bool:
    """Whether the text is a number, thousands marks allowed."""
    try:
        return Decimal(text.replace(",", "").replace("，", "")).is_finite()
    except InvalidOperation:
        return False


def is_date(text: str) -> bool:
    """Whether the text is a day as 2026-10-12."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_phone(text: str) -> bool:
    """Whether the text has 6 to 20 digits, with the signs people write between them."""
    digits = [sign for sign in text if sign not in "+-() （）"]
    return 6 <= len(digits) <= 20 and all(sign.isascii() and sign.isdigit() for sign in digits)


_SHAPES: dict[str, Callable[[str], bool]] = {"number": is_number, "date": is_date, "phone": is_phone}


def _error(key: str, language: str, **values: object) -> str:
    return say(f"party.error.{key}", language, **values)
