"""Correcting the record: choose what was wrong, say what is right or that it never was, and why. Nothing is hidden."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from banjie.core.act.act import Act, Correct, Refer, Submit
from banjie.core.act.refusal import Refusal
from banjie.faces.desk.case_values import case_values, unknown_case
from banjie.faces.desk.deeds.doing import Ask
from banjie.faces.desk.deeds.fields import HAPPENED, DeedForm, Field, FieldKind, text_apart
from banjie.faces.desk.deeds.late_entry import late_entry
from banjie.faces.desk.deeds.page import Told, answer, attempt, rights, shown_fields
from banjie.faces.desk.deeds.reading import Typed, typed
from banjie.faces.desk.deeds.subject import Subject, asked_fields
from banjie.faces.desk.deeds.table import FORMS, SUBMITTED, attributes, facts_of
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.words import say
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.asked import CaseUnknown, Done
from banjie.services.cases.case_view import CaseView, EventLine, case_view
from banjie.services.cases.deed import new_id

CORRECTION = DeedForm(act=Correct, grave=False)
_REASONS = text_apart("reasons", required=True)
_MODE = Field(name="mode", kind=FieldKind.CHOICES)
_WAYS = ("replace", "void")


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A correction in the making: the form of the corrected act, and the record it is about."""

    subject: Subject
    line: EventLine
    voided: bool

    @property
    def act(self) -> Act:
        """What counts now: the act, or its last correction; a voided act can be put back as it was."""
        return self.line.standing or self.line.act

    @property
    def fields(self) -> tuple[Field, ...]:
        """The facts that can be put right; texts kept apart and signatures stay as they were given."""
        own = asked_fields(self.subject)
        kept = {"beside", self.subject.form.about}
        return (*(one for one in own if not one.apart and one.name not in kept), HAPPENED)

    def do(self, read: Typed, ask: Ask) -> Done | Refusal:
        """Do it. Raises what the service raises."""
        facts = {**facts_of(self.act, self.subject.form), **read.facts}
        target, reasons = self.line.seq, str(read.facts["reasons"])
        fresh = None if self.voided else replace(self.act, **attributes(self.subject.form, facts))  # type: ignore[arg-type]  # read by the fields of its form
        return act_correct(self.subject.view.id, ask(), target=target, replacement=fresh, reasons=reasons)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def correct(visit: Visit, case_id: UUID) -> HttpResponse:
    """Show the records to choose from, then the form of the chosen one, or correct it."""
    try:
        view = case_view(case_id)
    except CaseUnknown:
        return unknown_case(visit)
    subject = Subject(view=view, form=CORRECTION, officer=visit.officer, today=visit.today, language=visit.language)
    line = _line(visit, subject)
    if line is None:
        return _choose(visit, subject)
    if line.act.silence:
        return late_entry(visit, subject, line)
    found = _correction(visit, subject, line)
    if visit.request.method != "POST":
        return _show(visit, found, _first(found), rights(visit, subject))
    return _try(visit, subject, found)


def _try(visit: Visit, subject: Subject, found: Correction) -> HttpResponse:
    read = typed(visit.request.POST, (_REASONS, *(() if found.voided else found.fields)), found.subject)
    read.errors.update(_mode_error(visit))
    if read.errors:
        return _show(visit, found, read, Told(status=422))
    told = attempt(visit, subject, lambda ask: found.do(read, ask))
    if told is None:
        return answer(subject)
    if told.view:
        found = replace(found, subject=replace(found.subject, view=told.view))
    return _show(visit, found, read, told)


def _line(visit: Visit, subject: Subject) -> EventLine | None:
    sent = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    wanted = sent.get("target", "")
    return next((one for one in correctable(subject.view) if str(one.seq) == wanted), None)


def _correction(visit: Visit, subject: Subject, line: EventLine) -> Correction:
    sent = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    form = SUBMITTED if isinstance(line.act, Submit) else FORMS[line.act.kind]
    about = str(getattr(line.act, form.about)) if form.about else ""
    return Correction(subject=replace(subject, form=form, about=about), line=line, voided=sent.get("mode") == "void")


def correctable(view: CaseView) -> tuple[EventLine, ...]:
    """Return the records that can be corrected; a correction is corrected by correcting its target again, and to whom
    a matter was referred stands.
    """
    return tuple(line for line in view.events if not isinstance(line.act, Correct | Refer))


def _mode_error(visit: Visit) -> dict[str, str]:
    if visit.request.POST.get("mode") in _WAYS:
        return {}
    label = say("desk.field.mode.label", visit.language)
    return {"mode": say("party.error.missing_choice", visit.language, label=label)}


def _first(found: Correction) -> Typed:
    facts = facts_of(found.act, found.subject.form)
    happened = found.act.happened_date or found.line.happened_date
    return Typed(raw={**facts, "happened_date": happened, "mode": "", "reasons": ""})


def _choose(visit: Visit, subject: Subject) -> HttpResponse:
    here = reverse("desk:correct", kwargs={"case_id": subject.view.id})
    seqs = {line.seq for line in correctable(subject.view)}
    return visit.show(
        "correct_choose", case_values(visit, subject.view), here=here, seqs=seqs, told=rights(visit, subject)
    )


def _show(visit: Visit, found: Correction, read: Typed, told: Told) -> HttpResponse:
    mode = visit.request.POST.get("mode", "")
    raw = Typed(raw={**_first(found).raw, **read.raw, "mode": mode}, errors=read.errors)
    ways = tuple((way, say(f"desk.field.mode.{way}", visit.language), "") for way in _WAYS)
    why = say("desk.correct.reasons_hint", visit.language)
    shown_mode = shown_fields(found.subject, (_MODE,), raw)[0] | {"choices": ways}
    return visit.show(
        "correct",
        case_values(visit, found.subject.view),
        status=told.status,
        told=told,
        may=told.status != 403,
        target=found.line.seq,
        title=say("desk.correct.title", visit.language, seq=found.line.seq),
        what=say(f"event.{found.line.kind}", visit.language),
        effect=say("desk.effect.correct", visit.language),
        mode=shown_mode,
        fields=tuple(one | {"hint": ""} for one in shown_fields(found.subject, found.fields, raw)),
        reasons=shown_fields(found.subject, (_REASONS,), raw)[0] | {"hint": why},
        errors=list(read.errors.items()),
        key=visit.request.POST.get("key") or str(new_id(visit.now)),
    )
