"""Keep the calendar this installation began with, and offer what a later version of Banjie brings along."""

from datetime import datetime

from banjie.core.calendar.kept import calendar_text
from banjie.core.calendar.notice import notice_plain
from banjie.core.calendar.table import Calendar
from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import office_date
from banjie.records.calendars.entries import EntryRow, add_entry, entries_around
from banjie.records.calendars.uses import UseRow, add_use, uses_for
from banjie.records.catalogue.calendars import keep_calendar
from banjie.records.scope import ALL, scope
from banjie.records.whole import whole
from banjie.services.calendar.composing import NOTICE, calendar_at
from banjie.services.calendar.entering import TURN
from banjie.services.cases.deed import new_id

SYSTEM = "system"


def shipped_offer(shipped: Calendar, now: datetime) -> int:
    """Keep the shipped calendar where none is kept; else enter its notices for years that are not announced here.

    They wait like all others until somebody takes them into use. Return how many were entered.
    """
    with scope(ALL), whole(TURN):
        if not uses_for(ALL, 0):
            _keep(shipped, now)
            return 0
        known = entries_around(ALL)
        announced = {year.year for year in calendar_at(ALL, known).notices}
        offered = [canonical_json(notice_plain(year)) for year in shipped.notices if year.year not in announced]
        new = [body for body in offered if digest(body) not in {entry.digest for entry in known}]
        for body in new:
            add_entry(_entry(body, now))
        return len(new)


def _keep(calendar: Calendar, now: datetime) -> None:
    today = office_date(now)
    keep_calendar(calendar.version, calendar_text(calendar), today)
    add_use(UseRow(scope_path=ALL, batch=0, calendar=calendar.version, from_date=today, settles_from=today))


def _entry(body: str, now: datetime) -> EntryRow:
    return EntryRow(
        id=new_id(now),
        scope_path=ALL,
        kind=NOTICE,
        body=body,
        digest=digest(body),
        person=SYSTEM,
        post="",
        recorded_at=now,
    )
