"""Choosing what the applicant came for: by name or code, or one of the items this window did last."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.law_words import in_language
from banjie.services.catalogue.item_list import ItemLine, ItemPage, item_page

_RECENT, _KEPT, _LONGEST = "hall_recent", 6, 100
_PAGES_LOOKED_THROUGH, _ENOUGH = 20, 20


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """An item to choose; `promised_days` is None where it promises nothing of its own."""

    code: str
    name: str
    office: str
    on_the_spot: bool
    promised_days: int | None


@require_safe
@for_officers
def hall(visit: Visit) -> HttpResponse:
    """Show the items of the officer's scope that fit what was typed."""
    wanted = visit.request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST]
    after = visit.request.GET.get("after", "").replace("\0", "")[:_LONGEST]
    found = _offered(visit, wanted, after)
    rows = tuple(_row(line, visit.language) for line in found.lines)
    return visit.show("hall", wanted=wanted, rows=rows, after=found.after, recent=recent(visit))


def _offered(visit: Visit, wanted: str, after: str) -> ItemPage:
    """Return the next items of the offices in scope; items of other offices are passed over."""
    lines: tuple[ItemLine, ...] = ()
    for _ in range(_PAGES_LOOKED_THROUGH):
        page = item_page(visit.today, wanted=wanted, after=after)
        lines += tuple(line for line in page.lines if line.office_path.startswith(visit.officer.scope))
        after = page.after
        if not after or len(lines) >= _ENOUGH:
            break
    return ItemPage(lines=lines, after=after)


def recent(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Return code and name of the items done last in this session, the newest first."""
    kept = visit.request.session.get(_RECENT, [])
    return tuple((str(code), str(name)) for code, name in kept)


def remember(visit: Visit, code: str, name: str) -> None:
    """Put an item at the head of the recent ones."""
    others = [list(one) for one in recent(visit) if one[0] != code]
    visit.request.session[_RECENT] = [[code, name], *others][:_KEPT]


def _row(line: ItemLine, language: str) -> ItemRow:
    return ItemRow(
        code=line.item.code,
        name=in_language(line.item.words, language, line.item.code),
        office=line.office,
        on_the_spot=line.on_the_spot,
        promised_days=line.item.promised_days,
    )
