"""What a form asks: fields, and the form of one kind of deed."""

from dataclasses import dataclass
from enum import StrEnum

from banjie.core.act.act import Act

LONG_TEXT = 4000


class FieldKind(StrEnum):
    """How a field is shown and read."""

    TEXT = "text"
    AREA = "area"
    NUMBER = "number"  # a whole number of days or months
    DATE = "date"
    SELECT = "select"
    CHOICES = "choices"
    TICKS = "ticks"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field; its words are `desk.field.<name>`, of an act attribute of the same name.

    A field with `apart` is a text kept beside the log and not an attribute; `longest` counts characters. Clocks are
    counted from a date that is `counted`.
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    longest: int = 100
    apart: bool = False
    counted: bool = False

    @property
    def takes_choices(self) -> bool:
        """Whether the answer is one of a list."""
        return self.kind in (FieldKind.SELECT, FieldKind.CHOICES, FieldKind.TICKS)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedForm:
    """The form of one kind of act. A `grave` deed ends a case against the applicant or takes something back.

    `about` names the field that says what the deed is about (a step, a clock, a milestone): each has a form of its own.
    A deed that moves dates is done only after its form has told which (`foretold`).
    """

    act: type[Act]
    fields: tuple[Field, ...] = ()
    grave: bool = False
    about: str = ""
    foretold: bool = False

    @property
    def kind(self) -> str:
        """The word of the act."""
        return self.act.kind


def text_apart(name: str, *, required: bool = False) -> Field:
    """Return a field for a text that is kept beside the log."""
    return Field(name=name, kind=FieldKind.AREA, required=required, longest=LONG_TEXT, apart=True)


HAPPENED = Field(name="happened_date", kind=FieldKind.DATE)
