"""What was done in a case, newest first, with the next act on top."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.urls import reverse

from banjie.core.act.act import Stop
from banjie.core.case.state import UNDER_REVIEW, Phase
from banjie.faces.portal.entering import Visit
from banjie.faces.shared.case_words import TimelineLine, event_line
from banjie.faces.shared.formats import date_range, date_spoken, masked_person
from banjie.faces.shared.law_words import in_language, label, listed, material_word
from banjie.faces.shared.papers.offered import PaperOffered
from banjie.services.cases.case_view import CaseView, EventLine

_QUIET = ("step_started",)  # the step in hand is shown as what goes on now


def timeline(visit: Visit, view: CaseView, papers: Sequence[PaperOffered]) -> tuple[TimelineLine, ...]:
    """Return the entries of templates/shared/timeline.html."""
    printed = {paper.seq: paper for paper in papers}
    past = [
        _event(visit, view, line, printed.get(line.seq)) for line in reversed(view.events) if line.kind not in _QUIET
    ]
    return (*_next(visit, view), *_now(visit, view), *past)


def _next(visit: Visit, view: CaseView) -> Iterator[TimelineLine]:
    phase = view.state.phase.value
    due = view.leading.due_date if view.leading else None
    if phase not in ("submitted", "with_applicant", "running", "stopped", "granted", "refused", "issued"):
        return
    if due is not None and view.state.phase not in (Phase.STOPPED, Phase.WITH_APPLICANT):
        key = "next.late" if due < visit.today else f"next.{phase}.by"
        title = visit.say(key, date=date_spoken(due, visit.language))
    else:
        title = visit.say(f"next.{phase}.title")
    materials = listed(
        [material_word(view.law.procedure, code, visit.language) for code in view.state.requested], visit.language
    )
    told = "text" if view.law.procedure.rule("grant") or view.state.phase not in UNDER_REVIEW else "other"
    yield TimelineLine(title=title, text=visit.say(f"next.{phase}.{told}", materials=materials), mood="next")


def _now(visit: Visit, view: CaseView) -> Iterator[TimelineLine]:
    if view.state.phase not in UNDER_REVIEW:
        return
    for row in view.work:
        step = view.law.net.step(row.step)
        name = in_language(step.words, visit.language, label(view.law.procedure, f"step.{row.step}", visit.language))
        who = masked_person(view.names.get(row.holder, "")) if row.holder else ""
        yield TimelineLine(
            title=name,
            date=visit.say("now.since", date=date_spoken(row.since_date, visit.language)),
            iso=row.since_date.isoformat(),
            text=visit.say("now.held", who=who, office=view.office)
            if who
            else visit.say("now.free", office=view.office),
            mood="now",
        )


def _event(visit: Visit, view: CaseView, line: EventLine, paper: PaperOffered | None) -> TimelineLine:
    told = event_line(line, view.law.procedure, visit.language, office=view.office if line.people else "")
    if isinstance(line.act, Stop):
        told = replace(told, date=_span(visit, view, line))
    if paper is None:
        return told
    address = reverse("portal:paper", kwargs={"code": view.tracking_code, "seq": line.seq})
    return replace(told, link=address, link_text=visit.say("case.see", paper=paper.title))


def _span(visit: Visit, view: CaseView, line: EventLine) -> str:
    act = line.standing or line.act
    first = act.happened_date or line.happened_date
    pause = next((pause for pause in view.state.pauses if pause.first_date == first), None)
    if pause is None or pause.last_date is None:
        return visit.say("now.since", date=date_spoken(first, visit.language))
    return date_range(pause.first_date, pause.last_date, visit.language)
