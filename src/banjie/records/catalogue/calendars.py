"""Calendars, kept for ever under their version: a clock's row names the one it was counted by."""

from datetime import date

from banjie.records.statement import Statement

_KEEP = Statement("""
INSERT INTO calendar (digest, body, from_date) VALUES (:version::text, :body::text, :from_date::date)
ON CONFLICT DO NOTHING
""")
_READ = Statement("SELECT body FROM calendar WHERE digest = :version::text")


def keep_calendar(version: str, body: str, from_date: date) -> None:
    """Keep a calendar as it counts from the day on; one that is kept already stays as it is."""
    _KEEP.count({"version": version, "body": body, "from_date": from_date})


def calendar_body(version: str) -> str | None:
    """Return the text of the calendar of this version, or None."""
    row = _READ.row({"version": version})
    return None if row is None else str(row[0])
