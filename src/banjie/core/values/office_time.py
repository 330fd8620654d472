"""An office's date: the date of an instant in the office's zone, worked out here and nowhere else."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")


def office_date(at: datetime, zone: ZoneInfo = DEFAULT_ZONE) -> date:
    """Return the date of the aware instant `at` in the office's `zone`; a naive instant is refused."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its zone: a naive datetime has no office date")
    return at.astimezone(zone).date()


def end_of_day(day: date, zone: ZoneInfo = DEFAULT_ZONE) -> datetime:
    """Return the instant at which `day` is over in the office's `zone`."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def instant_text(at: datetime) -> str:
    """Return an aware instant as UTC text with microseconds: the one form that is hashed."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its zone: a naive datetime cannot be written to the log")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant_of(text: str) -> datetime:
    """Return the instant of its stored text (the inverse of `instant_text`)."""
    return datetime.fromisoformat(text)
