"""What is asked to enter a notice, a closure, or that an entry is taken back; nothing typed is lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from banjie.core.calendar.override import MOST_DAYS, Override, reason_of
from banjie.faces.desk.entering import Visit
from banjie.faces.shared.forms import Field, Question, Reading, is_date, printable, read
from banjie.faces.shared.words import say
from banjie.services.calendar.nodes_settable import SettableNode

_LONGEST, _PASTED = 200, 300_000
_READ_AT_MOST = (1 << 20) + 1  # one more than a notice may have, so that a larger one is told so
_ONE_DAY = timedelta(days=1)
OTHER_LANGUAGES = ("closure-reason-hant", "closure-reason-en")


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A notice as it was uploaded or pasted."""

    reading: Reading
    data: bytes

    @property
    def path(self) -> str:
        """The office it is entered for."""
        return self.reading.values["notice-office"]


def notice_form(visit: Visit, nodes: Sequence[SettableNode], post: QueryDict | None = None) -> Notice:
    """Return the form as it was typed, or as it is opened; a file that was chosen stands in the text field after."""
    file = visit.request.FILES.get("notice-file") if post is not None else None
    data = file.read(_READ_AT_MOST) if isinstance(file, UploadedFile) else b""
    typed = None if post is None else _typed(post)
    language = visit.language
    fields = (
        Field(
            id="notice-text", label=_say("text", language), hint=_say("text_hint", language), kind="area", required=True
        ),
        Field(id="notice-number", label=_say("number", language), hint=_say("number_hint", language)),
        Field(id="notice-source", label=_say("source", language), hint=_say("source_hint", language)),
        _office("notice-office", nodes, language),
    )
    most = {"notice-text": _PASTED}
    reading = read([Question(field=one, most=most.get(one.id, _LONGEST)) for one in fields], typed, visit.language)
    if data:  # the text is that of the file: the reader of notices says what is wrong with it
        text = printable(_shown(data))
        shown = (replace(one, value=text, error="") if one.id == "notice-text" else one for one in reading.fields)
        reading = replace(reading, fields=tuple(shown))
    return Notice(reading=reading, data=data or reading.values.get("notice-text", "").encode())


def closure_form(visit: Visit, nodes: Sequence[SettableNode], post: QueryDict | None = None) -> Reading:
    """Return the form of days closed or worked by order, as it was typed or as it is opened."""
    language = visit.language
    kinds = tuple((kind, say(f"calendar.form.{kind}", language), "") for kind in ("closed", "ordered"))
    fields = (
        Field(id="closure-kind", label=_say("kind", language), kind="choices", choices=kinds, required=True),
        _date("closure-first", "first", language, required=True),
        _date("closure-last", "last", language),
        Field(id="closure-reason", label=_say("reason", language), hint=_say("reason_hint", language), required=True),
        Field(id="closure-reason-hant", label=_say("reason_hant", language)),
        Field(id="closure-reason-en", label=_say("reason_en", language)),
        replace(_office("closure-office", nodes, language), value=visit.officer.scope),
    )
    questions = [Question(field=one, most=_LONGEST, check=_check(one, language)) for one in fields]
    reading = read(questions, None if post is None else _typed(post), language)
    return reading if post is None else _in_order(reading, language)


def override_in(values: Mapping[str, str]) -> Override:
    """Return what the form says; raise `OverrideWrong` where it is no order."""
    first = date.fromisoformat(values["closure-first"])
    last = date.fromisoformat(values["closure-last"] or values["closure-first"])
    days = min((last - first).days, MOST_DAYS) + 1  # one more than an order may name is refused as too many
    more = {"zh-Hant": values["closure-reason-hant"], "en": values["closure-reason-en"]}
    return Override(
        dates=tuple(first + step * _ONE_DAY for step in range(days)),
        works=values["closure-kind"] == "ordered",
        reason=reason_of(values["closure-reason"], more),
    )


def reason_form(visit: Visit, post: QueryDict | None = None) -> Reading:
    """Return the form that asks why an entry is taken back."""
    field = Field(id="reason", label=_say("why_gone", visit.language), kind="area", required=True)
    return read([Question(field=field, most=_LONGEST)], None if post is None else _typed(post), visit.language)


def _office(name: str, nodes: Sequence[SettableNode], language: str) -> Field:
    choices = tuple((node.path, node.name or say("calendar.all_offices", language), "") for node in nodes)
    hint = say("calendar.form.office_hint", language)
    return Field(
        id=name, label=say("calendar.form.office", language), hint=hint, kind="select", choices=choices, required=True
    )


def _date(name: str, word: str, language: str, *, required: bool = False) -> Field:
    hint = say("calendar.form.last_hint", language) if word == "last" else ""
    return Field(id=name, label=_say(word, language), hint=hint, kind="date", looks="input--short", required=required)


def _check(field: Field, language: str) -> Callable[[str], str] | None:
    if field.kind != "date":
        return None
    return lambda value: "" if is_date(value) else say("party.error.date", language, label=field.label)


def _in_order(reading: Reading, language: str) -> Reading:
    """Say so where the last day lies before the first."""
    first, last = (reading.values[name] for name in ("closure-first", "closure-last"))
    if not (is_date(first) and is_date(last)) or date.fromisoformat(first) <= date.fromisoformat(last):
        return reading
    error = say("calendar.form.reversed", language)
    fields = (replace(one, error=error) if one.id == "closure-last" else one for one in reading.fields)
    return replace(reading, fields=tuple(fields))


def _say(key: str, language: str) -> str:
    return say(f"calendar.form.{key}", language)


def _typed(post: QueryDict) -> dict[str, str]:
    return {name: str(post.get(name, "")) for name in post}


def _shown(data: bytes) -> str:
    """Return a file as text for the form; what is no text is shown as far as it can be."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)[:_PASTED]
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")[:_PASTED]
