"""Take back a notice or an override: it counts no more from the next batch on."""

from datetime import datetime
from uuid import UUID

from banjie.records.calendars.entries import entries_around, entry_of
from banjie.records.scope import ALL, scope
from banjie.services.calendar.composing import WITHDRAWAL, standing
from banjie.services.calendar.entering import Entered, enter_one
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.office.entering import Officer


def entry_withdraw(entry_id: UUID, reason: str, officer: Officer, now: datetime) -> Entered:
    """Take an entry back, with the reason; nothing is removed, and what was told stays told.

    Raises `CalendarRefused` where there is no such entry, or where it was taken back before, and `CalendarDataWrong`
    where the calendar would have a gap without it.
    """
    with scope(ALL):
        entry = entry_of(entry_id)
        known = standing(entries_around(entry.scope_path)) if entry else []
    if entry is None or entry_id not in {one.id for one in known}:
        message = f"no entry {entry_id} stands in the calendar; `banjie calendar list` names them"
        raise CalendarRefused("entry_unknown", message, entry=entry_id)
    if not reason.strip():
        raise CalendarRefused("no_reason", "no reason is given; say why it is taken back")
    plain: dict[str, object] = {"entry": str(entry_id), "reason": reason.strip()}
    return enter_one(entry.scope_path, WITHDRAWAL, plain, officer, now)
