"""The calendars of an office: the one it counts by now, and those by which dates were told before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from banjie.core.calendar.kept import calendar_of
from banjie.core.calendar.table import Calendar
from banjie.core.case.law import ToldCalendar
from banjie.records.calendars.uses import UseRow, calendar_turn, uses_for
from banjie.records.catalogue.calendars import calendar_body
from banjie.records.organisation.nodes import nodes_under
from banjie.services.ports.plugged import plugged

_ONE_DAY = timedelta(days=1)


class CalendarLost(LookupError):
    """An office counts by a calendar that is not kept; the records are damaged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendars:
    """The calendar of an office, and the earlier ones, the latest last."""

    calendar: Calendar
    told: tuple[ToldCalendar, ...] = ()

    def followed_by(self, calendar: Calendar, *, on: date, settles_from: date) -> "Calendars":
        """Return the calendars once `calendar` is taken into use `on` a day; what ended before `settles_from` stays."""
        if calendar.version == self.calendar.version:
            return self
        settled = settles_from - _ONE_DAY
        before = [
            ToldCalendar(
                until_date=one.until_date, calendar=one.calendar, settled_until=min(one.settled_until, settled)
            )
            for one in self.told
        ]
        last = ToldCalendar(until_date=on, calendar=self.calendar, settled_until=min(on, settled))
        return Calendars(calendar=calendar, told=(*before, last))


@lru_cache(maxsize=4096)
def calendars_of(path: str, turn: int) -> Calendars:
    """Return the calendars of the office at `path` in this turn; the shipped one alone where none was ever kept."""
    uses = uses_for(path, turn)
    return _followed(uses) if uses else Calendars(calendar=plugged().packs.calendar())


def calendar_of_place(day: date) -> Calendar:
    """Return the calendar that the office at the top of the tree counts by now."""
    nodes = nodes_under("/", day)
    top = min((node.path for node in nodes), key=len, default="/")
    return calendars_of(top, calendar_turn()).calendar


@lru_cache(maxsize=256)
def kept_calendar(version: str) -> Calendar:
    """Return the calendar of this version; raise `CalendarLost` where it is not kept."""
    body = calendar_body(version)
    if body is None:
        raise CalendarLost(f"calendar {version} is not kept")
    return calendar_of(body)


def _followed(uses: Sequence[UseRow]) -> Calendars:
    first, *later = uses
    found = Calendars(calendar=kept_calendar(first.calendar))
    for use in later:
        calendar = kept_calendar(use.calendar)
        found = found.followed_by(calendar, on=use.from_date, settles_from=use.settles_from)
    return found
