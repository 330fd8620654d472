"""The calendar as it is and what was entered for it, with the forms to enter more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banjie.core.act.actor import ANY
from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.notice import NoticeSource
from banjie.faces.desk.calendar.asking import (
    OTHER_LANGUAGES,
    Notice,
    closure_form,
    notice_form,
    override_in,
    reason_form,
)
from banjie.faces.desk.calendar.telling import coming_days, entry_line, fault_text
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.calendar_words import office_name
from banjie.faces.shared.forms import Reading
from banjie.faces.shared.words import say
from banjie.services.calendar.calendar_list import CalendarList, calendar_seen
from banjie.services.calendar.entering import Entered
from banjie.services.calendar.entry_withdraw import entry_withdraw
from banjie.services.calendar.nodes_settable import SettableNode, node_names, nodes_settable
from banjie.services.calendar.notice_enter import notice_enter
from banjie.services.calendar.notice_read import notice_read
from banjie.services.calendar.override_enter import override_enter
from banjie.services.calendar.refusing import SET_CALENDAR
from banjie.services.office.colleagues import who_may

_DONE = frozenset({"notice", "closure", "withdrawal", "repeated"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Forms:
    """The two forms of the page, and what stands above the one that was sent."""

    notice: Notice
    closure: Reading
    about: str = ""
    fault: str = ""


@require_safe
@for_officers
def calendar(visit: Visit) -> HttpResponse:
    """Show the calendar of an office, with all that was entered for it, above it and below it."""
    nodes = nodes_settable(visit.officer, visit.today)
    return _board(visit, nodes, Forms(notice=notice_form(visit, nodes), closure=closure_form(visit, nodes)))


@require_POST
@for_officers
def enter_notice(visit: Visit) -> HttpResponse:
    """Enter a notice that was uploaded or pasted; what is wrong with it is told beside what was sent."""
    nodes = nodes_settable(visit.officer, visit.today)
    form = notice_form(visit, nodes, visit.request.POST)
    forms = Forms(notice=form, closure=closure_form(visit, nodes), about="notice")
    if form.reading.errors:
        return _board(visit, nodes, forms, status=422)
    values = form.reading.values
    source = NoticeSource(number=values["notice-number"] or None, source=values["notice-source"])
    return _entered(
        visit, nodes, forms, lambda: notice_enter(notice_read(form.data, source), visit.officer, visit.now, form.path)
    )


@require_POST
@for_officers
def enter_closure(visit: Visit) -> HttpResponse:
    """Enter days closed or worked by order."""
    nodes = nodes_settable(visit.officer, visit.today)
    form = closure_form(visit, nodes, visit.request.POST)
    forms = Forms(notice=notice_form(visit, nodes), closure=form, about="closure")
    if form.errors:
        return _board(visit, nodes, forms, status=422)
    path = form.values["closure-office"]
    return _entered(
        visit, nodes, forms, lambda: override_enter(path, override_in(form.values), visit.officer, visit.now)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def withdraw(visit: Visit, entry: UUID) -> HttpResponse:
    """Ask why an entry is taken back, or take it back."""
    if visit.request.method != "POST":
        return _withdrawal(visit, entry, reason_form(visit))
    form = reason_form(visit, visit.request.POST)
    if form.errors:
        return _withdrawal(visit, entry, form, status=422)
    try:
        entered = entry_withdraw(entry, form.values["reason"], visit.officer, visit.now)
    except CodedError as fault:
        told = fault_text(fault, node_names(visit.today), visit.language)
        return _withdrawal(visit, entry, form, told, status=422)
    return _back("withdrawal", entered)


def _entered(visit: Visit, nodes: tuple[SettableNode, ...], forms: Forms, enter: Callable[[], Entered]) -> HttpResponse:
    try:
        entered = enter()
    except CodedError as fault:
        told = fault_text(fault, node_names(visit.today), visit.language)
        refused = Forms(notice=forms.notice, closure=forms.closure, about=forms.about, fault=told)
        return _board(visit, nodes, refused, status=422)
    return _back(forms.about, entered)


def _back(done: str, entered: Entered) -> HttpResponse:
    query = urlencode({"office": entered.path, "done": "repeated" if entered.repeated else done})
    return HttpResponseRedirect(f"{reverse('desk:calendar')}?{query}", status=303)


def _board(visit: Visit, nodes: tuple[SettableNode, ...], forms: Forms, *, status: int = 200) -> HttpResponse:
    names, path = node_names(visit.today), chosen(visit, nodes)
    found = calendar_seen(path)
    known, settable = {entry.id: entry for entry in found.entries}, [node.path for node in nodes]
    lines = [entry_line(one, names, settable, known, visit.language) for one in reversed(found.entries)]
    done = visit.request.GET.get("done", "")
    return visit.show(
        "calendar",
        status=status,
        nodes=[(node.path, office_name(node.path, names, visit.language)) for node in nodes],
        path=path,
        office=office_name(path, names, visit.language),
        in_use=_in_use(visit, found, names),
        coming=coming_days(found.calendars[path], visit.today, visit.language),
        waiting=[line for line in lines if line.waits],
        lines=lines,
        batches=[(one, office_name(one.scope_path, names, visit.language)) for one in reversed(found.batches)],
        forms=forms,
        closure_fields=[field for field in forms.closure.fields if field.id not in OTHER_LANGUAGES],
        closure_more=(more := [field for field in forms.closure.fields if field.id in OTHER_LANGUAGES]),
        closure_more_open=any(field.value or field.error for field in more),
        errors=forms.notice.reading.errors if forms.about == "notice" else forms.closure.errors,
        who="" if nodes else _who(visit),
        done=say(f"calendar.done.{done}", visit.language) if done in _DONE else "",
    )


def chosen(visit: Visit, nodes: tuple[SettableNode, ...]) -> str:
    """Return the office the page is about: one that may be set if it was asked for, else the widest, else the own."""
    known = [node.path for node in nodes]
    asked = visit.request.GET.get("office", "")
    return asked if asked in known else next(iter(known), visit.officer.scope)


def _in_use(visit: Visit, found: CalendarList, names: dict[str, str]) -> list[tuple[str, str, date]]:
    """Return office, version and the last announced day of every calendar in use."""
    return [
        (office_name(path, names, visit.language), one.version, one.last_announced_day)
        for path, one in found.calendars.items()
    ]


def _who(visit: Visit) -> str:
    found = who_may(SET_CALENDAR, ANY, visit.officer.scope, visit.today)
    people = say("case.list_comma", visit.language).join(f"{one.name}（{one.office} {one.post}）" for one in found)
    return say("desk.who_may.some" if people else "desk.who_may.nobody", visit.language, people=people)


def _withdrawal(visit: Visit, entry: UUID, form: Reading, fault: str = "", *, status: int = 200) -> HttpResponse:
    nodes, names = nodes_settable(visit.officer, visit.today), node_names(visit.today)
    known = {one.id: one for node in nodes for one in calendar_seen(node.path).entries}
    found = known.get(entry)
    line = entry_line(found, names, [node.path for node in nodes], known, visit.language) if found else None
    if line is None or not line.can_go:
        return visit.show("calendar_gone", status=404)
    return visit.show(
        "calendar_withdraw", status=status, line=line, form=form, errors=form.errors, fault=fault, entry=entry
    )
