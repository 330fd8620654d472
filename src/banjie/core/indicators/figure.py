"""A figure that can be opened and checked: whole numbers over whole numbers, and the formula they come from."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """`numerator` of `denominator`; `formula` is the key of the sentence that says what was counted.

    `unit` says what both count (cases, events, working_days). `numerator` and `denominator` are whole numbers that add
    up over parts; the rate is made from them last.
    """

    formula: str
    numerator: int
    denominator: int
    unit: str = "cases"

    @property
    def rate(self) -> float | None:
        """The share, rounded half up to six places; None where there is nothing to divide by."""
        if not self.denominator:
            return None
        share = Decimal(self.numerator) / Decimal(self.denominator)
        return float(share.quantize(Decimal("0.000001"), ROUND_HALF_UP))
