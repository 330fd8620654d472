"""What a form is about: the case, the officer, the day; and what its fields offer and begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from banjie.core.case.state import Phase
from banjie.core.procedure.clock_rule import ClockRule, Extension
from banjie.core.procedure.procedure import Milestone
from banjie.faces.desk.deeds.abouts import about_word, open_abouts
from banjie.faces.desk.deeds.fields import DeedForm, Field
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.law_words import article, ground_word, in_language, label
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView
from banjie.services.office.colleagues import colleagues
from banjie.services.office.entering import Officer

Choice = tuple[str, str, str]  # value, text, note


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A form in the making. `about` is the step, clock or milestone it is about, empty for deeds that know none."""

    view: CaseView
    form: DeedForm
    officer: Officer
    today: date
    language: str
    about: str = ""

    @property
    def step(self) -> str:
        """The step it is about, empty for others."""
        return self.about if self.form.about == "step" else ""

    @property
    def clock(self) -> ClockRule | None:
        """The clock it is about, None for others."""
        return self.view.law.procedure.clock(self.about) if self.form.about == "clock" and self.about else None

    @property
    def milestone(self) -> Milestone | None:
        """The milestone it is about, None for others."""
        return self.view.law.procedure.milestone(self.about) if self.form.about == "milestone" else None

    @property
    def extension(self) -> Extension | None:
        """How the clock may be extended."""
        return self.clock.extension if self.clock else None

    @property
    def earliest(self) -> date:
        """The furthest day back that the deed may bear."""
        rule = self.view.law.procedure.rule(self.form.kind)
        return self.today - timedelta(days=rule.backdate_days if rule else 0)

    @property
    def article(self) -> str:
        """The article the deed stands on."""
        rule = self.view.law.procedure.rule(self.form.kind)
        restart = self.clock.restart if self.clock and self.form.kind == "restart" else None
        own = self.milestone or restart or (self.extension if self.form.kind == "extend" else None) or rule
        return article(own.citation if own else None, self.language)

    @property
    def signers(self) -> int:
        """How many must sign."""
        rule = self.view.law.procedure.rule(self.form.kind)
        step = self.view.law.net.step(self.step).signers if self.step else 1
        return max(step, rule.signers if rule else 1)


def asked_fields(subject: Subject) -> tuple[Field, ...]:
    """Return the fields this case asks for: no branch where none leaves the step, no second signer where one signs, no
    planned date where the milestone announces nothing.
    """
    left_out = set()
    if subject.milestone and not subject.milestone.planned:
        left_out.add("planned_date")
    if subject.form.kind == "complete_step":
        if not subject.view.law.net.choices(subject.step):
            left_out.add("choice")
        if subject.signers < 2:
            left_out.add("beside")
    return tuple(field for field in subject.form.fields if field.name not in left_out)


def choices(subject: Subject, field: Field) -> tuple[Choice, ...]:
    """Return what a field offers."""
    found = _CHOICES.get(field.name)
    return found(subject) if found and field.takes_choices else ()


def first_value(subject: Subject, field: Field) -> object:
    """Return what a field begins with."""
    found = _FIRST.get(field.name)
    return found(subject) if found else ""


def hint(subject: Subject, field: Field) -> str:
    """Return what is said under a field's label, empty where there is nothing to say."""
    if field.name == "happened_date":
        earliest = date_full(subject.earliest, subject.language)
        key = "only_today" if subject.earliest == subject.today else "earliest"
        return say(f"desk.field.happened_date.{key}", subject.language, earliest=earliest)
    if field.name == "days" and subject.extension and subject.clock:
        most = amount(subject.clock.limit.unit, subject.extension.days, subject.language)
        return say("desk.field.days.hint", subject.language, most=most, times=subject.extension.times)
    if field.name in _HINTED:
        return say(f"desk.field.{field.name}.hint", subject.language, count=subject.signers)
    return ""


_HINTED = frozenset({
    "materials", "notified_days", "valid_until", "proof", "right_agency", "basis_law", "basis_article", "beside",
    "reasons", "planned_date", "approver", "service_proof", "correction_reasons", "items",
})  # fmt: skip


