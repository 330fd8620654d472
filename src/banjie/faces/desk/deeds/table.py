"""All forms of the desk: which fields each kind of deed asks for, in the order an officer thinks of them."""

import re
import unicodedata

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Deliver,
    Extend,
    Grant,
    Issue,
    Reach,
    Refer,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Restart,
    Resume,
    StartStep,
    Stop,
    Submit,
    Supplement,
    Withdraw,
)
from banjie.core.values.citation import Citation
from banjie.faces.desk.deeds.fields import LONG_TEXT, DeedForm, Field, FieldKind, text_apart

_STEP = Field(name="step", kind=FieldKind.SELECT)
_NOTICE = Field(name="notice")
_CLOCK = Field(name="clock", kind=FieldKind.SELECT)
_MATERIALS = Field(name="materials", kind=FieldKind.TICKS)

_ALL = (
    DeedForm(act=Accept, fields=(Field(name="receipt"),)),
    DeedForm(act=RequestSupplement, fields=(_MATERIALS, _NOTICE, text_apart("note"))),
    DeedForm(act=Supplement, fields=(_MATERIALS, text_apart("note"))),
    DeedForm(act=StartStep, fields=(_STEP,), about="step"),
    DeedForm(
        act=CompleteStep,
        about="step",
        fields=(
            _STEP,
            Field(name="choice", kind=FieldKind.CHOICES),
            text_apart("opinion"),
            Field(name="beside", kind=FieldKind.SELECT, required=False),
        ),
    ),
    DeedForm(act=Grant, fields=(Field(name="valid_until", kind=FieldKind.DATE, required=False), text_apart("opinion"))),
    DeedForm(act=Issue, fields=(Field(name="result_number"),)),
    DeedForm(act=Deliver, fields=(Field(name="how", kind=FieldKind.CHOICES), Field(name="proof"))),
    DeedForm(act=Resume, fields=(text_apart("note"),)),
    DeedForm(
        act=Stop,
        fields=(
            Field(name="ground", kind=FieldKind.CHOICES),
            _NOTICE,
            Field(name="notified_days", kind=FieldKind.NUMBER),
            text_apart("note"),
        ),
    ),
    DeedForm(
        act=Extend,
        fields=(
            _CLOCK,
            Field(name="days", kind=FieldKind.NUMBER),
            Field(name="approver", kind=FieldKind.CHOICES),
            text_apart("reasons", required=True),
            _NOTICE,
        ),
        about="clock",
        foretold=True,
    ),
    DeedForm(
        act=Restart,
        fields=(_CLOCK, Field(name="ground", kind=FieldKind.CHOICES), _NOTICE, text_apart("note")),
        about="clock",
        foretold=True,
    ),
    DeedForm(
        act=Reach,
        fields=(
            Field(name="milestone", kind=FieldKind.SELECT),
            Field(name="planned_date", kind=FieldKind.DATE, counted=True),
            Field(name="notice", required=False),
            text_apart("note"),
        ),
        about="milestone",
        foretold=True,
    ),
    DeedForm(
        act=Refer,
        fields=(Field(name="items", kind=FieldKind.AREA, longest=LONG_TEXT), _NOTICE, text_apart("note")),
        foretold=True,
    ),
    DeedForm(act=Withdraw, fields=(text_apart("note"),), grave=True),
    DeedForm(
        act=RefuseAcceptance,
        fields=(
            Field(name="ground", kind=FieldKind.CHOICES),
            Field(name="right_agency", required=False),
            text_apart("reasons", required=True),
            _NOTICE,
        ),
        grave=True,
    ),
    DeedForm(
        act=Refuse,
        fields=(
            Field(name="basis_law"),
            Field(name="basis_article"),
            text_apart("reasons", required=True),
            Field(name="remedy_body"),
            Field(name="remedy_days", kind=FieldKind.NUMBER),
            Field(name="court"),
            Field(name="court_months", kind=FieldKind.NUMBER),
        ),
        grave=True,
    ),
)
FORMS: dict[str, DeedForm] = {form.kind: form for form in _ALL}
SUBMITTED = DeedForm(act=Submit, fields=(_MATERIALS,))
"""How a submission is corrected; it is never a deed of its own."""

Facts = dict[str, object]


def facts_of(act: Act, form: DeedForm) -> Facts:
    """Return what stands in the act, by field."""
    facts = {field.name: getattr(act, field.name) for field in form.fields if hasattr(act, field.name)}
    if isinstance(act, Refuse):
        facts |= {"basis_law": act.basis.law, "basis_article": act.basis.article}
    return facts


def attributes(form: DeedForm, facts: Facts) -> Facts:
    """Return the attributes of the act that these facts make: texts kept apart and signers are left out."""
    own = {name: value for name, value in facts.items() if hasattr_of(form.act, name)}
    if form.act is Refuse:
        own["basis"] = Citation(law=str(facts["basis_law"]), article=str(facts["basis_article"]))
    return own


def hasattr_of(act: type[Act], name: str) -> bool:
    """Say whether acts of this kind have the attribute."""
    return name in act.__dataclass_fields__


def codes_in(text: object) -> tuple[str, ...]:
    """Return the codes of items written one a line, or with commas between, each once.

    Signs without a shape of their own are left out: no code has any, and some would turn our own words around.
    """
    seen = "".join(sign for sign in str(text or "") if unicodedata.category(sign) != "Cf")
    return tuple(dict.fromkeys(code for code in re.split(r"[\s,，、;；]+", seen) if code))
