"""Keep the calendar this installation counts by: an old date can then be worked out again under a newer one."""

from datetime import date

from banjie.core.calendar.table import Calendar
from banjie.core.calendar.year import YearOfNotice
from banjie.core.values.canonical import canonical_json
from banjie.records.catalogue.calendars import keep_calendar


def calendar_keep(calendar: Calendar, today: date) -> str:
    """Keep the calendar under its version and return the version."""
    body = canonical_json({"version": calendar.version, "years": [_plain(year) for year in calendar.notices]})
    keep_calendar(calendar.version, body, today)
    return calendar.version


def _plain(year: YearOfNotice) -> dict[str, object]:
    return {
        "year": year.year,
        "notice": year.notice,
        "source": year.source,
        "names": {key: dict(words) for key, words in year.names.items()},
        "off": {day.isoformat(): name for day, name in year.off.items()},
        "make_up": {day.isoformat(): name for day, name in year.make_up.items()},
    }
