"""The law one case runs under, ready to be applied."""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.flow.net import Net
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.office_time import DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldCalendar:
    """A calendar that was in use before, and the last day on which it was: dates were told by it until then.

    What ended by `settled_until` stays as it was counted by it. That is the same day, or an earlier one where the
    calendar after it changed days that were over already; `date.min` settles nothing.
    """

    until_date: date
    calendar: Calendar
    settled_until: date = date.min


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """A procedure with its compiled flow, the calendar of working days and the office's zone.

    `told` are the calendars by which dates were told before this one, the latest last.
    """

    procedure: Procedure
    net: Net
    calendar: Calendar
    zone: ZoneInfo = DEFAULT_ZONE
    told: tuple[ToldCalendar, ...] = ()

    def when_ended(self, day: date) -> "Law":
        """Return the law by which what ended on `day` is counted: that day's calendar, and those told before it."""
        place = next((place for place, one in enumerate(self.told) if day <= one.settled_until), None)
        if place is None:
            return self
        return replace(self, calendar=self.told[place].calendar, told=self.told[:place])

    def calendar_of(self, version: str) -> Calendar:
        """Return the calendar of this version, by which a row says it was counted; today's where it is not known."""
        known = (one.calendar for one in self.told if one.calendar.version == version)
        return self.calendar if version == self.calendar.version else next(known, self.calendar)
