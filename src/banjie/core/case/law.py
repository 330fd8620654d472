"""The law one case runs under, ready to be applied."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from banjie.core.calendar.table import Calendar
from banjie.core.flow.net import Net
from banjie.core.procedure.procedure import Procedure
from banjie.core.values.office_time import DEFAULT_ZONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """A procedure with its compiled flow, the calendar of working days and the office's zone."""

    procedure: Procedure
    net: Net
    calendar: Calendar
    zone: ZoneInfo = DEFAULT_ZONE
