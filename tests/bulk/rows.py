"""Columns of dates, told as the core tells the dates of one clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from banjie.bulk.columns import ClockDateColumns
from banjie.core.clock.running import ClockDates

PLAIN = ("due_date", "legal_date", "warn_date", "late_date", "red_date", "stopped", "provisional")


def dates_in(columns: ClockDateColumns, zone: ZoneInfo) -> list[ClockDates]:
    """Return every row with None for what is missing, moments in `zone`."""
    plain = zip(*(getattr(columns, name).tolist() for name in PLAIN), strict=True)
    moments = zip(columns.due_at.tolist(), columns.legal_at.tolist(), strict=True)
    return [
        ClockDates(
            **dict(zip(PLAIN, row, strict=True)),
            left_days=None if left < 0 else left,
            due_at=_in_zone(due_at, zone),
            legal_at=_in_zone(legal_at, zone),
        )
        for row, left, (due_at, legal_at) in zip(plain, columns.left_days.tolist(), moments, strict=True)
    ]


def _in_zone(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if at is None else at.replace(tzinfo=UTC).astimezone(zone)
