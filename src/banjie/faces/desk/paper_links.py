"""The papers of a case, in print."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.page import Link
from banjie.faces.shared.papers.offered import NoSuchPaper, paper_of, papers_of
from banjie.faces.shared.papers.working_out import working_out_paper
from banjie.services.cases.asked import CaseUnknown
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.office.today import is_demo
from banjie.services.ports.papers import Paper, PaperNotPrinted
from banjie.services.ports.plugged import plugged


def paper_links(view: CaseView, language: str) -> tuple[Link, ...]:
    """Return a link to each paper the case has brought, the newest first."""
    found = reversed(papers_of(view, language))
    return tuple(
        Link(href=reverse("desk:paper", kwargs={"case_id": view.id, "seq": one.seq}), text=one.title, key=str(one.seq))
        for one in found
    )


@require_safe
@for_officers
def paper(visit: Visit, case_id: UUID, seq: int) -> HttpResponse:
    """Return the paper that record `seq` brought, as PDF on A4."""

    def make(view: CaseView, site: str) -> Paper:
        return paper_of(view, seq, language=visit.language, at=visit.now, site=site, demo=is_demo(), masked=False)

    return _printed(visit, case_id, str(seq), make)


@require_safe
@for_officers
def clock_paper(visit: Visit, case_id: UUID, clock: str) -> HttpResponse:
    """Return how the date of a clock was counted, as PDF on A4."""

    def make(view: CaseView, site: str) -> Paper:
        return working_out_paper(
            view, clock, language=visit.language, at=visit.now, site=site, demo=is_demo(), masked=False
        )

    return _printed(visit, case_id, clock, make)


def _printed(visit: Visit, case_id: UUID, name: str, make: Callable[[CaseView, str], Paper]) -> HttpResponse:
    site = visit.request.build_absolute_uri("/")
    try:
        view = case_view(case_id)
        printed = plugged().press.print(make(view, site), visit.now)
    except CaseUnknown:
        return visit.show("unknown", status=404)
    except (NoSuchPaper, PaperNotPrinted):
        return visit.show("no_paper", status=404, case_id=case_id)
    answer = HttpResponse(printed, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{view.number}-{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
