"""The form of an application as it was typed: people, fields, papers; what is wrong, and what it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from banjie.core.case.law import Law
from banjie.core.procedure.procedure import Material, Procedure
from banjie.faces.portal.entering import Visit
from banjie.faces.portal.uploads import Uploaded, read_uploads
from banjie.faces.shared.expiry_form import expiry_of, expiry_questions
from banjie.faces.shared.forms import Reading, form_questions, read
from banjie.faces.shared.law_words import material_word
from banjie.faces.shared.party_forms import PartiesRead, own_fields, read_parties
from banjie.services.cases.deed import Content, new_id
from banjie.services.cases.opening import Application

_SALT = "banjie.application"


class FormForged(ValueError):
    """The form was not one of ours, or was for another item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ApplicationForm:
    """What was typed and chosen. `case_id` was made when the form was opened: handing it in twice is once."""

    case_id: UUID
    token: str
    parties: PartiesRead
    reading: Reading
    uploads: tuple[Uploaded, ...]
    later: bool
    errors: tuple[tuple[str, str], ...]

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """The doubts that do not block."""
        return self.parties.warnings

    def application(self, procedure: Procedure) -> Application:
        """Return what is handed in; only where nothing is wrong."""
        answers = [
            Content(name=field.id, body=self.reading.values[f"f-{field.id}"])
            for field in own_fields(procedure)
            if self.reading.values.get(f"f-{field.id}")
        ]
        files = [one.content for one in self.uploads if one.content is not None]
        handed = tuple(
            paper.code
            for paper in procedure.materials
            if paper.source == "form" or any(one.material == paper.code and one.content for one in self.uploads)
        )
        return Application(
            case_id=self.case_id,
            channel="web",
            materials=handed,
            parties=self.parties.parties,
            contents=(*answers, *files),
            expiry_date=expiry_of(self.reading.values),
        )


def new_form(visit: Visit, item: str, law: Law) -> ApplicationForm:
    """Return an empty form for the item, with the id of the case it will become."""
    case_id = new_id(visit.now)
    token = signing.dumps({"case": str(case_id), "item": item}, salt=_SALT)
    return _form(visit, law, None, case_id=case_id, token=token, uploads=())


def typed_form(visit: Visit, item: str, law: Law, typed: QueryDict, files: MultiValueDict[str, Any]) -> ApplicationForm:
    """Return the form as it was typed; raise `FormForged` where its token is not ours."""
    token = typed.get("case", "")
    case_id = _case_of(token, item)
    uploads = read_uploads(visit, law.procedure.materials, case_id, typed, files)
    return _form(visit, law, typed, case_id=case_id, token=token, uploads=uploads)


def asked_for(procedure: Procedure) -> tuple[Material, ...]:
    """Return the papers the applicant uploads: not those of a register, not the form itself."""
    return tuple(paper for paper in procedure.materials if paper.source not in ("register", "form"))


def _form(
    visit: Visit,
    law: Law,
    typed: Mapping[str, str] | None,
    *,
    case_id: UUID,
    token: str,
    uploads: tuple[Uploaded, ...],
) -> ApplicationForm:
    parties = read_parties(typed, visit.language, visit.today)
    procedure, language = law.procedure, visit.language
    own = form_questions(own_fields(procedure), procedure, language)
    reading = read((*own, *expiry_questions(law, language)), typed, language)
    later = typed is not None and bool(typed.get("later"))
    missing = () if typed is None or later else _missing(visit, procedure, uploads)
    wrong_files = tuple((f"file-{one.material}", one.error) for one in uploads if one.error)
    return ApplicationForm(
        case_id=case_id,
        token=token,
        parties=parties,
        reading=reading,
        uploads=uploads,
        later=later,
        errors=(*parties.errors, *reading.errors, *wrong_files, *missing),
    )


def _missing(visit: Visit, procedure: Procedure, uploads: tuple[Uploaded, ...]) -> tuple[tuple[str, str], ...]:
    there = {one.material for one in uploads}
    return tuple(
        (
            f"file-{paper.code}",
            visit.say("apply.missing", material=material_word(procedure, paper.code, visit.language)),
        )
        for paper in asked_for(procedure)
        if paper.required and paper.code not in there
    )


def _case_of(token: str, item: str) -> UUID:
    try:
        told = signing.loads(token, salt=_SALT)
        if told["item"] == item:
            return UUID(told["case"])
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise FormForged("this form was not opened here") from error
    raise FormForged("this form was opened for another item")
