"""Drawing a time rule as inline SVG.

Places are percent attributes without a view box, so that the rule stretches while its text keeps its size; whatever
has a fixed size (bars, triangle, badges) sits in a nested drawing placed in percent. Colours and patterns come from
the style sheet and from `templates/shared/defs.html`; there is no style attribute anywhere.
"""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby, pairwise
from typing import Literal

from banjie.faces.shared.formats import date_short
from banjie.faces.shared.time_rule.labels import bottom_labels
from banjie.faces.shared.time_rule.labels_above import top_labels
from banjie.faces.shared.time_rule.marks import Size, dot, marks, percent, pinned
from banjie.faces.shared.time_rule.model import Cell, CellKind, Grain, OffRun, RuleModel
from banjie.faces.shared.time_rule.scale import Scale, scale, scale_of
from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say

SizeName = Literal["L", "M", "S"]

PATTERNS = {
    CellKind.STOPPED: "tr-hatch",
    CellKind.LATE: "tr-stripe",
    CellKind.OVER: "tr-cross",
    CellKind.SHORT: "tr-cross",
}
LOW = {CellKind.RESERVE: 4, CellKind.FREE: 4, CellKind.KEPT: 6, CellKind.CARRIED: 6}  # heights of low cells
_LONG_HOLIDAY = 3
_TICK_GAP = 14.0  # percent between two dates of midnights
SIZES: dict[str, Size] = {
    "L": Size(name="l", height=88, top=26, cell=20, dot=5, lead=3.6, tail=1, promise=(21, 70)),
    "M": Size(name="m", height=50, top=14, cell=12, dot=5, lead=4.4, tail=1.4, promise=(9, 31)),
    "S": Size(name="s", height=16, top=6, cell=9, dot=4, lead=5, tail=2.5, promise=(3, 16)),
}


def time_rule(model: RuleModel, size: SizeName = "L", language: str = DEFAULT_LANGUAGE) -> str:
    """Return the rule as one inline SVG element with its text twin as label; markup, already escaped."""
    # A dot and a bar need no room for the labels of a long rule.
    chosen = SIZES["M"] if size == "L" and model.in_one_day else SIZES[size]
    return frame(drawing(model, own_scale(model, chosen), chosen, language), model, chosen, language)


def own_scale(model: RuleModel, size: Size) -> Scale:
    """Return the scale that gives the whole width to this one rule."""
    days = [cell.date for cell in model.cells]
    if not days:
        return Scale(lead=size.lead, tail=100 - size.lead, slots={})
    if model.grain is Grain.HOUR:
        return scale_of([(hour, 1.0) for hour in days], lead=size.lead, tail=size.tail)
    off = [day for run in model.off_runs for day in run.dates]
    ends = [model.event_date] if model.event_date else []
    return scale(min(days + off), max(days + off + ends), off, lead=size.lead, tail=size.tail)


def frame(parts: Iterator[str], model: RuleModel, size: Size, language: str) -> str:
    """Return the parts inside their SVG element."""
    label = escape(spoken(model, language))
    opening = f'<svg class="tr tr--{size.name}" role="img" aria-label="{label}" width="100%" height="{size.height}">'
    return opening + "".join(parts) + "</svg>"


def drawing(model: RuleModel, at: Scale, size: Size, language: str) -> Iterator[str]:
    """Yield the elements of one rule from the back to the front."""
    if model.in_one_day:
        yield from _in_one_day(model, size, language)
        return
    yield f'<line class="tr-rail" x1="0" x2="100%" y1="{size.middle}" y2="{size.middle}"/>'
    yield from boxes(model, at, size)
    yield from dot(model, at, size)
    yield from marks(model, at, size)
    if size.name != "s":
        yield from bottom_labels(model, at, size.height - 4, language)
    if size.name == "l":
        yield from top_labels(model, at, language)
        yield from _below(model, at, language)


def boxes(model: RuleModel, at: Scale, size: Size) -> Iterator[str]:
    """Yield the boxes of all cells that lie on the scale."""
    for cells in _drawn(model):
        inside = tuple(cell for cell in cells if cell.date in at.slots)
        if inside:
            yield _box(inside, at, size)


