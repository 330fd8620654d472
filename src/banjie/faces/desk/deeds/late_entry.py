"""Taking back what the law supplied: a notice dated in time but typed late takes its place, on proof of service.

Nothing is hidden: the act of the law stays in the record, and supervision always finds that it was taken back.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from banjie.core.act.act import Act
from banjie.core.act.refusal import Refusal
from banjie.core.case.fold import OVERRULE
from banjie.core.values.finding import Finding
from banjie.faces.desk.case_values import case_values
from banjie.faces.desk.deeds.abouts import about_word
from banjie.faces.desk.deeds.doing import Ask, ready
from banjie.faces.desk.deeds.fields import HAPPENED, Field, text_apart
from banjie.faces.desk.deeds.page import Told, answer, attempt, first_values, refused, rights, shown_fields
from banjie.faces.desk.deeds.reading import Typed, typed
from banjie.faces.desk.deeds.subject import Subject, asked_fields
from banjie.faces.desk.deeds.table import FORMS, attributes
from banjie.faces.desk.entering import Visit
from banjie.faces.shared.finding_words import finding_words
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.law_words import article, citation_of, label
from banjie.faces.shared.words import say
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.asked import Done
from banjie.services.cases.case_view import EventLine
from banjie.services.cases.deed import new_id

_PROOF = Field(name="service_proof")
_REASONS = text_apart("correction_reasons", required=True)
_OWN = (_PROOF, _REASONS)


@dataclass(frozen=True, kw_only=True, slots=True)
class LateEntry:
    """The correction in the making: `subject` is the form of the act that was done in time, `line` what the law did."""

    subject: Subject
    line: EventLine

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is asked of the act itself; who signed beside is not asked again."""
        kept = {"beside", self.subject.form.about}
        return (*(one for one in asked_fields(self.subject) if one.name not in kept), HAPPENED)

    @property
    def fell(self) -> date:
        """The day on which silence had its effect: the act must be earlier."""
        return self.line.act.happened_date or self.line.happened_date

    def do(self, read: Typed, ask: Ask) -> Done | Refusal:
        """Do it. Raises what the service raises."""
        own = {_PROOF.name, _REASONS.name}
        brought = ready(self.subject, Typed(raw={}, facts={k: v for k, v in read.facts.items() if k not in own}))
        named = {self.subject.form.about: self.subject.about} if self.subject.form.about else {}
        fresh: Act = self.subject.form.act(**named, **attributes(self.subject.form, brought.facts))  # type: ignore[arg-type]  # read by the fields of its form
        return act_correct(
            self.subject.view.id,
            ask(),
            target=self.line.seq,
            replacement=fresh,
            reasons=str(read.facts[_REASONS.name]),
            proof=str(read.facts[_PROOF.name]),
            contents=brought.contents,
        )


def late_entry(visit: Visit, subject: Subject, line: EventLine) -> HttpResponse:
    """Show what may take the place of the law's act, the form of what was chosen, or do it."""
    sent = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    entry = sent.get("entry", "")
    if entry not in entries(subject, line):
        return _choose(visit, subject, line)
    kind, _, about = entry.partition(".")
    found = LateEntry(subject=replace(subject, form=FORMS[kind], about=about), line=line)
    if visit.request.method != "POST":
        return _show(visit, found, _first(found), _rights(visit, subject))
    read = typed(visit.request.POST, (*found.fields, *_OWN), found.subject)
    if read.errors:
        return _show(visit, found, read, Told(status=422))
    told = attempt(visit, subject, lambda ask: found.do(read, ask))
    return answer(subject) if told is None else _show(visit, found, read, told)


def entries(subject: Subject, line: EventLine) -> tuple[str, ...]:
    """Return what may take its place: every act that would have ended the clock, `<kind>` or `<kind>.<about>`."""
    procedure = subject.view.law.procedure
    ends = procedure.clock(line.act.silence).ends
    kinds = [kind for kind, form in FORMS.items() if not form.about and form.act.done in ends]
    steps = [end.replace("step_completed.", "complete_step.") for end in ends if end.startswith("step_completed.")]
    return (*kinds, *steps, *(f"reach.{end}" for end in ends if procedure.milestone(end)))


def _rights(visit: Visit, subject: Subject) -> Told:
    told = rights(visit, subject)
    item = subject.view.state.item
    if told.status != 200 or visit.officer.may(OVERRULE, item):
        return told
    lacking = Refusal(code="no_authority", missing=f"{OVERRULE} × {item}", params={"asked": OVERRULE})
    return refused(visit, subject, lacking)


def _first(found: LateEntry) -> Typed:
    raw = first_values(found.subject, found.fields).raw
    return Typed(raw={**raw, HAPPENED.name: "", _PROOF.name: "", _REASONS.name: ""})


def _choose(visit: Visit, subject: Subject, line: EventLine) -> HttpResponse:
    here = reverse("desk:correct", kwargs={"case_id": subject.view.id})
    offered = [(f"{here}?target={line.seq}&entry={entry}", _name(subject, entry)) for entry in entries(subject, line)]
    told = _rights(visit, subject)
    return visit.show(
        "late_entry", case_values(visit, subject.view), status=told.status, told=told, may=told.status != 403,
        offered=offered, **_about(subject, line),
    )  # fmt: skip


def _name(subject: Subject, entry: str) -> str:
    kind, _, about = entry.partition(".")
    if about:
        return about_word(subject.view, kind, about, subject.language)
    return say(f"desk.offer.{kind}", subject.language, about="")


def _about(subject: Subject, line: EventLine) -> dict[str, object]:
    """Return what both pages say of the act that the law supplied."""
    law, language = subject.view.law.procedure, subject.language
    finding = Finding(code="silence_overruled", params={"act": str(line.seq)})
    return {
        "target": line.seq,
        "clock": label(law, f"clock.{line.act.silence}", language),
        "law": article(citation_of(law, line.act), language),
        "fell": line.act.happened_date or line.happened_date,
        "finding": finding_words(finding, law, language).text,
    }


def _show(visit: Visit, found: LateEntry, read: Typed, told: Told) -> HttpResponse:
    if told.view:
        found = replace(found, subject=replace(found.subject, view=told.view))
    subject = found.subject
    fields = shown_fields(subject, (*found.fields, *_OWN), read)
    before = say("desk.late_entry.before", visit.language, date=date_long(found.fell, visit.language))
    kind = subject.form.kind
    return visit.show(
        "late_entry",
        case_values(visit, subject.view),
        status=told.status,
        told=told,
        may=told.status != 403,
        entry=f"{kind}.{subject.about}" if subject.about else kind,
        title=_name(subject, f"{kind}.{subject.about}" if subject.about else kind),
        fields=[one | {"hint": before} if one["name"] == HAPPENED.name else one for one in fields],
        errors=list(read.errors.items()),
        key=visit.request.POST.get("key") or str(new_id(visit.now)),
        **_about(subject, found.line),
    )
