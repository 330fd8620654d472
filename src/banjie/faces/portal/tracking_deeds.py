"""What an applicant may do with the code of a case: hand in what was asked for, and withdraw."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from banjie.core.act.act import Act, Supplement, Withdraw
from banjie.core.act.refusal import Refusal
from banjie.faces.portal.tracking import WITHDRAWABLE, Tracked, requested, with_code
from banjie.faces.portal.uploads import ACCEPT, Uploaded, read_uploads
from banjie.faces.shared.law_words import in_language, material_word
from banjie.faces.shared.page import Link
from banjie.faces.shared.refusals import refusal_words
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseMoved, KeyReused
from banjie.services.cases.deed import Content, new_id
from banjie.services.office.entering import enter, visitor

Errors = tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def supplement(tracked: Tracked) -> HttpResponse:
    """Ask for the papers of the notice, all at once, and hand them in."""
    wanted = requested(tracked.view)
    if not wanted:
        return _moved_on(tracked)
    if tracked.visit.request.method != "POST":
        return _ask(tracked, (), ())
    request = tracked.visit.request
    papers = [paper for paper in tracked.view.law.procedure.materials if paper.code in wanted]
    files = read_uploads(tracked.visit, papers, tracked.view.id, request.POST, request.FILES)
    errors = _faults(tracked, files)
    if errors:
        return _ask(tracked, files, errors, status=422)
    contents = tuple(one.content for one in files if one.content)
    problem = _do(tracked, Supplement(materials=wanted), contents)
    return _ask(tracked, files, (), problem=problem, status=409) if problem else _back(tracked)


@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def withdraw(tracked: Tracked) -> HttpResponse:
    """State what withdrawing does, and do it."""
    if tracked.view.state.phase not in WITHDRAWABLE:
        return _moved_on(tracked)
    problem = ""
    if tracked.visit.request.method == "POST":
        problem = _do(tracked, Withdraw(), ())
        if not problem:
            return _back(tracked)
    return tracked.visit.show(
        "withdraw",
        *_trail(tracked, "withdraw.title"),
        status=409 if problem else 200,
        tracked=tracked,
        problem=problem,
        key=_key(tracked),
    )


def _ask(
    tracked: Tracked, files: tuple[Uploaded, ...], errors: Errors, *, problem: str = "", status: int = 200
) -> HttpResponse:
    wrong = dict(reversed(errors))
    papers = [
        {
            "code": paper.code,
            "name": in_language(paper.words, tracked.visit.language, paper.code),
            "required": True,
            "kept": [one for one in files if one.material == paper.code and one.token],
            "error": wrong.get(f"file-{paper.code}", ""),
        }
        for paper in tracked.view.law.procedure.materials
        if paper.code in requested(tracked.view)
    ]
    return tracked.visit.show(
        "supplement",
        *_trail(tracked, "supplement.title"),
        status=status,
        tracked=tracked,
        papers=papers,
        errors=errors,
        problem=problem,
        accept=ACCEPT,
        key=_key(tracked),
    )


def _faults(tracked: Tracked, files: tuple[Uploaded, ...]) -> Errors:
    wrong = tuple((f"file-{one.material}", one.error) for one in files if one.error)
    there = {one.material for one in files}
    missing = tuple(
        (f"file-{code}", tracked.visit.say("supplement.missing", material=_word(tracked, code)))
        for code in requested(tracked.view)
        if code not in there
    )
    return wrong + missing


def _do(tracked: Tracked, act: Act, contents: tuple[Content, ...]) -> str:
    """Do the act for the applicant; return what stands against it, or an empty text."""
    visit, view = tracked.visit, tracked.view
    enter(view.office_path)
    asked = Asked(actor=visitor(str(view.id)), now=visit.now, key=_key(tracked))
    try:
        answer = act_do(view.id, act, asked, contents)
    except (CaseMoved, KeyReused):
        return visit.say("case.moved")
    if isinstance(answer, Refusal):
        told = refusal_words(answer, view.law.procedure, visit.language)
        return " ".join(part for part in (told.why, told.article, told.next) if part)
    return ""


def _key(tracked: Tracked) -> str:
    """Return the request key of the form that was opened, a fresh one where this is not one of ours."""
    try:
        return str(UUID(tracked.visit.request.POST.get("key", "")))
    except ValueError:
        return str(new_id(tracked.visit.now))


def _back(tracked: Tracked) -> HttpResponse:
    return HttpResponseRedirect(tracked.href("case"))


def _moved_on(tracked: Tracked) -> HttpResponse:
    return _back(tracked)


def _word(tracked: Tracked, code: str) -> str:
    return material_word(tracked.view.law.procedure, code, tracked.visit.language)


def _trail(tracked: Tracked, key: str) -> tuple[Link, ...]:
    return (
        *tracked.trail,
        Link(href=tracked.href("case"), text=tracked.name),
        Link(href="", text=tracked.visit.say(key)),
    )
