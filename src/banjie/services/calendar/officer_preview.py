"""What an officer sees of a preview: of the offices whose calendar they may change, and of no others. A query."""

from datetime import date

from banjie.records.calendars.uses import calendar_turn
from banjie.records.scope import ALL, scope
from banjie.services.calendar.calendar_preview import MoveLine, Preview, calendar_preview, preview_page
from banjie.services.calendar.moves import Only
from banjie.services.calendar.planning import Plan, plan_for
from banjie.services.calendar.refusing import check_right
from banjie.services.office.entering import Officer


def officer_plan(path: str, officer: Officer, today: date) -> Plan:
    """Return what would be taken into use; raises as `calendar_preview`, and `CalendarRefused`."""
    check_right(officer, path, today)
    with scope(ALL):
        return plan_for(path, today, calendar_turn())


def officer_preview(path: str, officer: Officer, today: date, only: Only = Only.ALL) -> Preview:
    """Return what it would move; raises as `calendar_preview`, and `CalendarRefused`."""
    check_right(officer, path, today)
    with scope(ALL):
        return calendar_preview(path, today, only=only)


def officer_preview_page(
    path: str, officer: Officer, today: date, after: str, only: Only = Only.ALL
) -> tuple[tuple[MoveLine, ...], str]:
    """Return the moves after a cursor of ours and the next cursor; raises as `preview_page`."""
    check_right(officer, path, today)
    with scope(ALL):
        return preview_page(path, today, after, only=only)
