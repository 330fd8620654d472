"""The text a calendar is kept as, and the calendar of such a text."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from banjie.core.calendar.override import override_of, override_plain
from banjie.core.calendar.table import Calendar
from banjie.core.calendar.year import YearOfNotice
from banjie.core.values.canonical import canonical_json


def calendar_text(calendar: Calendar) -> str:
    """Return the canonical text of a calendar."""
    return canonical_json(
        {
            "version": calendar.version,
            "years": [_year_plain(year) for year in calendar.notices],
            "overrides": [override_plain(override) for override in calendar.overrides],
        }
    )


def calendar_of(text: str) -> Calendar:
    """Return the calendar of its text (the inverse of `calendar_text`); its version follows from its days."""
    plain: dict[str, Any] = json.loads(text)
    overrides = [override_of(one) for one in plain.get("overrides", ())]
    return Calendar.from_notices([_year_of(year) for year in plain["years"]], overrides)


def _year_plain(year: YearOfNotice) -> dict[str, object]:
    return {
        "year": year.year,
        "notice": year.notice,
        "source": year.source,
        "names": {key: dict(words) for key, words in year.names.items()},
        "off": {day.isoformat(): name for day, name in year.off.items()},
        "make_up": {day.isoformat(): name for day, name in year.make_up.items()},
    }


def _year_of(plain: Mapping[str, Any]) -> YearOfNotice:
    return YearOfNotice(
        year=plain["year"],
        notice=plain["notice"],
        source=plain["source"],
        names=plain["names"],
        off=_dates(plain["off"]),
        make_up=_dates(plain["make_up"]),
    )


def _dates(plain: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in plain.items()}
