"""How far a batch has come and what it moved, for an officer who might have carried it out. A query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.calendars.batches import Progress, progress_of
from banjie.records.calendars.entries import entries_around
from banjie.records.calendars.moved import MovedLine, left_of, moved_page
from banjie.records.calendars.reading import START
from banjie.records.scope import ALL, scope
from banjie.services.calendar.calendar_list import EntryView, entry_views
from banjie.services.calendar.refusing import CalendarRefused, check_right
from banjie.services.office.entering import Officer

PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchView:
    """A batch: how far it is, what it took into use, the dates it moved, and the cases it had to leave and why."""

    progress: Progress
    entries: tuple[EntryView, ...]
    lines: tuple[MovedLine, ...]
    after: str
    left: tuple[tuple[str, str], ...]


def batch_view(number: int, officer: Officer, today: date, after: str = "") -> BatchView | None:
    """Return the batch with the moves after a cursor of ours, or None where there is none.

    Raises `CalendarRefused` where the officer may not change that calendar, or where the cursor is none of ours.
    """
    with scope(ALL):
        found = progress_of(number)
    if found is None:
        return None
    check_right(officer, found.scope_path, today)
    with scope(ALL):
        lines = moved_page(number, _key(after), PAGE + 1)
        taken = tuple(entry for entry in entries_around(found.scope_path) if entry.batch == number)
        left = tuple((case, row.why) for case, row in left_of(number))
    return BatchView(progress=found, entries=entry_views(taken), lines=lines[:PAGE], after=_cursor(lines), left=left)


def _key(after: str) -> tuple[UUID, str]:
    case_id, _, clock = after.partition("~")
    try:
        return (UUID(case_id), clock) if after else (START, "")
    except ValueError:
        message = f"{after!r} is no page marker of ours; open the batch again"
        raise CalendarRefused("page_marker", message, text=after) from None


def _cursor(lines: tuple[MovedLine, ...]) -> str:
    if len(lines) <= PAGE:
        return ""
    last = lines[PAGE - 1].moved
    return f"{last.case_id}~{last.clock}"
