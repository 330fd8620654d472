"""The law one case runs under, ready to be applied."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.flow.net import Net
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.office_time import DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldCalendar:
    """A calendar that was in use before, and the last day on which it was: dates were told by it until then."""

    until_date: date
    calendar: Calendar


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
