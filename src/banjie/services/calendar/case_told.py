"""What the applicant is told when a calendar changed: the date moved, from when to when, and why. A query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.calendars.entries import entry_of
from banjie.records.calendars.moved import CaseTold, told_of
from banjie.records.scope import ALL, scope
from banjie.services.calendar.calendar_list import EntryView, entry_views
from banjie.services.cases.case_view import CaseView


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMoved:
    """The date of the case moved on `on_date`, because of what was then taken into use.

    `told_date` is the later date that was told before and stands for the applicant, where there is one.
    """

    batch: int
    on_date: date
    clock: str
    from_date: date
    to_date: date
    told_date: date | None
    because: tuple[EntryView, ...]


def case_told(case_id: UUID) -> tuple[DateMoved, ...]:
    """Return every move of the date that people see of the case, the first one first, in this connection's scope."""
    return tuple(moved for one in told_of(case_id) if (moved := _moved(one)) is not None)


def view_told(view: CaseView) -> tuple[DateMoved, ...]:
    """Return the same for a case that is looked at, whatever the connection's own scope: calendars are no secret."""
    with scope(ALL):
        return case_told(view.id)


def _moved(told: CaseTold) -> DateMoved | None:
    row = told.moved
    if not row.leads or row.from_date is None or row.to_date is None or row.from_date == row.to_date:
        return None
    entries = tuple(entry for one in told.entries if (entry := entry_of(one)) is not None)
    return DateMoved(
        batch=told.batch,
        on_date=told.happened_date,
        clock=row.clock,
        from_date=row.from_date,
        to_date=row.to_date,
        told_date=row.told_date,
        because=entry_views(entries),
    )
