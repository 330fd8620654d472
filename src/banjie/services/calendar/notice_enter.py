"""Enter a notice of the State Council: which days of a year are off, which weekends are worked."""

from collections.abc import Mapping
from datetime import datetime

from banjie.core.calendar.year import read_year
from banjie.records.scope import ALL
from banjie.services.calendar.composing import NOTICE
from banjie.services.calendar.entering import Entered, enter_one
from banjie.services.office.entering import Officer


def notice_enter(notice: Mapping[str, object], officer: Officer, now: datetime, path: str = ALL) -> Entered:
    """Enter a notice as the core reads it (`read_notice`, `read_notice_table`), for all offices or for a node.

    A later notice for the same year takes the place of the earlier one. Raises `CalendarDataWrong` where the year
    does not follow the last announced one, and `CalendarRefused`.
    """
    read_year(notice)
    return enter_one(path, NOTICE, dict(notice), officer, now)
