"""The list by time left, and finding one case."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from banjie.faces.desk.case_lines import axis_for, found_rows, work_rows
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.words import say
from banjie.services.cases.work_list import WorkView, case_find, work_list

_MANY = 1000  # the list counts no further
_LONGEST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A tab of the list with its count."""

    href: str
    text: str
    count: str
    current: bool


@require_safe
@for_officers
def inbox(visit: Visit) -> HttpResponse:
    """Show open steps of the officer's scope, the most urgent first."""
    view = _view(visit.request.GET.get("view", ""))
    after = visit.request.GET.get("after", "")
    try:
        found = work_list(visit.officer.scope, visit.officer.person, visit.today, view=view, after=after)
    except ValueError:
        return HttpResponseRedirect(_href(view))  # a page marker that was typed or cut off: begin again
    rows = work_rows(found.lines, visit.now, visit.language)
    return visit.show(
        "inbox",
        view=view.value,
        tabs=tuple(_tab(one, found.counts[one], view, visit.language) for one in WorkView),
        rows=rows,
        axis=axis_for(rows, [line.case.law for line in found.lines], visit.today),
        older=_href(view, found.after) if found.after else "",
        begin=_href(view) if after else "",
        everything=_href(WorkView.ALL),
    )


@require_safe
@for_officers
def find(visit: Visit) -> HttpResponse:
    """Show cases by the beginning of their number, or the exact name or document of a party."""
    wanted = visit.request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST]
    lines = case_find(wanted)
    if len(lines) == 1 and lines[0].number == wanted:
        return HttpResponseRedirect(reverse("desk:case", kwargs={"case_id": lines[0].case_id}))
    rows = found_rows(lines, visit.now, visit.language)
    axis = axis_for(rows, [line.law for line in lines], visit.today)
    return visit.show("find", wanted=wanted, rows=rows, axis=axis)


@require_safe
@for_officers
def keys(visit: Visit) -> HttpResponse:
    """Show the keys of the desk."""
    return visit.show("keys")


def _view(text: str) -> WorkView:
    return next((view for view in WorkView if view.value == text), WorkView.ALL)


def _href(view: WorkView, after: str = "") -> str:
    asked = {"view": "" if view is WorkView.ALL else view.value, "after": after}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('desk:inbox')}?{query}" if query else reverse("desk:inbox")


def _tab(tab: WorkView, count: int, current: WorkView, language: str) -> Tab:
    shown = say("desk.list.many", language, count=_MANY) if count >= _MANY else str(count)
    return Tab(href=_href(tab), text=say(f"desk.view.{tab}", language), count=shown, current=tab is current)
