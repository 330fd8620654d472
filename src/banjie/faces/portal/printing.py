"""A paper of a case as a PDF to keep."""

from django.http import Http404, HttpResponse

from banjie.faces.portal.entering import Visit
from banjie.faces.shared.papers.offered import NoSuchPaper, paper_of
from banjie.services.cases.case_view import CaseView
from banjie.services.ports.plugged import plugged


def pdf(visit: Visit, view: CaseView, seq: int, *, masked: bool) -> HttpResponse:
    """Return the paper that the event at `seq` brought; `masked` hides names. No such paper is a 404."""
    site = visit.request.build_absolute_uri("/")
    try:
        paper = paper_of(view, seq, language=visit.language, at=visit.now, site=site, demo=visit.demo, masked=masked)
    except NoSuchPaper as error:
        raise Http404(str(error)) from error
    answer = HttpResponse(plugged().press.print(paper, visit.now), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{view.number}-{seq}.pdf"'
    return answer