def cell_groups(model: RuleModel) -> Iterator[tuple[Cell, ...]]:
    """Yield what is drawn as one cell: each day or hour, or neighbours of one week (month, year) and one kind."""
    if model.grain in (Grain.DAY, Grain.HOUR):
        yield from ((cell,) for cell in model.cells)
        return
    gaps = {run.first_date for run in model.off_runs}
    for _, group in groupby(model.cells, key=lambda cell: (model.grain.of(cell.date), cell.kind, cell.provisional)):
        part: list[Cell] = []
        for cell in group:
            if part and any(part[-1].date < gap < cell.date for gap in gaps):
                yield tuple(part)
                part = []
            part.append(cell)
        yield tuple(part)


def _drawn(model: RuleModel) -> Iterator[tuple[Cell, ...]]:
    # The outlined cells come last, so that their outline is not half covered by a neighbour's paper-coloured edge.
    groups = tuple(cell_groups(model))
    outlined = (CellKind.LEFT, CellKind.TODAY, CellKind.KEPT, CellKind.CARRIED)
    yield from (group for group in groups if group[0].kind not in outlined)
    yield from (group for group in groups if group[0].kind in outlined)


def _box(cells: tuple[Cell, ...], at: Scale, size: Size) -> str:
    first, x = cells[0], at.slots[cells[0].date].x
    width = at.slots[cells[-1].date].end - x
    height = min(LOW.get(first.kind, size.cell), size.cell)
    if first.kind in (CellKind.KEPT, CellKind.CARRIED):
        height = size.cell // 2
    looks = f"tr-{first.kind}" + (" tr-provisional" if first.provisional and first.kind is not CellKind.USED else "")
    fill = f' fill="url(#{PATTERNS[first.kind]})"' if first.kind in PATTERNS else ""
    y = size.middle - height / 2
    return f'<rect class="{looks}" x="{percent(x)}" width="{percent(width)}" y="{y:g}" height="{height}"{fill}/>'


def _below(model: RuleModel, at: Scale, language: str) -> Iterator[str]:
    if model.grain is Grain.HOUR:
        yield from _midnights(model, at)
    word = escape(say("rule.label.makeup", language))
    for cell in model.cells:
        if cell.makeup and model.grain is Grain.DAY:
            badge = '<rect class="tr-badge" x="-7.5" y="49" width="15" height="15"/>'
            text = f'<text class="tr-badge-text" x="0" y="60.5" text-anchor="middle">{word}</text>'
            yield pinned(at.slots[cell.date].middle, badge + text)
    for run in model.off_runs:
        if run.days >= _LONG_HOLIDAY and run.name:
            x = percent((at.slots[run.first_date].x + at.slots[run.dates[-1]].end) / 2)
            word_off = escape(say("rule.label.off", language, days=run.days))
            yield f'<text class="tr-fine tr-off" x="{x}" y="61" text-anchor="middle">{word_off}</text>'


def _midnights(model: RuleModel, at: Scale) -> Iterator[str]:
    """Yield a tick with the date where a new day begins."""
    ticked = named = -_TICK_GAP
    for before, after in pairwise(cell.date for cell in model.cells):
        if not (isinstance(before, datetime) and isinstance(after, datetime)) or before.date() == after.date():
            continue
        x, text = at.slots[after].x, ""
        if x < ticked + _TICK_GAP / 4:
            continue  # stopped days, one cell each: the first is enough
        ticked = x
        if named + _TICK_GAP <= x <= 100 - _TICK_GAP / 2:
            named, text = x, f'<text class="tr-fine tr-off" x="3" y="60">{date_short(after.date())}</text>'
        yield pinned(x, f'<line class="tr-tick" x1="0" x2="0" y1="48" y2="61"/>{text}')


def _in_one_day(model: RuleModel, size: Size, language: str) -> Iterator[str]:
    x = 2 * size.dot + 2
    high, low = size.top - 3, size.top + size.cell + 3
    yield f'<circle class="tr-dot" cx="{size.dot + 0.5}" cy="{size.middle}" r="{size.dot}"/>'
    yield f'<line class="tr-end" x1="{x}" x2="{x}" y1="{high}" y2="{low}"/>'
    if size.name != "s":
        text = escape(say(f"rule.label.{model.state}", language, date=date_short(model.start_date)))
        yield f'<text class="tr-strong" x="{x + 10}" y="{size.middle + 5}">{text}</text>'


def band(run: OffRun, at: Scale, height: int) -> str:
    """Return the grey band of a run of days off on a shared axis."""
    x = at.slots[run.first_date].x
    width = at.slots[run.dates[-1]].end - x
    return f'<rect class="tr-band" x="{percent(x)}" width="{percent(width)}" y="0" height="{height}"/>'
