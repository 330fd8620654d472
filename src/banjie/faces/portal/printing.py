"""A paper of a case as a PDF to keep."""

from django.http import Http404, HttpResponse

from banjie.faces.portal.entering import Visit
from banjie.faces.shared.papers.offered import NoSuchPaper, paper_of
from banjie.faces.shared.papers.working_out import working_out_paper
from banjie.services.cases.case_view import CaseView
from banjie.services.ports.papers import Paper
from banjie.services.ports.plugged import plugged


def pdf(visit: Visit, view: CaseView, seq: int, *, masked: bool) -> HttpResponse:
    """Return the paper that the event at `seq` brought; `masked` hides names. No such paper is a 404."""
    site = visit.request.build_absolute_uri("/")
    try:
        paper = paper_of(view, seq, language=visit.language, at=visit.now, site=site, demo=visit.demo, masked=masked)
    except NoSuchPaper as error:
        raise Http404(str(error)) from error
    return _printed(visit, paper, f"{view.number}-{seq}")


def clock_pdf(visit: Visit, view: CaseView, clock: str) -> HttpResponse:
    """Return the working-out of a public clock, with names hidden. No such clock is a 404."""
    site = visit.request.build_absolute_uri("/")
    try:
        paper = working_out_paper(
            view, clock, language=visit.language, at=visit.now, site=site, demo=visit.demo, masked=True
        )
    except NoSuchPaper as error:
        raise Http404(str(error)) from error
    return _printed(visit, paper, f"{view.number}-{clock}")


def _printed(visit: Visit, paper: Paper, name: str) -> HttpResponse:
    answer = HttpResponse(plugged().press.print(paper, visit.now), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
