"""What would move if what waits were taken into use: shown first, then confirmed on a page that states the effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from banjie.core.calendar.errors import CodedError
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.canonical import digest
from banjie.faces.desk.calendar.board import chosen
from banjie.faces.desk.calendar.telling import change_text, entry_line, fault_text
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.calendar_words import office_name
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.law_words import label
from banjie.faces.shared.words import say
from banjie.services.calendar.calendar_apply import batch_begin, batches_carry_on
from banjie.services.calendar.calendar_list import entry_views
from banjie.services.calendar.calendar_preview import MoveLine, Preview
from banjie.services.calendar.moves import Only
from banjie.services.calendar.nodes_settable import node_names, nodes_settable
from banjie.services.calendar.officer_preview import officer_plan, officer_preview, officer_preview_page
from banjie.services.calendar.planning import Plan
from banjie.services.calendar.procedures_of import procedures_of

_PIECES = 4
"""How many pieces one request carries on; the jobs carry on the rest by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveShown:
    """A date that moves, in words; `cards` is empty where the warning stays as it is."""

    case_id: UUID
    number: str
    office: str
    clock: str
    before: str
    after: str
    told: str
    cards: str
    legal: bool


@require_safe
@for_officers
def preview(visit: Visit) -> HttpResponse:
    """Show the days that change, the sums, the warnings that appear and vanish, and the moves page by page."""
    path = chosen(visit, nodes_settable(visit.officer, visit.today))
    only, after = _only(visit), visit.request.GET.get("after", "")
    names = node_names(visit.today)
    try:
        found = officer_preview(path, visit.officer, visit.today, only)
        lines, following = found.lines, found.after
        if after:
            lines, following = officer_preview_page(path, visit.officer, visit.today, after, only)
    except CodedError as fault:
        return _refused(visit, fault, names)
    return visit.show(
        "calendar_preview",
        _planned(visit, path, found, names),
        filters=[(one.value, _href(path, one), one is only) for one in Only],
        moves=moved_lines(lines, names, visit.language),
        older=_href(path, only, following) if following else "",
        begin=_href(path, only) if after else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def apply(visit: Visit) -> HttpResponse:
    """State the effect once more, or take into use what was shown; where more was entered since, show it anew."""
    sent = visit.request.POST if visit.request.method == "POST" else visit.request.GET
    nodes, names = nodes_settable(visit.officer, visit.today), node_names(visit.today)
    path = sent.get("office", "") if sent.get("office", "") in {node.path for node in nodes} else chosen(visit, nodes)
    try:
        plan = officer_plan(path, visit.officer, visit.today)
        if visit.request.method != "POST" or sent.get("seen") != _mark(plan):
            found = officer_preview(path, visit.officer, visit.today)
            return _confirm(visit, path, found, names, changed=visit.request.method == "POST")
        number = batch_begin(path, visit.officer, visit.now)
    except CodedError as fault:
        return _refused(visit, fault, names)
    if number is None:
        return HttpResponseRedirect(f"{reverse('desk:calendar')}?{urlencode({'office': path})}", status=303)
    carry_on()
    return HttpResponseRedirect(reverse("desk:calendar_batch", kwargs={"number": number}), status=303)


def carry_on() -> None:
    """Carry on what is being taken into use, as far as one request may take."""
    left = iter(range(_PIECES))
    batches_carry_on(stopped=lambda: next(left, None) is None)


def moved_lines(lines: Sequence[MoveLine], names: Mapping[str, str], language: str) -> tuple[MoveShown, ...]:
    """Return moves in words; a clock is called as its procedure calls it."""
    procedures = procedures_of(line.moved.case_id for line in lines)
    return tuple(_moved(line, procedures.get(line.moved.case_id), names, language) for line in lines)


def _moved(line: MoveLine, procedure: Procedure | None, names: Mapping[str, str], language: str) -> MoveShown:
    moved = line.moved
    legal = moved.from_date == moved.to_date
    days = (moved.from_legal_date, moved.to_legal_date) if legal else (moved.from_date, moved.to_date)
    before, after = (_day(day, language) for day in days)
    fair = None if legal else moved.told_date  # what was told is the date that people see, not the law's
    told = say("calendar.told", language, date=date_full(fair, language)) if fair else ""
    cards = ""
    if line.before is not line.after:
        shown = (say(f"calendar.card.{card or 'none'}", language) for card in (line.before, line.after))
        cards = say("calendar.card_change", language, **dict(zip(("before", "after"), shown, strict=True)))
    return MoveShown(
        case_id=moved.case_id,
        number=line.number,
        office=office_name(line.office, names, language),
        clock=label(procedure, f"clock.{moved.clock}", language) if procedure else moved.clock,
        before=before,
        after=after,
        told=told,
        cards=cards,
        legal=legal,
    )


def _confirm(visit: Visit, path: str, found: Preview, names: Mapping[str, str], *, changed: bool) -> HttpResponse:
    status, values = 409 if changed else 200, _planned(visit, path, found, names)
    return visit.show("calendar_apply", values, status=status, changed=changed, seen=_mark(found.plan))


def _planned(visit: Visit, path: str, found: Preview, names: Mapping[str, str]) -> dict[str, object]:
    """Return what is taken into use, for each office the days that become something else, and what that moves."""
    plan, views = found.plan, entry_views(found.plan.entries)
    known = {one.id: one for one in views}
    changes = [
        (
            office_name(node.path, names, visit.language),
            [
                change_text(
                    one.after, one.before, {**node.before.calendar.names, **node.calendar.names}, visit.language
                )
                for one in node.changes
            ],
        )
        for node in plan.nodes
    ]
    return {
        "path": path,
        "office": office_name(path, names, visit.language),
        "preview": found,
        "cards": [(card.value, count, found.vanish[card]) for card, count in found.appear.items()],
        "warned": any((*found.appear.values(), *found.vanish.values())),
        "entries": [entry_line(one, names, (), known, visit.language) for one in views],
        "changes": changes,
        "waits": bool(plan.entries),
    }


def _mark(plan: Plan) -> str:
    return digest("|".join(str(entry.id) for entry in plan.entries))[:24]


def _refused(visit: Visit, fault: CodedError, names: Mapping[str, str]) -> HttpResponse:
    status = 403 if fault.code == "no_right" else 409
    return visit.show("calendar_refused", status=status, fault=fault_text(fault, names, visit.language))


def _only(visit: Visit) -> Only:
    asked = visit.request.GET.get("only", "")
    return next((one for one in Only if one.value == asked), Only.ALL)


def _href(path: str, only: Only, after: str = "") -> str:
    query = {"office": path, "only": "" if only is Only.ALL else only.value, "after": after}
    return f"{reverse('desk:calendar_preview')}?{urlencode({name: one for name, one in query.items() if one})}"


def _day(day: date | None, language: str) -> str:
    return date_full(day, language) if day else say("calendar.held", language)
