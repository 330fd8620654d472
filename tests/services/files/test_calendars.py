"""Loading a calendar from wherever its files are."""

import pytest

from banjie.core.calendar.errors import CalendarDataWrong
from banjie.services.files.calendars import load_calendar


class NoFiles:
    def calendar_years(self, area: str) -> list[dict[str, object]]:  # noqa: ARG002 - the port's signature
        return []


def test_no_year_at_all_is_refused():
    with pytest.raises(CalendarDataWrong):
        load_calendar(NoFiles())
