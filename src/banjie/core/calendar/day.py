"""What one day is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"  # off by a notice; may fall on a Saturday or Sunday
    MAKE_UP = "make_up"  # a Saturday or Sunday worked by a notice
    CLOSED = "closed"  # off by an order for this part of the tree, whatever the notices say
    ORDERED = "ordered"  # worked by such an order

    @property
    def is_working(self) -> bool:
        """Whether an office works on such a day."""
        return self in (DayKind.WORKING, DayKind.MAKE_UP, DayKind.ORDERED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One day of a calendar; `name` is the key of the holiday it belongs to, or of the order's reason, else empty.

    `provisional` means that no notice speaks of this day yet: only the weekend rule is known.
    """

    date: date
    kind: DayKind
    name: str
    provisional: bool
