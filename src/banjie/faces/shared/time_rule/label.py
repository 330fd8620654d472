"""One word on a time rule: how wide it is, whether it touches another, how it is written."""

from dataclasses import dataclass, replace
from html import escape

NARROW, WIDE = 300, 600  # pixels: the widths for which words are placed; the style sheet shows one of the two
GAP = 2.0  # percent between two words
_WIDE_SIGN, _SMALL_SIGN, _THIN_SIGN = 13.0, 7.4, 4.6  # pixels at the size of the labels
_FIRST_WIDE = 0x2E80


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """One word or line; `x` in percent, `anchor` as in SVG, `strong` where it is printed bold."""

    text: str
    x: float
    anchor: str = "middle"
    strong: bool = False
    room: int = NARROW

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

    def touches(self, other: "Label") -> bool:
        """Whether the two stand in each other's way."""
        return self.left < other.right + GAP and other.left < self.right + GAP


def _sign_width(sign: str) -> float:
    if ord(sign) >= _FIRST_WIDE:
        return _WIDE_SIGN
    return _SMALL_SIGN if sign.isalnum() else _THIN_SIGN


def line(group: tuple[Label, ...], y: float, extra: str = "") -> str:
    """Return labels that stand in one line, as markup; `extra` is the class of the line."""
    anchor = group[0].anchor if len(group) == 1 or group[0].anchor == "start" else "end"
    x = group[0].x if anchor != "end" or len(group) == 1 else 100
    spans = "\u2002".join(_span(label) for label in group)
    looks = f' class="{extra}"' if extra else ""
    return f'<text{looks} x="{round(x, 3):g}%" y="{y:g}" text-anchor="{anchor}">{spans}</text>'


def _span(label: Label) -> str:
    strong = ' class="tr-strong"' if label.strong else ""
    return f"<tspan{strong}>{escape(label.text)}</tspan>"
