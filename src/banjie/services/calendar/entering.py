"""Entering something for a node: who does it, and that it makes a calendar together with what stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from banjie.core.calendar.difference import days_changed, first_difference
from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import office_date
from banjie.records.calendars.entries import EntryRow, add_entry, entries_around
from banjie.records.scope import ALL, scope
from banjie.records.whole import whole
from banjie.services.calendar.composing import WITHDRAWAL, calendar_at, standing
from banjie.services.calendar.refusing import CalendarRefused, check_right
from banjie.services.cases.deed import new_id
from banjie.services.office.entering import Officer

TURN = "calendar"
"""Whatever changes calendars is done one after the other under this name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """What was entered; `repeated` where the same stood there already. `days` are the days it changes."""

    id: UUID
    path: str
    days: int
    repeated: bool = False


def enter_one(path: str, kind: str, plain: dict[str, object], officer: Officer, now: datetime) -> Entered:
    """Enter a notice, an override or a withdrawal for the node at `path`; it counts once a batch takes it into use.

    The same entered again changes nothing. Raises `CalendarRefused` where it may not be entered, and the error of
    the calendar that would come of it.
    """
    with scope(ALL), whole(TURN):
        post = check_right(officer, path, office_date(now))
        body = canonical_json(plain)
        entry = EntryRow(
            id=new_id(now), scope_path=path, kind=kind, body=body, digest=digest(body),
            person=officer.person, post=post, recorded_at=now,
        )  # fmt: skip
        known = entries_around(path)
        same = [one for one in standing(known) if (one.scope_path, one.kind, one.digest) == (path, kind, entry.digest)]
        before, after = calendar_at(path, known), calendar_at(path, [*known, entry])
        days = len(days_changed(before, after))
        changes = first_difference(before, after) is not None
        if same and not changes:
            return Entered(id=same[-1].id, path=path, days=0, repeated=True)
        if not changes and kind != WITHDRAWAL:
            message = (
                "this changes no day: it stands in the calendar already, or the days are so anyway; check the dates"
            )
            raise CalendarRefused("changes_nothing", message)
        add_entry(entry)
    return Entered(id=entry.id, path=path, days=days)
