"""Placing the words of a time rule so that they do not run into each other on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from banjie.faces.shared.formats import date_short
from banjie.faces.shared.time_rule.model import CellKind, RuleModel
from banjie.faces.shared.time_rule.scale import Scale
from banjie.faces.shared.words import say

_NARROW, _WIDE = 300, 600  # pixels: the widths for which words are placed; the style sheet shows one of the two
_WIDE_SIGN, _SMALL_SIGN, _THIN_SIGN = 13.0, 7.4, 4.6  # pixels at the size of the labels
_GAP = 2.0  # percent between two words
_FIRST_WIDE = 0x2E80


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """One word or line; `x` in percent, `anchor` as in SVG, `strong` where it is printed bold."""

    text: str
    x: float
    anchor: str = "middle"
    strong: bool = False
    room: int = _NARROW

    @property
    def width(self) -> float:
        """The estimated width in percent of a rule that is `room` pixels wide."""
        return 100 * sum(_sign_width(sign) for sign in self.text) / self.room

    @property
    def left(self) -> float:
        """The estimated left edge in percent."""
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def right(self) -> float:
        """The estimated right edge in percent."""
        return self.left + self.width

    def inside(self) -> "Label":
        """Return the label anchored so that it does not stick out at either end."""
        if self.left < 0:
            return replace(self, x=0, anchor="start")
        if self.right > 100:
            return replace(self, x=100, anchor="end")
        return self


def _sign_width(sign: str) -> float:
    if ord(sign) >= _FIRST_WIDE:
        return _WIDE_SIGN
    return _SMALL_SIGN if sign.isalnum() else _THIN_SIGN


def bottom_labels(model: RuleModel, at: Scale, y: float, language: str) -> Iterator[str]:
    """Yield the start, the promise and the law below the rule, joined into one line where they would touch.

    Where a narrow rule must join what a wide one need not, both are yielded, and the style sheet shows one.
    """
    narrow, wide = (_placed(model, at, language, room) for room in (_NARROW, _WIDE))
    if _texts(narrow) == _texts(wide):
        yield from (_line(group, y) for group in narrow)
        return
    yield from (_line(group, y, extra="tr-narrow") for group in narrow)
    yield from (_line(group, y, extra="tr-wide") for group in wide)


def _placed(model: RuleModel, at: Scale, language: str, room: int) -> list[tuple[Label, ...]]:
    start = Label(
        text=say(f"rule.label.{model.start_word}", language, date=date_short(model.start_date)),
        x=0,
        anchor="start",
        room=room,
    )
    placed: list[tuple[Label, ...]] = [(start,)]
    for free in (_promise(model, at, language), _law(model, at, language)):
        if free is None:
            continue
        label = replace(free, room=room).inside()
        if label.left < _right_edge(placed[-1]) + _GAP:
            placed[-1] = (*placed[-1], label)
        else:
            placed.append((label,))
    return _fitting(placed)


def _fitting(placed: list[tuple[Label, ...]]) -> list[tuple[Label, ...]]:
    # The start gives way first: its date stands in the page, and the dot still shows it.
    first, last = placed[0], placed[-1]
    if len(placed) > 1 and _left_edge(last) >= _right_edge(first) + _GAP:
        return placed
    if len(placed) == 1 and _right_edge(first) <= 100:
        return placed
    return [group for group in (first[1:], *placed[1:]) if group]


def _texts(placed: list[tuple[Label, ...]]) -> list[list[str]]:
    return [[label.text for label in group] for group in placed]


def _left_edge(group: tuple[Label, ...]) -> float:
    if len(group) == 1:
        return group[0].left
    return 100 - sum(label.width + _GAP for label in group) + _GAP


def _right_edge(group: tuple[Label, ...]) -> float:
    if group[0].anchor == "start":
        return group[0].x + sum(label.width + _GAP for label in group) - _GAP
    return group[0].right if len(group) == 1 else 100


def top_labels(model: RuleModel, at: Scale, language: str) -> Iterator[str]:
    """Yield today (or the finish) and, where there is room beside it, the first stop."""
    now = _now(model, at, language)
    if now is not None:
        yield _line((now,), 13)
    for room, extra in ((_NARROW, ""), (_WIDE, " tr-wide")):
        stop = _stop(model, at, language, room)
        if stop is None:
            return
        stop = _beside(stop, None if now is None else replace(now, room=room))
        if stop.left >= 0:
            yield _line((stop,), 17, extra=f"tr-stop-label{extra}")
            return


def _beside(stop: Label, now: Label | None) -> Label:
    """Return the stop's label where it does not touch the one of today."""
    if now is None or stop.left >= now.right + _GAP or now.left >= stop.right + _GAP:
        return stop
    return replace(stop, x=now.left - _GAP, anchor="end")


def _promise(model: RuleModel, at: Scale, language: str) -> Label | None:
    x = at.end_of(model.promised_due) if model.promised_due else None
    if x is None or model.promised_due is None:
        return None
    both = model.promised_due == model.legal_due
    key = "promised_held" if model.promised_held else "both" if both else "promised"
    return Label(text=_dated(key, model.promised_due, language), x=x, strong=True)


def _law(model: RuleModel, at: Scale, language: str) -> Label | None:
    if model.legal_due is None or model.legal_due == model.promised_due:
        return None
    if model.cut:
        return Label(text=_dated("legal_cut", model.legal_due, language), x=100, anchor="end")
    key = "legal_held" if model.legal_held else "legal"
    text, x = _dated(key, model.legal_due, language), at.end_of(model.legal_due)
    return None if x is None else Label(text=text, x=x, strong=model.promised_due is None)


def _dated(key: str, day: date, language: str) -> str:
    return say(f"rule.label.{key}", language, date=date_short(day))


def _now(model: RuleModel, at: Scale, language: str) -> Label | None:
    if model.finished_date is not None:
        x = at.end_of(model.finished_date)
        text = say("rule.label.finished", language, date=date_short(model.finished_date))
        return None if x is None else Label(text=text, x=x, strong=True).inside()
    if model.today not in at.slots:
        return None
    return Label(text=say("rule.label.today", language), x=at.slots[model.today].middle, strong=True).inside()


def _stop(model: RuleModel, at: Scale, language: str, room: int) -> Label | None:
    first = next((cell for cell in model.cells if cell.kind is CellKind.STOPPED), None)
    if first is None:
        return None
    text = say("rule.label.stopped", language, days=model.counts.stopped)
    return Label(text=text, x=at.slots[first.date].x, anchor="start", room=room).inside()


def _line(group: tuple[Label, ...], y: float, extra: str = "") -> str:
    anchor = group[0].anchor if len(group) == 1 or group[0].anchor == "start" else "end"
    x = group[0].x if anchor != "end" or len(group) == 1 else 100
    spans = "\u2002".join(_span(label) for label in group)
    looks = f' class="{extra}"' if extra else ""
    return f'<text{looks} x="{round(x, 3):g}%" y="{y:g}" text-anchor="{anchor}">{spans}</text>'


def _span(label: Label) -> str:
    strong = ' class="tr-strong"' if label.strong else ""
    return f"<tspan{strong}>{escape(label.text)}</tspan>"
