"""Where each day lies on a rule, in percent of its width."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

OFF_DAY = 0.26  # of a cell


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """The place of one day: its left edge and its width, in percent."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The middle."""
        return self.x + self.width / 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The places of consecutive days; `lead` and `tail` are the percents kept free before and after them."""

    lead: float
    tail: float
    slots: Mapping[date, Slot]

    def slot(self, day: date | None) -> Slot | None:
        """The place of `day`, or None where the day is not on the scale."""
        return None if day is None else self.slots.get(day)

    def end_of(self, day: date | None) -> float | None:
        """The right edge of `day`, or None where the day is not on the scale."""
        slot = self.slot(day)
        return slot.end if slot else None


def scale(first: date, last: date, off: Iterable[date], *, lead: float, tail: float) -> Scale:
    """Return the scale of the days `first` to `last`: a day off takes 0.26 of a working day's width."""
    resting = set(off)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return scale_of([(day, OFF_DAY if day in resting else 1.0) for day in days], lead=lead, tail=tail)


def scale_of(units: Sequence[tuple[date, float]], *, lead: float, tail: float) -> Scale:
    """Return the scale of these days or hours, side by side, each with its share of the width."""
    one = (100 - lead - tail) / sum(unit for _, unit in units) if units else 0.0
    slots, x = {}, lead
    for day, unit in units:
        slots[day] = Slot(x=x, width=unit * one)
        x += unit * one
    return Scale(lead=lead, tail=tail, slots=slots)