def _materials(subject: Subject) -> tuple[Choice, ...]:
    view, language = subject.view, subject.language
    return tuple(
        (
            paper.code,
            in_language(paper.words, language, paper.code),
            say(f"desk.material.{_having(view, paper.code, required=paper.required)}", language),
        )
        for paper in view.law.procedure.materials
    )


def _having(view: CaseView, code: str, *, required: bool) -> str:
    if code in view.state.materials:
        return "here"
    return "missing" if required else "optional"


def _first_materials(subject: Subject) -> tuple[str, ...]:
    state = subject.view.state
    return state.requested if state.phase is Phase.WITH_APPLICANT else subject.view.missing


def _abouts(subject: Subject) -> tuple[Choice, ...]:
    """Return the one thing the form is about; a form that is about nothing that is known offers what is open."""
    kind = subject.form.kind
    shown = (subject.about,) if subject.about else open_abouts(subject.view, kind)
    return tuple((one, about_word(subject.view, kind, one, subject.language), "") for one in shown)


def _approvers(subject: Subject) -> tuple[Choice, ...]:
    if subject.extension is None:
        return ()
    code = subject.extension.approver
    return ((code, label(subject.view.law.procedure, f"approver.{code}", subject.language), subject.article),)


def _branches(subject: Subject) -> tuple[Choice, ...]:
    law, step = subject.view.law, subject.step
    return tuple(
        (one, label(law.procedure, f"choice.{step}.{one}", subject.language), "") for one in law.net.choices(step)
    )


def _beside(subject: Subject) -> tuple[Choice, ...]:
    found = (one for one in colleagues(subject.officer.scope, subject.today) if one.person != subject.officer.person)
    nobody = ("", say("desk.field.beside.nobody", subject.language), "")
    return (nobody, *((one.person, f"{one.name}　{one.post}", "") for one in found))


def _grounds(subject: Subject) -> tuple[Choice, ...]:
    procedure, language = subject.view.law.procedure, subject.language
    if subject.form.kind == "stop":
        return tuple(
            (one.code, in_language(one.words, language, one.code), article(one.citation, language))
            for one in procedure.stop_grounds
        )
    if subject.form.kind == "restart":
        grounds = subject.clock.restart.grounds if subject.clock and subject.clock.restart else ()
        return tuple((code, ground_word(procedure, code, language), "") for code in grounds)
    return tuple((code, ground_word(procedure, code, language), "") for code in procedure.acceptance_grounds)


def _ways(subject: Subject) -> tuple[Choice, ...]:
    procedure = subject.view.law.procedure
    return tuple((way, label(procedure, f"delivery.{way}", subject.language), "") for way in procedure.delivery_ways)


_CHOICES: dict[str, Callable[[Subject], tuple[Choice, ...]]] = {
    "materials": _materials,
    "step": _abouts,
    "clock": _abouts,
    "milestone": _abouts,
    "approver": _approvers,
    "choice": _branches,
    "beside": _beside,
    "ground": _grounds,
    "how": _ways,
}
_FIRST: dict[str, Callable[[Subject], object]] = {
    "happened_date": lambda subject: subject.today,
    "materials": _first_materials,
    "step": lambda subject: subject.about,
    "clock": lambda subject: subject.about,
    "milestone": lambda subject: subject.about,
    "days": lambda subject: subject.extension.days if subject.extension else "",
    "notice": lambda subject: "" if subject.milestone else f"{subject.view.number}-N{subject.view.version + 1}",
    "receipt": lambda subject: f"{subject.view.number}-S",
    "result_number": lambda subject: f"{subject.view.number}-J",
    "remedy_body": lambda subject: subject.view.law.procedure.remedy.body,
    "remedy_days": lambda subject: subject.view.law.procedure.remedy.days,
    "court": lambda subject: subject.view.law.procedure.remedy.court,
    "court_months": lambda subject: subject.view.law.procedure.remedy.months,
}
