"""The page of one deed: the case at the left, its form at the right; what was typed is never lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from banjie.core.act.refusal import Refusal
from banjie.faces.desk.case_values import case_values, unknown_case
from banjie.faces.desk.deeds.abouts import about_word, known_about, open_abouts
from banjie.faces.desk.deeds.doing import Doing, ready
from banjie.faces.desk.deeds.fields import HAPPENED, Field
from banjie.faces.desk.deeds.foretold import foretold
from banjie.faces.desk.deeds.moved import Moved, moved_since
from banjie.faces.desk.deeds.offers import names_of_who_may
from banjie.faces.desk.deeds.reading import Typed, typed
from banjie.faces.desk.deeds.subject import Subject, asked_fields, choices, first_value, hint
from banjie.faces.desk.deeds.table import FORMS
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.refusals import RefusalWords, refusal_words
from banjie.faces.shared.words import say
from banjie.services.cases.asked import Asked, CaseMoved, CaseUnknown, KeyReused
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.cases.deed import new_id
from banjie.services.cases.number_taken import NumberTaken
from banjie.services.office.entering import NotAnOfficer, Officer

_LONGEST_KEY = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What stands above a form that was not done: a refusal, somebody else's act (with the case as it stands now), or
    one sentence.
    """

    refusal: RefusalWords | None = None
    who: str = ""
    moved: Moved | None = None
    view: CaseView | None = None
    sentence: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def deed(visit: Visit, case_id: UUID, act: str) -> HttpResponse:
    """Show the form of the deed `act` in the case, or do it."""
    subject = _subject(visit, case_id, act)
    if subject is None:
        return unknown_case(visit)
    fields = (*asked_fields(subject), HAPPENED)
    if visit.request.method != "POST":
        return show(visit, subject, fields, first_values(subject, fields), rights(visit, subject))
    read = typed(visit.request.POST, fields, subject)
    if read.errors:
        return show(visit, subject, fields, read, Told(status=422))
    if _unseen(visit, subject, read):
        return show(visit, subject, fields, read, Told(sentence=say("desk.deed.look", visit.language)))
    told = attempt(visit, subject, ready(subject, read).do)
    return answer(subject) if told is None else show(visit, subject, fields, read, told)


def _unseen(visit: Visit, subject: Subject, read: Typed) -> bool:
    """Whether the dates that the deed would move were not told yet, or are only asked for."""
    if not subject.form.foretold or version_of(visit) != subject.view.version:
        return False  # a form sent again, or after somebody else's act: the deed itself answers that
    found = foretold(subject, read, visit.now)
    return bool(found.mark) and (visit.request.POST.get("do") == "look" or visit.request.POST.get("seen") != found.mark)


def attempt(visit: Visit, subject: Subject, do: Doing) -> Told | None:
    """Do the deed; return what to tell where it was not done."""
    try:
        done = do(lambda *beside: asked(visit, *beside))
    except CaseMoved:
        now = case_view(subject.view.id)
        return Told(moved=moved_since(now, version_of(visit), visit.language), view=now, status=409)
    except NumberTaken:
        return Told(sentence=say("desk.error.number_taken", visit.language), status=422)
    except KeyReused:
        return Told(sentence=say("desk.error.key_reused", visit.language), status=409)
    except NotAnOfficer:
        return Told(sentence=say("desk.error.beside_gone", visit.language), status=422)
    return refused(visit, subject, done) if isinstance(done, Refusal) else None


def refused(visit: Visit, subject: Subject, refusal: Refusal) -> Told:
    """Return the refusal in words; the lack of an authority also says who has it."""
    words = refusal_words(refusal, subject.view.law.procedure, visit.language)
    if refusal.code != "no_authority":
        return Told(refusal=words, status=422)
    who = names_of_who_may(subject.view, refusal.params["asked"], visit.now, visit.language)
    return Told(refusal=words, who=who, status=403)


