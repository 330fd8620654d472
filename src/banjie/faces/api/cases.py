"""The clocks of one case: for an officer who may see it, and for whoever holds its tracking code."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from banjie.core.values.identity import typed_code
from banjie.core.values.office_time import office_date
from banjie.faces.api.answering import Problem, answering, as_answer, for_officers, language_of, private
from banjie.faces.api.told import case_told
from banjie.faces.shared.attempts import MINUTES, missed, too_often
from banjie.faces.shared.case_clocks import case_clocks
from banjie.faces.shared.real_time import real_now
from banjie.services.cases.asked import CaseUnknown
from banjie.services.cases.case_view import CaseView, case_view, tracking_view
from banjie.services.office.today import office_now


@answering
@for_officers
def clocks(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Return every clock of a case in the officer's scope."""
    try:
        view = case_view(case_id)
    except CaseUnknown:
        raise Problem(HTTPStatus.NOT_FOUND, "no_case") from None
    return _answer(request, view, public=False)


@answering
def tracked(request: HttpRequest, code: str) -> HttpResponse:
    """Return the public clocks of the case of a code; guessing is slowed as on the tracking page."""
    if too_often(request):
        raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "too_many", minutes=MINUTES, seconds=MINUTES * 60)
    known = typed_code(code)
    view = tracking_view(known) if known else None
    if view is None:
        missed(request)
        raise Problem(HTTPStatus.NOT_FOUND, "no_code")
    return private(_answer(request, view, public=True))


def _answer(request: HttpRequest, view: CaseView, *, public: bool) -> HttpResponse:
    now, language = office_now(real_now()), language_of(request)
    today = office_date(now, view.law.zone)
    found = case_clocks(view.law, view.state, today, language, events=view.events, at=now)
    shown = [clock for clock in found if clock.is_public or not public]
    return as_answer(case_told(view, shown, today, language))
