"""The marks on a time rule: where it begins, the bars at which it ends, what was added, today, the event ahead."""

from collections.abc import Iterator
from dataclasses import dataclass

from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.scale import Scale


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """Heights in pixels of one size, and the percents kept free for the dot and the legal bar."""

    name: str
    height: int
    top: int
    cell: int
    dot: float
    lead: float
    tail: float
    promise: tuple[int, int]

    @property
    def middle(self) -> float:
        """The height of the rail."""
        return self.top + self.cell / 2

    @property
    def low(self) -> int:
        """The lower end of a bar."""
        return self.top + self.cell + 2

    @property
    def high(self) -> int:
        """The upper end of a bar."""
        return self.top - 2


def dot(model: RuleModel, at: Scale, size: Size, *, on_axis: bool = False) -> Iterator[str]:
    """Yield the dot of day 0: at the left end, or in its place where the rule begins before it; ringed if anew."""
    x, first = size.dot + 0.5, min(at.slots, default=model.start_date)
    within = model.runs is Runs.BACKWARDS and model.start_date in at.slots and model.start_date > first
    if not (on_axis or within):
        yield _dot(x, model, size)
    elif within:
        yield pinned(at.slots[model.start_date].x, _dot(0, model, size))
    elif model.start_date in at.slots:
        yield pinned(at.end_of(model.start_date) or 0.0, _dot(-4, model, size))


def _dot(x: float, model: RuleModel, size: Size) -> str:
    ring = f'<circle class="tr-ring" cx="{x}" cy="{size.middle}" r="{size.dot}"/>' if model.began_anew else ""
    inner = size.dot / 2 if model.began_anew else size.dot
    return f'{ring}<circle class="tr-dot" cx="{x}" cy="{size.middle}" r="{inner}"/>'


def marks(model: RuleModel, at: Scale, size: Size, *, on_axis: bool = False) -> Iterator[str]:
    """Yield the bars of the promise, the law and the end; unless on a shared axis the cut and today's triangle too."""
    yield from _spans(model, at, size)
    yield from _bars(model, at, size, on_axis=on_axis)
    event, now = at.slot(model.event_date), at.slot(model.marks.now)
    if event:
        yield pinned(event.middle, f'<path class="tr-event" d="M0,{size.middle - 6} l6,6 l-6,6 l-6,-6 z"/>')
    if on_axis:
        return
    if model.cut:
        rise = size.high - size.low
        yield pinned(100, f'<path class="tr-cut" d="M-9,{size.low} l5,{rise} M-4,{size.low} l5,{rise}"/>')
    if now:
        y = size.top - 2
        yield pinned(now.middle, f'<path class="tr-now" d="M-5,{y - 6} h10 l-5,6 z"/>')


def _bars(model: RuleModel, at: Scale, size: Size, *, on_axis: bool) -> Iterator[str]:
    (top, bottom), places = size.promise, model.marks
    finish, promise, law = (at.end_of(day) for day in (places.finished, places.promised, places.legal))
    if finish is not None:
        yield pinned(finish, _bar("tr-end", size.high - 2, size.low + 2))
    if promise is not None:
        yield pinned(promise, _bar("tr-promise", top, bottom))
    if model.runs is Runs.AT_LEAST:
        yield from _opening(model, at, size)
    elif law is not None and (on_axis or not model.cut):
        near, far = (4, 8) if law == promise else (-1, -5)
        yield pinned(law, "".join(_bar("tr-law", size.high, size.low, x) for x in (far, near)))
    told = at.end_of(model.told_due)
    if told is not None:
        yield pinned(told, _bar("tr-told", top, bottom))


def _opening(model: RuleModel, at: Scale, size: Size) -> Iterator[str]:
    """Yield the mark before the first lawful day: it opens to the right, for from here on it may end."""
    first = at.slot(model.legal_due)
    if first:
        yield pinned(first.x, f'<path class="tr-from" d="M6,{size.high} h-5 V{size.low} h5"/>')


def _spans(model: RuleModel, at: Scale, size: Size) -> Iterator[str]:
    """Yield a bracket over what an extension added, and one under what was told before and is no longer due."""
    due = at.end_of(model.marks.promised or model.marks.legal)
    before = at.end_of(model.added.before) if model.added else None
    if before is not None and due is not None and before < due:
        yield pinned(before, _bar("tr-before", size.top, size.top + size.cell))
        yield from _bracket(before, due, size.top - 3, 3)
    told = at.end_of(model.told_due)
    if told is not None and due is not None and due < told:
        yield from _bracket(due, told, size.top + size.cell + 3, -3)


def _bracket(first: float, last: float, y: float, tick: int) -> Iterator[str]:
    yield f'<line class="tr-span" x1="{percent(first)}" x2="{percent(last)}" y1="{y}" y2="{y}"/>'
    for x in (first, last):
        yield pinned(x, f'<line class="tr-span" x1="0" x2="0" y1="{y}" y2="{y + tick}"/>')


def _bar(looks: str, top: float, bottom: float, x: float = 0) -> str:
    return f'<line class="{looks}" x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}"/>'


def pinned(x: float, content: str) -> str:
    """Return content of fixed size whose zero lies at `x` percent."""
    return f'<svg x="{percent(x)}" overflow="visible">{content}</svg>'


def percent(value: float) -> str:
    """Return a percent attribute with at most three decimals."""
    return f"{round(value, 3):g}%"
