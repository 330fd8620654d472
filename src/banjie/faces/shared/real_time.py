"""The one place where the machine's clock is read; from here on the moment is an argument."""

from datetime import UTC, datetime


def real_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place
