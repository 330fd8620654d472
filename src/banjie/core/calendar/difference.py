"""How two calendars differ: the days that are something else, and from which day on a count may come out otherwise."""

from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.day import Day
from banjie.core.calendar.table import Calendar


@dataclass(frozen=True, kw_only=True, slots=True)
class DayChanged:
    """A day that offices work in one calendar and not in the other."""

    before: Day
    after: Day

    @property
    def date(self) -> date:
        """The day."""
        return self.after.date


def days_changed(before: Calendar, after: Calendar) -> tuple[DayChanged, ...]:
    """Return the days that are worked in one of the calendars only, in order."""
    first = max(before.first_day, after.first_day)
    days = sorted(day for day in {*before.named_days, *after.named_days} if day >= first)
    return tuple(
        DayChanged(before=before.day(day), after=after.day(day))
        for day in days
        if before.is_working(day) is not after.is_working(day)
    )


def first_difference(before: Calendar, after: Calendar) -> date | None:
    """Return the first day from which the calendars may answer otherwise, None where they always agree.

    That is the first day that is worked in one of them only, or that is provisional in one of them only.
    """
    changed = [change.date for change in days_changed(before, after)[:1]]
    if before.provisional_from != after.provisional_from:
        changed.append(min(before.provisional_from, after.provisional_from))
    return min(changed, default=None)
