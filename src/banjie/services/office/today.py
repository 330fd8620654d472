"""The office's moment: the real one, or in a demonstration a day of its own that only moves forward."""

from datetime import date, datetime, timedelta

from banjie.core.calendar.table import LAST_DAY
from banjie.core.values.office_time import office_date
from banjie.records.setting import set_setting, setting

LATEST = date(LAST_DAY.year - 15, 12, 31)  # the longest limit is 3,650 working days
DEMO, DEMO_SHIFT = "demo", "demo_shift_days"


class NotADemo(RuntimeError):
    """Only a demonstration has a today of its own."""


class BackInTime(ValueError):
    """The demonstration's day only moves forward."""


class TooFarAhead(ValueError):
    """The calendar would end before the cases of that day do, and the day never moves back."""


def is_demo() -> bool:
    """Say whether this installation is a demonstration."""
    return setting(DEMO) == "yes"


def office_now(real: datetime) -> datetime:
    """Return the office's moment for the real aware moment: the same outside a demonstration."""
    return real + timedelta(days=int(setting(DEMO_SHIFT) or 0))


def office_today(real: datetime) -> date:
    """Return the office's date at the real aware moment."""
    return office_date(office_now(real))


def move_today(real: datetime, today: date) -> date:
    """Let the demonstration's today be `today`; return it. Raises `NotADemo`, `BackInTime`, `TooFarAhead`."""
    if not is_demo():
        raise NotADemo("this is not a demonstration: its today is the real one and cannot be moved")
    now = office_date(office_now(real))
    if today < now:
        raise BackInTime(f"the demonstration's today is {now} and only moves forward; give {now} or a later day")
    if today > LATEST:
        message = f"the calendar is too short for cases of {today}, and there is no way back"
        raise TooFarAhead(f"{message}; give {LATEST} at most")
    set_setting(DEMO_SHIFT, str((today - office_date(real)).days))
    return today