def rights(visit: Visit, subject: Subject) -> Told:
    """Return what to tell an officer who opens a form that is not theirs to fill in."""
    item = subject.view.state.item
    if visit.officer.may(subject.form.kind, item):
        return Told()
    missing = f"{subject.form.kind} × {item}"
    return refused(visit, subject, Refusal(code="no_authority", missing=missing, params={"asked": subject.form.kind}))


def asked(visit: Visit, *beside: Officer) -> Asked:
    """Return the request with the key and version that the form was opened with."""
    key = visit.request.POST.get("key", "")
    kept = key if key.isascii() and key.isprintable() and 0 < len(key) <= _LONGEST_KEY else str(new_id(visit.now))
    return Asked(actor=visit.officer.actor(*beside), now=visit.now, key=kept, version=version_of(visit))


def version_of(visit: Visit) -> int:
    """Return the version the form was opened at; 0, which no case has, where it says none."""
    text = visit.request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def first_values(subject: Subject, fields: tuple[Field, ...]) -> Typed:
    """Return the form as it is opened, read as far as it can be: nothing is wrong yet."""
    raw = {one.name: first_value(subject, one) for one in fields}
    return Typed(raw=raw, facts=typed(_sent(raw), fields, subject).facts)


def _sent(raw: Mapping[str, object]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in raw.items():
        sent.setlist(name, [str(one) for one in value] if isinstance(value, tuple) else [str(_shown(value))])
    return sent


def answer(subject: Subject) -> HttpResponse:
    """Go to the case, which says what happens next."""
    case = reverse("desk:case", kwargs={"case_id": subject.view.id})
    return HttpResponseRedirect(f"{case}?done={subject.form.kind}", status=303)


def show(visit: Visit, subject: Subject, fields: tuple[Field, ...], read: Typed, told: Told) -> HttpResponse:
    """Return the page of the form with what was typed; after somebody else's act, with the case as it stands now."""
    subject = replace(subject, view=told.view) if told.view else subject
    return visit.show(
        "deed",
        case_values(visit, subject.view),
        status=told.status,
        told=told,
        may=told.status != 403,
        subject=subject,
        title=say(f"desk.offer.{subject.form.kind}", visit.language, about=_about_text(subject)),
        effect=say(f"desk.effect.{subject.form.kind}", visit.language),
        fields=shown_fields(subject, fields, read),
        foretold=foretold(subject, read, visit.now),
        errors=list(read.errors.items()),
        key=visit.request.POST.get("key") or str(new_id(visit.now)),
    )


def shown_fields(subject: Subject, fields: tuple[Field, ...], read: Typed) -> tuple[dict[str, object], ...]:
    """Return the fields as templates/shared/field.html takes them."""
    return tuple(
        {
            "id": one.name,
            "name": one.name,
            "label": say(f"desk.field.{one.name}.label", subject.language),
            "hint": hint(subject, one),
            "error": read.errors.get(one.name, ""),
            "value": _shown(read.raw.get(one.name, "")),
            "kind": "hidden" if one.name == subject.form.about and subject.about else one.kind.value,
            "choices": choices(subject, one),
            "required": one.required,
            "looks": "input--short" if one.kind.value in ("number", "date") else "",
        }
        for one in fields
    )


def _shown(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _subject(visit: Visit, case_id: UUID, act: str) -> Subject | None:
    if act not in FORMS:
        return None
    try:
        view = case_view(case_id)
    except CaseUnknown:
        return None
    subject = Subject(view=view, form=FORMS[act], officer=visit.officer, today=visit.today, language=visit.language)
    if not subject.form.about:
        return subject
    sent = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    wanted = sent.get(subject.form.about) or visit.request.GET.get(subject.form.about, "")
    known = wanted if known_about(view, act, wanted) else ""
    return replace(subject, about=known or next(iter(open_abouts(view, act)), ""))


def _about_text(subject: Subject) -> str:
    return about_word(subject.view, subject.form.kind, subject.about, subject.language) if subject.about else ""
