"""A batch: how far it has come, carried on a piece at a time, and what it moved."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from banjie.core.calendar.errors import CodedError
from banjie.faces.desk.calendar.preview import carry_on, moved_lines
from banjie.faces.desk.calendar.telling import entry_line, fault_text
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.calendar_words import office_name
from banjie.services.calendar.batch_view import BatchView, batch_view
from banjie.services.calendar.calendar_preview import MoveLine
from banjie.services.calendar.nodes_settable import node_names


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def batch(visit: Visit, number: int) -> HttpResponse:
    """Show the batch; one that was sent here, or that is not over, is carried on for a few pieces first."""
    names, after = node_names(visit.today), visit.request.GET.get("after", "")
    try:
        found = batch_view(number, visit.officer, visit.today, after)
        if found and visit.request.method == "POST":
            carry_on()
            return HttpResponseRedirect(visit.request.path, status=303)
    except CodedError as fault:
        status = 403 if fault.code == "no_right" else 409
        return visit.show("calendar_refused", status=status, fault=fault_text(fault, names, visit.language))
    if found is None:
        return visit.show("calendar_gone", status=404)
    return _page(visit, found, names, after)


def _page(visit: Visit, found: BatchView, names: dict[str, str], after: str) -> HttpResponse:
    known = {entry.id: entry for entry in found.entries}
    here = reverse("desk:calendar_batch", kwargs={"number": found.progress.batch})
    moves = tuple(
        MoveLine(number=one.number, office=one.scope_path, moved=one.moved, before=None, after=None)
        for one in found.lines
    )
    return visit.show(
        "calendar_batch",
        batch=found.progress,
        office=office_name(found.progress.scope_path, names, visit.language),
        entries=[entry_line(one, names, (), known, visit.language) for one in found.entries],
        moves=moved_lines(moves, names, visit.language),
        left=found.left,
        older=f"{here}?{urlencode({'after': found.after})}" if found.after else "",
        begin=here if after else "",
    )
