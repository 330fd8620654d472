"""Which days count: a ruler numbers days so that counting them is one subtraction, whatever the unit."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Unit


class Ruler(Protocol):
    """Ranks of days; a `Calendar` is the ruler of working days."""

    def rank(self, day: date) -> int:
        """Return the number of counted days up to and including `day`."""
        ...

    def rank_before(self, day: date) -> int:
        """Return the number of counted days up to, not including, `day`."""
        ...

    def day_of_rank(self, rank: int) -> date:
        """Return the counted day that has this rank."""
        ...

    def count(self, after: date, until: date) -> int:
        """Return the counted days after `after` up to and including `until`."""
        ...

    def is_provisional(self, day: date) -> bool:
        """Whether a notice not yet published may change what `day` counts for."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class EveryDay:
    """The ruler of calendar days, between the first and the last day of `calendar`."""

    calendar: Calendar

    def rank(self, day: date) -> int:
        """Return the number of days up to and including `day`; raises `DateOutOfRange` outside the calendar."""
        return self.rank_before(day) + 1

    def rank_before(self, day: date) -> int:
        """Return the number of days before `day`; raises `DateOutOfRange` outside the calendar."""
        self.calendar.rank(day)  # refuses a day outside
        return day.toordinal() - self.calendar.first_day.toordinal()

    def day_of_rank(self, rank: int) -> date:
        """Return the day that has this rank (1 is the calendar's first day)."""
        first, last = self.calendar.first_day, self.calendar.last_day
        ordinal = first.toordinal() + rank - 1
        if first.toordinal() <= ordinal <= last.toordinal():
            return date.fromordinal(ordinal)
        raise counted_out(self.calendar)

    def count(self, after: date, until: date) -> int:
        """Return the days after `after` up to and including `until`; negative where `until` is earlier."""
        return self.rank(until) - self.rank(after)

    def is_provisional(self, day: date) -> bool:  # noqa: ARG002 - the same for every day
        """Return False: no notice changes how many days there are."""
        return False


def ruler_of(calendar: Calendar, unit: Unit) -> Ruler:
    """Return the ruler by which a limit in `unit` is counted and its stops taken out."""
    return calendar if unit is Unit.WORKING_DAY else EveryDay(calendar=calendar)


def counted_out(calendar: Calendar) -> DateOutOfRange:
    """Return the error of a count that leads outside the calendar."""
    first, last = calendar.first_day, calendar.last_day
    message = f"counting leads outside the calendar, which holds {first} to {last}; check the days"
    return DateOutOfRange("counted_out", message, first=first, last=last)
