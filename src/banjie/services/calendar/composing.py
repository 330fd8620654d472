"""The calendar of a node: what was installed, then the notices and overrides entered for it and for the nodes above."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from banjie.core.calendar.override import Override, override_of
from banjie.core.calendar.table import Calendar
from banjie.core.calendar.year import read_year
from banjie.records.calendars.entries import EntryRow
from banjie.records.calendars.uses import uses_for
from banjie.records.scope import ALL
from banjie.services.law.calendars import kept_calendar
from banjie.services.ports.plugged import plugged

NOTICE, OVERRIDE, WITHDRAWAL = "notice", "override", "withdrawal"


def installed_calendar() -> Calendar:
    """Return the calendar that all others are made from: the one kept first, else the shipped one."""
    uses = uses_for(ALL, 0)
    return kept_calendar(uses[0].calendar) if uses else plugged().packs.calendar()


def calendar_at(path: str, entries: Sequence[EntryRow]) -> Calendar:
    """Return the calendar of the node by `entries`, in the order in which they count.

    Of two notices for a year the later counts; of two overrides for a day that of the nearer node, then the later.
    Raises `CalendarDataWrong` where a year would be missing between two others.
    """
    here = [entry for entry in standing(entries) if path.startswith(entry.scope_path)]
    installed = installed_calendar()
    years = [read_year(json.loads(entry.body)) for entry in here if entry.kind == NOTICE]
    notices = {year.year: year for year in (*installed.notices, *years)}
    overrides = sorted(
        (entry for entry in here if entry.kind == OVERRIDE), key=lambda entry: entry.scope_path.count("/")
    )
    return Calendar.from_notices(notices.values(), [override_in(entry) for entry in overrides])


def standing(entries: Iterable[EntryRow]) -> list[EntryRow]:
    """Return the notices and overrides that were not taken back."""
    known = tuple(entries)
    gone = {plain_of(entry)["entry"] for entry in known if entry.kind == WITHDRAWAL}
    return [entry for entry in known if entry.kind != WITHDRAWAL and str(entry.id) not in gone]


def override_in(entry: EntryRow) -> Override:
    """Return the override that an entry holds."""
    return override_of(plain_of(entry))


def plain_of(entry: EntryRow) -> dict[str, Any]:
    """Return the plain data that an entry holds."""
    plain: dict[str, Any] = json.loads(entry.body)
    return plain
