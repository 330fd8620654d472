"""A stopped clock: an interval with a legal ground and a written notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from banjie.core.clock.errors import StopWrong


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """The days from `first_date` (of the stop) to `last_date` (of the resumption), both not counted.

    `last_date` is None while the clock is stopped. `ground` is the key of the legal ground, `notice` the number of
    the written notice, `notified_days` the time needed as it was told, in working days. Dates may be days off.
    """

    first_date: date
    last_date: date | None
    ground: str
    notice: str = ""
    notified_days: int | None = None

    def __post_init__(self) -> None:
        if self.last_date is not None and self.last_date < self.first_date:
            message = (
                f"the stop of {self.first_date} ends before it begins, on {self.last_date}; give the earlier date first"
            )
            raise StopWrong("stop_reversed", message, first=self.first_date, last=self.last_date)
        if self.notified_days is not None and self.notified_days < 1:
            message = (
                f"the time needed as notified is 1 day or more, not {self.notified_days}; give what the notice says"
            )
            raise StopWrong("notified_days", message, days=self.notified_days)

    def holds(self, day: date) -> bool:
        """Whether the clock is stopped on `day`."""
        return self.first_date <= day and (self.last_date is None or day <= self.last_date)


def in_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Return the stops by the day they begin."""
    return tuple(sorted(stops, key=lambda stop: (stop.first_date, stop.last_date or date.max)))


def overlaps(stops: Iterable[Stop]) -> tuple[tuple[Stop, Stop], ...]:
    """Return pairs of stops that share days: legal, counted once, but worth telling whoever typed them."""
    pairs = []
    widest: Stop | None = None
    for before, after in pairwise(in_order(stops)):
        if widest is None or (before.last_date or date.max) > (widest.last_date or date.max):
            widest = before
        if widest.holds(after.first_date):
            pairs.append((widest, after))
    return tuple(pairs)
