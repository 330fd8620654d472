"""Numbers as readers see them: thousands apart, shares rounded half up, and no number where there is none."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from banjie.faces.cli.watch_report.document import Cell
from banjie.faces.cli.wording import Words

_HUNDREDTH = Decimal("0.01")


def amount(words: Words, value: float | None, *, opens: str | None = None) -> Cell:
    """Return a count or a measure; "no data" where there is none."""
    if value is None:
        return none(words)
    return Cell(text=number(value), sort=value, opens=opens if value else None)


def number(value: float) -> str:
    """Return a whole number with its thousands apart, any other rounded half up to two places."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{Decimal(str(value)).quantize(_HUNDREDTH, ROUND_HALF_UP):,}"


def rate(words: Words, share: Mapping[str, Any] | None, *, opens: str | None = None) -> Cell:
    """Return the share of `{num, den}` as per cent, divided here and rounded last; "no data" for nothing."""
    if not share or share["num"] is None or not share["den"]:
        return none(words)
    exact = Decimal(str(share["num"])) * 100 / Decimal(str(share["den"]))
    percent = exact.quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Cell(text=words("rate", percent=f"{percent:,}"), sort=float(percent), opens=opens)


def fraction(words: Words, share: Mapping[str, Any] | None) -> Cell:
    """Return "numerator ÷ denominator", ordered by the denominator."""
    if not share or share["num"] is None or share["den"] is None:
        return none(words)
    text = words("fraction", num=number(share["num"]), den=number(share["den"]))
    return Cell(text=text, sort=share["den"])


def none(words: Words) -> Cell:
    """Return what stands where there is no number."""
    return Cell(text=words("none"), sort=-1, empty=True)


def value_text(words: Words, value: object) -> str:
    """Return any plain value of a report as text."""
    if value is None:
        return words("unknown")
    if isinstance(value, bool):
        return words("yes" if value else "no")
    return number(value) if isinstance(value, (int, float)) else str(value)


def moment(text: str | None) -> str:
    """Return an ISO moment as minutes without its T, and anything else as it is."""
    if text is None or len(text) < 16 or text[10] != "T":
        return text or ""
    offset = text[19:] if text[16:17] == ":" else text[16:]
    zone = "".join(sign for sign in offset if sign in "+-:Z0123456789") if "." not in offset else ""
    return f"{text[:10]} {text[11:16]}{' UTC' if zone in {'Z', '+00:00'} else zone}"
